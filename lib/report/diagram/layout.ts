import { flatBoxes, toDot } from './dot';
import { measureChips, measureEdge, measureHeading, measureNode, type Measured } from './measure';
import type { Picture, PictureBox, PictureEdge, PictureNode } from './picture';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Something with its place: the top left corner, in pixels from that of the picture. */
export interface Placed<T> extends Point {
  readonly it: T;
  readonly width: number;
  readonly height: number;
  readonly text: Measured;
}

export interface PlacedEdge {
  readonly it: PictureEdge;
  /** A start, and three points for each curve. */
  readonly curve: readonly Point[];
  /** Where the arrow points. */
  readonly tip: Point;
  readonly text: Measured;
  /** The top left corner of its label. */
  readonly label: Point;
}

export interface PlacedBox extends Placed<PictureBox> {
  /** Its vswitches, and the top left corner of their column. @default - it has none */
  readonly chips?: { readonly text: Measured } & Point;
}

export interface Layout {
  readonly picture: Picture;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly nodes: readonly Placed<PictureNode>[];
  readonly edges: readonly PlacedEdge[];
}

interface DotObject {
  readonly name: string;
  readonly bb?: string;
  readonly pos?: string;
  readonly lp?: string;
}

interface DotResult {
  readonly bb: string;
  readonly objects?: readonly DotObject[];
  readonly edges?: readonly (DotObject & { readonly id: string })[];
}

/** Gives everything in a picture its place. The work is Graphviz's, which is loaded for the first picture. */
export async function layOut(picture: Picture): Promise<Layout> {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  const graphviz = await Graphviz.load();
  const result = JSON.parse(graphviz.layout(toDot(picture), 'json', 'dot')) as DotResult;
  const [, , width = 0, height = 0] = numbers(result.bb);
  const objects = new Map(result.objects?.map(one => [one.name, one]));
  const edges = new Map(result.edges?.map(one => [one.id, one]));
  // Graphviz counts from below.
  const at = (x: number, y: number): Point => ({ x, y: height - y });
  return {
    picture,
    width,
    height,
    boxes: flatBoxes(picture.boxes).map((it, index) =>
      placeBox(it, objects.get(`cluster_${index}`), objects.get(`c${index}`), at),
    ),
    nodes: picture.nodes.map((it, index) => placeNode(it, objects.get(`n${index}`), at)),
    edges: picture.edges.map((it, index) => placeEdge(it, edges.get(`e${index}`), at)),
  };
}

type At = (x: number, y: number) => Point;

function placeBox(it: PictureBox, object: DotObject | undefined, column: DotObject | undefined, at: At): PlacedBox {
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers(object?.bb);
  const box = { it, ...at(left, top), width: right - left, height: top - bottom, text: measureHeading(it) };
  if (column === undefined) return box;
  const text = measureChips(it);
  const [x = 0, y = 0] = numbers(column.pos);
  return { ...box, chips: { text, ...at(x - text.width / 2, y + text.height / 2) } };
}

function placeNode(it: PictureNode, object: DotObject | undefined, at: At): Placed<PictureNode> {
  const text = measureNode(it);
  const [x = 0, y = 0] = numbers(object?.pos);
  return { it, ...at(x - text.width / 2, y + text.height / 2), width: text.width, height: text.height, text };
}

function placeEdge(it: PictureEdge, object: DotObject | undefined, at: At): PlacedEdge {
  const text = measureEdge(it);
  const [end = '', ...points] = (object?.pos ?? 'e,0,0 0,0').split(' ');
  const [x = 0, y = 0] = numbers(end.slice('e,'.length));
  const curve = points.map(point => numbers(point)).map(([px = 0, py = 0]) => at(px, py));
  const [lx = 0, ly = 0] = numbers(object?.lp);
  return { it, curve, tip: at(x, y), text, label: at(lx - text.width / 2, ly + text.height / 2) };
}

function numbers(text = ''): number[] {
  return text.split(',').map(Number);
}
