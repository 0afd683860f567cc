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

/** The title of a box, which stands on its upper edge. A box with vswitches has them beside its nodes in place of a title. */
export function measureHeading({ title, line, chips }: PictureBox): Measured {
  if (chips.length > 0) return { width: 0, height: 0, labels: [], chips: [] };
  const labels = [
    ...wrap(plainText(title), 34).map(text => ({ text, isTitle: true })),
    ...(line === undefined ? [] : wrap(plainText(line), 38).map(text => ({ text, isTitle: false }))),
  ].map((one, index) => ({ ...one, x: 0, y: 11 + index * LEADING }));
  return { width: widest(labels), height: labels.length * LEADING, labels, chips: [] };
}

/** The vswitches of a box, in a column below its title. */
export function measureChips({ title, chips }: PictureBox): Measured {
  const labels = wrap(plainText(title), 24).map((text, index) => ({
    text,
    isTitle: true,
    x: 2,
    y: 11 + index * LEADING,
  }));
  const top = labels.length * LEADING + 3;
  const width = Math.max(widest(labels) + 4, ...chips.map(chipWidth));
  const placed = chips.map((chip, index) => ({ chip, width, x: 0, y: top + index * (CHIP_HEIGHT + GAP) }));
  return { width, height: top + chips.length * (CHIP_HEIGHT + GAP) - GAP, labels, chips: placed };
}

export function measureEdge({ lines }: PictureEdge): Measured {
  const wrapped = lines.flatMap((line, index) =>
    wrap(plainText(line), 32).map(text => ({ text, isTitle: index === 0 })),
  );
  const labels = wrapped.map((one, index) => ({ ...one, x: 6, y: 13 + index * 15 }));
  return { width: widest(labels) + 12, height: labels.length * 15 + 6, labels, chips: [] };
}

function chipWidth({ title, line }: Chip): number {
  return Math.max(textWidth(plainText(title), LINE, true), textWidth(plainText(line), LINE)) + 20;
}

function widest(labels: readonly Label[]): number {
  return Math.max(0, ...labels.map(({ text, isTitle }) => textWidth(text, isTitle ? TITLE : LINE, isTitle)));
}
