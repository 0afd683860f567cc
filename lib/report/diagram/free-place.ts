import type { PlacedEdge, Point } from './layout';

/** A part of the picture. */
export interface Area extends Point {
  readonly width: number;
  readonly height: number;
}

/** How finely curves are looked at. */
const STEPS = 24;
/** Room to leave beside a line. */
const CLEAR = 5;

/** The lines of a picture, to find places beside them. */
export class Lines {
  private readonly lines: readonly { readonly edge: PlacedEdge; readonly extent: Area }[];
  private readonly points = new Map<PlacedEdge, readonly Point[]>();

  constructor(edges: readonly PlacedEdge[]) {
    // A curve stays within the points that it is made from.
    this.lines = edges.map(edge => ({ edge, extent: extentOf([...edge.curve, edge.tip]) }));
  }

  /** Where, from left to right, a text in `area` stands free of all lines; its left end when there is no such place. */
  public freeX(area: Area, width: number): number {
    const near = this.lines.filter(({ extent }) => meet(extent, area));
    const crossings = near
      .flatMap(({ edge }) => this.pointsOf(edge).filter(point => isIn(area, point)))
      .map(({ x }) => x);
    const places = [area.x, ...crossings.map(x => x + CLEAR)].toSorted((a, b) => a - b);
    const fits = (x: number) => x + width <= area.x + area.width && crossings.every(at => at < x || at > x + width);
    return places.find(fits) ?? area.x;
  }

  /** Only of those that come near a text: most of a large picture do not. */
  private pointsOf(edge: PlacedEdge): readonly Point[] {
    const points = this.points.get(edge) ?? pointsOf(edge);
    this.points.set(edge, points);
    return points;
  }
}

function extentOf(points: readonly Point[]): Area {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function meet(a: Area, b: Area): boolean {
  const across = a.x - CLEAR <= b.x + b.width && b.x <= a.x + a.width + CLEAR;
  return across && a.y - CLEAR <= b.y + b.height && b.y <= a.y + a.height + CLEAR;
}

function isIn({ x, y, width, height }: Area, point: Point): boolean {
  return point.x >= x - CLEAR && point.x <= x + width + CLEAR && point.y >= y - CLEAR && point.y <= y + height + CLEAR;
}

/** Points along an edge: its curves are cubic, each of three points after the one before. */
function pointsOf({ curve, tip }: PlacedEdge): Point[] {
  const points: Point[] = [];
  for (let at = 0; at + 3 < curve.length; at += 3) {
    const [a, b, c, d] = curve.slice(at, at + 4) as [Point, Point, Point, Point];
    for (let step = 0; step <= STEPS; step++) points.push(onCurve(a, b, c, d, step / STEPS));
  }
  return [...points, tip];
}

function onCurve(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const u = 1 - t;
  const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t] as const;
  return { x: p * a.x + q * b.x + r * c.x + s * d.x, y: p * a.y + q * b.y + r * c.y + s * d.y };
}
