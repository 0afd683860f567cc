import type { WrittenStack } from '../stack-reader';
import type { Actor } from '../traffic/actor';
import { actorName, kindName } from '../traffic/describe';
import type { Traffic } from '../traffic/traffic';
import { WORDS, type Language, type Words } from '../words';
import { boxesOf } from './boxes';
import { edgesOf, OUTSIDE } from './edges';
import type { Picture, PictureEdge, PictureNode } from './picture';

/** The architecture of a stack, as its resources and its rules say it. */
export function architecture(stack: WrittenStack, traffic: Traffic, language: Language): Picture {
  const words = WORDS[language];
  const edges = edgesOf(traffic, words);
  const drawn = traffic.actors.filter(one => isDrawn(one, edges));
  const nodes = drawn.map(one => node(one, traffic, words));
  if (edges.some(({ to }) => to === OUTSIDE)) {
    nodes.push({ id: OUTSIDE, kind: 'internet', title: words.internet, lines: [], isOurs: false });
  }
  return {
    title: words.architectureOf(stack.name),
    description: describe(edges, traffic, words),
    nodes,
    boxes: boxesOf(stack, drawn, words),
    edges,
  };
}

/** All that the stack makes, and who else has an edge. */
function isDrawn({ id, address }: Actor, edges: readonly PictureEdge[]): boolean {
  return address !== undefined || edges.some(({ from, to }) => from === id || to === id);
}

function node(actor: Actor, traffic: Traffic, words: Words): PictureNode {
  const { id, kind, name, isOurs, construct, details } = actor;
  const isSaid = kind === 'internet' || kind === 'servers' || name === '';
  const own = isSaid ? [] : [name];
  return {
    id,
    kind,
    title: isAdministrators(actor, traffic) ? words.administrators : kindName(actor, words),
    lines: [...own, ...details.map(line => line.replace(/^× (.+)$/, (_, count: string) => words.servers(count)))],
    isOurs,
    ...(construct !== undefined && { construct }),
  };
}

/** Addresses that may open nothing but a shell. */
function isAdministrators({ id, kind }: Actor, { flows }: Traffic): boolean {
  const own = flows.filter(({ from }) => from === id);
  return kind === 'range' && own.length > 0 && own.every(({ ports }) => ports.every(port => port === '22'));
}

function describe(edges: readonly PictureEdge[], { actors }: Traffic, words: Words): string[] {
  const names = new Map([...actors.map(one => [one.id, actorName(one, words)] as const), [OUTSIDE, words.internet]]);
  return edges.map(({ from, to, lines, isBlocked }) => {
    const said = [names.get(from) ?? from, names.get(to) ?? to, lines.join(', ')] as const;
    return isBlocked ? words.mayNotCall(...said) : words.mayCall(...said);
  });
}
