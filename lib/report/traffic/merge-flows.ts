import { groupBy } from '../group-by';
import { sortPorts } from './describe';
import { flow, type Flow } from './flow';

/**
 * One flow for what several rules say alike: the same pair, protocol and meaning. A rule that lets in what a load balancer
 * forwards is part of the forwarding, so it is told there.
 */
export function mergeFlows(flows: readonly Flow[]): Flow[] {
  const forwarded = new Set(flows.filter(({ kind }) => kind === 'forward').flatMap(({ rules }) => rules));
  const told = flows.filter(({ kind, rules }) => kind !== 'rule' || !rules.every(rule => forwarded.has(rule)));
  const alike = groupBy(told, ({ from, to, kind, protocol, paths, verdict, note }) =>
    JSON.stringify([from, to, kind, protocol, paths, verdict, note]),
  );
  return [...alike.values()].map(same =>
    flow({
      ...(same[0] as Flow),
      ports: sortPorts(same.flatMap(({ ports }) => ports)),
      rules: [...new Set(same.flatMap(({ rules }) => rules))],
    }),
  );
}
