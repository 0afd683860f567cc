import { plainText } from '../plain-text';
import type { Picture, PictureBox, PictureNode } from './picture';

/** The picture in the language of Mermaid, which GitHub and GitLab draw in Markdown. It has a layout of its own. */
export function toMermaid({ title, nodes, boxes, edges }: Picture): string {
  const index = new Map(nodes.map(({ id }, number) => [id, number]));
  const inBox = new Set(boxes.flatMap(nodesIn));
  let count = 0;
  const box = (one: PictureBox, indent: string): string[] => {
    const heading = [
      one.title,
      ...(one.line === undefined ? [] : [one.line]),
      ...one.chips.map(({ title: zone, line }) => `${zone} ${line}`),
    ];
    return [
      `${indent}subgraph b${count++} [${label(heading)}]`,
      ...one.nodes.flatMap(id => nodes.filter(node => node.id === id)).map(node => `${indent}  ${shape(node, index)}`),
      ...one.boxes.flatMap(inner => box(inner, `${indent}  `)),
      `${indent}end`,
    ];
  };
  return [
    'flowchart TB',
    `  accTitle: ${escape(title)}`,
    ...nodes.filter(({ id }) => !inBox.has(id)).map(node => `  ${shape(node, index)}`),
    ...boxes.flatMap(one => box(one, '  ')),
    ...edges.map(edge => {
      const arrow = edge.isBlocked ? '-.-x' : edge.isMain ? '==>' : '-->';
      return `  n${index.get(edge.from)} ${arrow}|${label(edge.lines)}| n${index.get(edge.to)}`;
    }),
    '',
  ].join('\n');
}

function nodesIn({ nodes, boxes }: PictureBox): string[] {
  return [...nodes, ...boxes.flatMap(nodesIn)];
}

function shape(node: PictureNode, index: ReadonlyMap<string, number>): string {
  const text = label([node.title, ...node.lines]);
  const drawn =
    node.kind === 'database' || node.kind === 'cache'
      ? `[(${text})]`
      : node.kind === 'internet'
        ? `([${text}])`
        : `[${text}]`;
  return `n${index.get(node.id)}${drawn}`;
}

function label(lines: readonly string[]): string {
  return `"${lines.map(escape).join('<br/>')}"`;
}

/** Mermaid has character references of its own; nothing but letters, digits and a few signs goes in as it is. */
function escape(text: string): string {
  return plainText(text).replace(/[^\p{L}\p{N} .,:/()_✕-]/gu, char => `#${char.codePointAt(0)};`);
}
