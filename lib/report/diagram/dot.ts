import { measureChips, measureEdge, measureHeading, measureNode, type Size } from './measure';
import type { Picture, PictureBox } from './picture';

const PIXELS_AN_INCH = 72;
/** From this many edges on, Graphviz is to stop searching early: the last crossing avoided is not worth a second. */
const MANY = 200;

/**
 * The picture for Graphviz: sizes, boxes and edges, and no text. What is written on it never gets there, so it can neither
 * break the language of Graphviz nor be measured by the wrong font.
 */
export function toDot(picture: Picture): string {
  const index = new Map(picture.nodes.map(({ id }, number) => [id, number]));
  const nodes = picture.nodes.map((node, number) => `n${number} [${size(measureNode(node))}]`);
  const edges = picture.edges.map((edge, number) => {
    const weight = edge.isMain ? 4 : 1;
    return `n${index.get(edge.from)} -> n${index.get(edge.to)} [id="e${number}" weight=${weight} label=${blank(measureEdge(edge))}]`;
  });
  let count = 0;
  const cluster = (box: PictureBox): string => {
    const number = count++;
    // As a node of its own, since edges keep clear of nodes, and run through titles.
    const chips = box.chips.length > 0 ? [`c${number} [${size(measureChips(box))}]`] : [];
    const inside = [...chips, ...box.nodes.map(id => `n${index.get(id)}`), ...box.boxes.map(cluster)];
    return `subgraph cluster_${number} { margin=14 labeljust=l label=${blank(measureHeading(box))} ${inside.join('; ')} }`;
  };
  const clusters = picture.boxes.map(cluster);
  return [
    'digraph {',
    `graph [rankdir=TB nodesep=0.4 ranksep=0.45 splines=spline${picture.edges.length < MANY ? '' : ' mclimit=0.3 nslimit=1 nslimit1=1'}]`,
    'node [shape=box fixedsize=true label=""]',
    'edge [arrowsize=0.7]',
    ...nodes,
    ...clusters,
    ...edges,
    '}',
  ].join('\n');
}

function size({ width, height }: Size): string {
  return `width=${inches(width)} height=${inches(height)}`;
}

function inches(pixels: number): string {
  return (pixels / PIXELS_AN_INCH).toFixed(4);
}

/** A label that only takes room. */
function blank({ width, height }: Size): string {
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  return `<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" FIXEDSIZE="TRUE" WIDTH="${w}" HEIGHT="${h}"><TR><TD></TD></TR></TABLE>>`;
}

/** The boxes in the order of their clusters. */
export function flatBoxes(boxes: readonly PictureBox[]): PictureBox[] {
  return boxes.flatMap(box => [box, ...flatBoxes(box.boxes)]);
}
