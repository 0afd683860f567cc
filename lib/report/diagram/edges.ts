import type { Actor } from '../traffic/actor';
import { groupBy } from '../group-by';
import { pathsText, portsText, sortPorts } from '../traffic/describe';
import type { Flow } from '../traffic/flow';
import type { Traffic } from '../traffic/traffic';
import type { Words } from '../words';
import type { PictureEdge } from './picture';

/** The internet as the place that servers call; drawn apart from the internet that calls them. */
export const OUTSIDE = 'internet-called';

/** One edge for each pair that may talk, or that is stopped; its ports are those of the rules. */
export function edgesOf(traffic: Traffic, words: Words): PictureEdge[] {
  const pairs = groupBy(traffic.flows.filter(isDrawn), ({ from, to, kind }) =>
    JSON.stringify([from, kind === 'outbound' && to === 'internet' ? OUTSIDE : to]),
  );
  const actors = new Map(traffic.actors.map(one => [one.id, one]));
  return [...pairs].map(([pair, flows]) => {
    const [from, to] = JSON.parse(pair) as [string, string];
    return edge(from, to, flows, words, actors.get(from));
  });
}

/** What is admitted without an account, or would need a way that is not there, is for the matrix. */
function isDrawn({ note }: Flow): boolean {
  return note === undefined || note === 'no-ingress-rule' || note === 'inner-access' || note === 'no-public-address';
}

function edge(from: string, to: string, flows: readonly Flow[], words: Words, caller: Actor | undefined): PictureEdge {
  const forwards = flows.filter(({ kind }) => kind === 'forward');
  const blocked = flows.filter(({ verdict }) => verdict === 'blocked');
  const open = flows.filter(({ verdict }) => verdict === 'allowed');
  // Of a load balancer the rules of the security groups say the ports; its own say only where it sends.
  const rules = open.filter(({ kind }) => kind === 'rule');
  const shown = rules.length > 0 ? rules : open;
  const ports = [...groupBy(shown, ({ protocol }) => protocol)].map(([protocol, same]) =>
    portsText(protocol, sortPorts(same.flatMap(one => one.ports)), words),
  );
  const openPorts = new Set(shown.flatMap(one => one.ports));
  const stopped = sortPorts(blocked.flatMap(one => one.ports)).map(
    port => `✕ ${port} ${openPorts.has(port) ? words.blockedPartly : words.blocked}`,
  );
  const paths = requestsText(flows, forwards, words);
  const isUnreachable = flows.every(({ note }) => note === 'no-public-address');
  return {
    from,
    to,
    lines: [ports.join(' · '), ...stopped, paths, isUnreachable ? words.noPublicAddress : ''].filter(
      line => line !== '',
    ),
    isBlocked: blocked.length > 0,
    isMain: flows.some(({ kind }) => kind !== 'rule' && kind !== 'outbound') && !isShortCut(flows, caller),
  };
}

function requestsText(flows: readonly Flow[], forwards: readonly Flow[], words: Words): string {
  const paths = [...new Set(flows.flatMap(one => one.paths))];
  if (paths.length > 0) return pathsText(paths, words);
  return forwards.length > 0 ? words.everythingElse : '';
}

/** The internet may also call the load balancer past the edge; that is true, and not how visitors come. */
function isShortCut(flows: readonly Flow[], caller: Actor | undefined): boolean {
  return caller?.kind === 'internet' && flows.every(({ to }) => to.startsWith('alicloud_alb_load_balancer.'));
}
