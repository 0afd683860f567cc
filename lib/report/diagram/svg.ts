import { escapeMarkup } from '../plain-text';
import { Lines } from './free-place';
import { ICONS } from './icons';
import type { Layout, Placed, PlacedBox, PlacedEdge, Point } from './layout';
import { CHIP_HEIGHT, ICON, PADDING, type Label } from './measure';
import type { PictureNode } from './picture';
import { STANDALONE_STYLE } from './style';

/** Space around the picture. */
const MARGIN = 16;
/** How far the label of an edge may move out of the way of another. */
const LEEWAY = 24;

export interface SvgOptions {
  /** Names of elements begin with this, so that several pictures can stand in one page. @default 'diagram' */
  readonly prefix?: string;
  /**
   * For a page that styles the picture and answers clicks: boxes and nodes are buttons with `data-construct`.
   * @default false - a picture of its own, with its style
   */
  readonly isPartOfPage?: boolean;
}

/** The picture as SVG, without any script. All text is escaped. */
export function toSvg(layout: Layout, { prefix = 'diagram', isPartOfPage = false }: SvgOptions = {}): string {
  const [width, height] = [layout.width + 2 * MARGIN, layout.height + 2 * MARGIN].map(Math.ceil) as [number, number];
  const role = isPartOfPage ? 'group' : 'img';
  const lines = new Lines(layout.edges);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="diagram" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="${role}" aria-labelledby="${prefix}-title ${prefix}-desc">`,
    `<title id="${prefix}-title">${escapeMarkup(layout.picture.title)}</title>`,
    `<desc id="${prefix}-desc">${escapeMarkup(layout.picture.description.join(' '))}</desc>`,
    ...(isPartOfPage ? [] : [`<style>${STANDALONE_STYLE}</style>`]),
    `<rect class="paper" width="${width}" height="${height}" rx="10"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">`,
    ...layout.boxes.map(drawFrame),
    ...layout.edges.map(drawEdge),
    ...layout.edges.map(edge => drawEdgeLabel(edge, lines)),
    ...layout.boxes.map(box => drawBox(box, lines, isPartOfPage)),
    ...layout.nodes.map(node => drawNode(node, isPartOfPage)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function drawFrame({ it, x, y, width, height }: PlacedBox): string {
  return `<rect class="frame ${it.kind}" ${place(x, y, width, height)} rx="8"/>`;
}

/** What is written in a box: its title beside the edges that cross its upper part, and its vswitches. */
function drawBox({ it, x, y, width, text, chips }: PlacedBox, lines: Lines, isButton: boolean): string {
  const inset = 14;
  const band = { x: x + inset, y: y + inset - 2, width: width - 2 * inset, height: text.height };
  const left = lines.freeX(band, text.width);
  const title = drawLabels(text.labels, { x: left, y: band.y });
  const column = chips ? drawLabels(chips.text.labels, chips) + drawChips(chips) : '';
  return `<g class="box over-${it.kind}"${button(it.construct, isButton)}>${title}${column}</g>`;
}

function drawChips({ text, x, y }: NonNullable<PlacedBox['chips']>): string {
  return text.chips
    .map(({ chip, ...at }) => {
      const [left, top] = [x + at.x, y + at.y];
      return [
        `<rect class="chip" ${place(left, top, at.width, CHIP_HEIGHT)} rx="5"/>`,
        `<text class="chip-title" ${at2(left + 10, top + 16)}>${escapeMarkup(chip.title)}</text>`,
        `<text class="soft" ${at2(left + 10, top + 32)}>${escapeMarkup(chip.line)}</text>`,
      ].join(' ');
    })
    .join('');
}

function drawNode({ it, x, y, width, height, text }: Placed<PictureNode>, isButton: boolean): string {
  const whose = it.isOurs ? 'ours' : it.kind === 'database' || it.kind === 'cache' ? 'theirs' : 'outside';
  const card = `<rect class="card" ${place(x, y, width, height)} rx="7"/>`;
  const icon = `<path class="icon" transform="translate(${round(x + PADDING)} ${round(y + height / 2 - ICON / 2)})" d="${ICONS[it.kind]}"/>`;
  return `<g class="node ${whose}"${button(it.construct, isButton)}>${card}${icon}${drawLabels(text.labels, { x, y })}</g>`;
}

/** A part that can be chosen; the text on it is its name. */
function button(construct: string | undefined, isButton: boolean): string {
  if (!isButton || construct === undefined) return '';
  return ` role="button" tabindex="0" data-construct="${escapeMarkup(construct)}"`;
}

function drawEdge({ it, curve, tip }: PlacedEdge): string {
  const [start, ...points] = curve;
  if (start === undefined) return '';
  const path = `<path d="M${pair(start)}C${points.map(pair).join(' ')}"/>`;
  const tipPath = arrow(points.at(-1) ?? start, tip);
  const classes = ['edge', ...(it.isMain ? ['main'] : []), ...(it.isBlocked ? ['blocked'] : [])].join(' ');
  return `<g class="${classes}">${path}${tipPath}</g>`;
}

/** Over all edges, so that none runs through the label of another. */
function drawEdgeLabel({ it, text, label }: PlacedEdge, lines: Lines): string {
  const room = { ...label, width: text.width + LEEWAY, height: text.height };
  const x = lines.freeX(room, text.width);
  return `<g class="edge-label${it.isBlocked ? ' blocked' : ''}">${drawLabels(text.labels, { x, y: label.y })}</g>`;
}

/** A triangle from the end of the curve to what it points at. */
function arrow(from: Point, to: Point): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [((to.x - from.x) / length) * 4, ((to.y - from.y) / length) * 4];
  const corners = [to, { x: from.x - dy, y: from.y + dx }, { x: from.x + dy, y: from.y - dx }];
  return `<path class="tip" d="M${corners.map(pair).join('L')}Z"/>`;
}

function drawLabels(labels: readonly Label[], { x, y }: Point): string {
  return labels
    .map(
      one =>
        `<text class="${one.isTitle ? 'title' : 'soft'}" ${at2(x + one.x, y + one.y)}>${escapeMarkup(one.text)}</text>`,
    )
    .join(' ');
}

function place(x: number, y: number, width: number, height: number): string {
  return `${at2(x, y)} width="${round(width)}" height="${round(height)}"`;
}

function at2(x: number, y: number): string {
  return `x="${round(x)}" y="${round(y)}"`;
}

function pair({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

/** Two digits are finer than any screen, and the same on every machine. */
function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
