import type { WrittenStack } from '../stack-reader';
import { INTERNET, type Actor } from './actor';
import { balancerFlows } from './balancer-flows';
import { Cast } from './cast';
import { cdnFlows } from './cdn-flows';
import { dataFlows } from './data-flows';
import type { Flow } from './flow';
import { groupFlows } from './group-flows';
import { groupRules } from './group-rules';
import { outboundFlows } from './outbound-flows';

/** Who may talk to whom in one stack. */
export interface Traffic {
  /** The internet first; then from the edge inwards. Only those who take part, and all that the stack makes. */
  readonly actors: readonly Actor[];
  readonly flows: readonly Flow[];
}

/** Reads from a synthesized stack who may talk to whom, on which port and by which rule. */
export function readTraffic(stack: WrittenStack): Traffic {
  const cast = new Cast(stack);
  const rules = groupRules(stack);
  const flows = [
    ...cdnFlows(stack, cast),
    ...balancerFlows(stack, cast, rules),
    ...groupFlows(stack, cast, rules),
    ...dataFlows(stack, cast, rules),
    ...outboundFlows(stack, cast, rules),
  ];
  const taking = new Set(flows.flatMap(({ from, to }) => [from, to]));
  return { actors: cast.all.filter(({ id, address }) => address !== undefined || taking.has(id)), flows };
}

/** The parties that the internet may call, and those that may call the internet, by whichever way. */
export function internetReach({ flows }: Traffic): {
  readonly inward: readonly string[];
  readonly outward: readonly string[];
} {
  const open = flows.filter(
    ({ verdict, note }) => verdict === 'allowed' && note !== 'redirect' && note !== 'no-public-address',
  );
  const inward = open.filter(({ from }) => from === INTERNET.id).map(({ to }) => to);
  const outward = new Set(
    open.filter(({ kind, to }) => kind === 'outbound' && to === INTERNET.id).map(({ from }) => from),
  );
  for (const { from, to, kind } of open) if (kind === 'outbound' && outward.has(to)) outward.add(from);
  return { inward: [...new Set(inward)], outward: [...outward] };
}
