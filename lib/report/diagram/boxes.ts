import { groupBy } from '../group-by';
import { referencesIn } from '../stack-resource';
import type { WrittenStack } from '../stack-reader';
import type { Actor } from '../traffic/actor';
import { constant } from '../traffic/arguments';
import type { Words } from '../words';
import type { Chip, PictureBox } from './picture';

/** The region with the VPCs in it, their vswitches, and what stands there; and what belongs to somebody else. */
export function boxesOf(stack: WrittenStack, actors: readonly Actor[], words: Words): PictureBox[] {
  const vpcs = vpcBoxes(stack, actors, words);
  const foreign = actors.filter(({ kind }) => kind === 'database' || kind === 'cache').map(({ id }) => id);
  const buckets = actors.filter(({ kind }) => kind === 'bucket').map(({ id }) => id);
  const inVpc = new Set(vpcs.flatMap(nodesIn));
  const loose = actors.filter(({ id, kind }) => isInRegion(kind) && !inVpc.has(id)).map(({ id }) => id);
  const notOurs: PictureBox = {
    id: 'not-ours',
    kind: 'not-ours',
    title: words.notOurs,
    chips: [],
    nodes: foreign,
    boxes: [],
  };
  const inside = [...vpcs, ...(foreign.length > 0 ? [notOurs] : [])];
  if (inside.length + buckets.length + loose.length === 0) return [];
  const title = stack.region === undefined ? words.region : `${words.region} ${stack.region}`;
  return [{ id: 'region', kind: 'region', title, chips: [], nodes: [...buckets, ...loose], boxes: inside }];
}

function isInRegion(kind: Actor['kind']): boolean {
  return kind === 'load-balancer' || kind === 'servers' || kind === 'nat' || kind === 'security-group';
}

function nodesIn({ nodes, boxes }: PictureBox): string[] {
  return [...nodes, ...boxes.flatMap(nodesIn)];
}

function vpcBoxes(stack: WrittenStack, actors: readonly Actor[], words: Words): PictureBox[] {
  const rows = vswitchRows(stack, actors);
  const byVpc = groupBy(rows, ([first]) => vpcOf(first as string, stack));
  return [...byVpc].map(([vpc, rowsOfVpc], index) => {
    const made = stack.find(vpc);
    // Two short lines leave edges more room beside them than one long one.
    const title = made ? `${words.vpc} ${constant(made.arguments['cidr_block']) ?? made.name}` : words.joined;
    return {
      id: `vpc-${index}`,
      kind: 'vpc',
      title,
      chips: [],
      nodes: [],
      boxes: rowsOfVpc.map((row, number) => vswitchBox(`vpc-${index}-${number}`, row, stack, actors, words)),
      ...(made ? { construct: made.construct } : { line: vpc }),
    };
  });
}

function vpcOf(vswitch: string, stack: WrittenStack): string {
  const vpc = stack.find(vswitch)?.arguments['vpc_id'];
  return referencesIn(vpc)[0] ?? constant(vpc) ?? '';
}

function vswitchBox(
  id: string,
  row: readonly string[],
  stack: WrittenStack,
  actors: readonly Actor[],
  words: Words,
): PictureBox {
  const nodes = actors.filter(({ vswitches }) => vswitches.some(one => row.includes(one))).map(one => one.id);
  const chips = row.map(address => chip(address, stack));
  return { id, kind: 'vswitches', title: words.vswitches, chips, nodes, boxes: [], ...constructOf(row, stack) };
}

function chip(address: string, stack: WrittenStack): Chip {
  const given = stack.find(address)?.arguments ?? {};
  return { title: constant(given['zone_id']) ?? '?', line: constant(given['cidr_block']) ?? '?' };
}

/** The construct around all vswitches of a row. */
function constructOf(row: readonly string[], stack: WrittenStack): { readonly construct?: string } {
  const paths = row.flatMap(address => stack.find(address)?.construct.split('/').slice(0, -1).join('/') ?? []);
  const [first] = paths;
  return first !== undefined && first !== '' && paths.every(path => path === first) ? { construct: first } : {};
}

/** Vswitches that anybody stands in together make one row, since servers of a fleet may be in any of them. */
function vswitchRows(stack: WrittenStack, actors: readonly Actor[]): string[][] {
  const rows: Set<string>[] = [];
  const sets = [
    ...actors.map(({ vswitches }) => vswitches),
    ...stack.ofType('alicloud_vswitch').map(one => [one.address]),
  ];
  for (const set of sets.filter(one => one.length > 0)) {
    const [row = new Set<string>(), ...others] = rows.filter(one => set.some(address => one.has(address)));
    if (!rows.includes(row)) rows.push(row);
    [...set, ...others.flatMap(one => [...one])].forEach(address => row.add(address));
    others.forEach(one => rows.splice(rows.indexOf(one), 1));
  }
  const order = stack.ofType('alicloud_vswitch').map(({ address }) => address);
  return rows.map(row => [...row].toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
}
