import { plainText } from '../plain-text';
import type { Chip, PictureBox, PictureEdge, PictureNode } from './picture';
import { textWidth, wrap } from './text-size';

/** Sizes of type and of the space around it, in pixels. */
export const TITLE = 13;
export const LINE = 11.5;
export const LEADING = 17;
export const PADDING = 12;
export const ICON = 20;
export const CHIP_HEIGHT = 40;
export const GAP = 8;
const CHIPS_A_ROW = 3;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A text with its place, from the top left of what it belongs to. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly isTitle: boolean;
}

export interface Measured extends Size {
  readonly labels: readonly Label[];
  /** Where chips stand, in the order of the chips. */
  readonly chips: readonly { readonly x: number; readonly y: number; readonly width: number; readonly chip: Chip }[];
}

export function measureNode({ title, lines }: PictureNode): Measured {
  const left = PADDING + ICON + GAP;
  const titles = wrap(plainText(title), 30).map(text => ({ text, isTitle: true }));
  const rest = lines.flatMap(line => wrap(plainText(line), 34)).map(text => ({ text, isTitle: false }));
  const labels = [...titles, ...rest].map((one, index) => ({ ...one, x: left, y: PADDING + 11 + index * LEADING }));
  const width = Math.max(150, left + widest(labels) + PADDING);
  return { width, height: PADDING * 2 + labels.length * LEADING - 3, labels, chips: [] };
}

/** The heading of a box: its title, and its chips in rows below. */
export function measureHeading({ title, chips }: PictureBox): Measured {
  const labels = wrap(plainText(title), 60).map((text, index) => ({ text, isTitle: true, x: 0, y: 12 + index * LEADING }));
  const top = labels.length * LEADING + 4;
  const width = Math.max(0, ...chips.map(chipWidth));
  const placed = chips.map((chip, index) => ({
    chip,
    width,
    x: (index % CHIPS_A_ROW) * (width + GAP),
    y: top + Math.floor(index / CHIPS_A_ROW) * (CHIP_HEIGHT + GAP),
  }));
  const columns = Math.min(chips.length, CHIPS_A_ROW);
  const rows = Math.ceil(chips.length / CHIPS_A_ROW);
  return {
    width: Math.max(widest(labels), columns * (width + GAP)),
    height: top + rows * (CHIP_HEIGHT + GAP),
    labels,
    chips: placed,
  };
}

export function measureEdge({ lines }: PictureEdge): Measured {
  const wrapped = lines.flatMap((line, index) => wrap(plainText(line), 32).map(text => ({ text, isTitle: index === 0 })));
  const labels = wrapped.map((one, index) => ({ ...one, x: 6, y: 13 + index * 15 }));
  return { width: widest(labels) + 12, height: labels.length * 15 + 6, labels, chips: [] };
}

function chipWidth({ title, line }: Chip): number {
  return Math.max(textWidth(plainText(title), LINE, true), textWidth(plainText(line), LINE)) + 20;
}

function widest(labels: readonly Label[]): number {
  return Math.max(0, ...labels.map(({ text, isTitle }) => textWidth(text, isTitle ? TITLE : LINE, isTitle)));
}
