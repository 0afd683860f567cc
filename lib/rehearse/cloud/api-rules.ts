import type { ObjectValue } from '../values/value';
import type { ApiRule } from './api-rule';
import { COMPUTE_RULES } from './rules/compute-rules';
import { DATA_RULES } from './rules/data-rules';
import { EDGE_RULES } from './rules/edge-rules';
import { LOAD_BALANCER_RULES } from './rules/load-balancer-rules';
import { NETWORK_RULES } from './rules/network-rules';
import { OPERATIONS_RULES } from './rules/operations-rules';

const RULES: ReadonlyMap<string, readonly ApiRule[]> = byType([
  ...NETWORK_RULES,
  ...LOAD_BALANCER_RULES,
  ...COMPUTE_RULES,
  ...DATA_RULES,
  ...EDGE_RULES,
  ...OPERATIONS_RULES,
]);

/** Why the cloud's API refuses the arguments: each reason, or none when it takes them. */
export function refusals(
  type: string,
  args: ObjectValue,
  others: (type: string) => readonly ObjectValue[],
): readonly string[] {
  const reasons = (RULES.get(type) ?? []).map(rule => rule.refuse(args, others, type));
  return reasons.filter(reason => reason !== undefined);
}

function byType(rules: readonly ApiRule[]): Map<string, ApiRule[]> {
  const map = new Map<string, ApiRule[]>();
  for (const rule of rules) for (const type of rule.types) map.set(type, [...(map.get(type) ?? []), rule]);
  return map;
}
