import { COST_IN_CHINESE } from './chinese/cost';
import { DATA_IN_CHINESE } from './chinese/data';
import { EDGE_IN_CHINESE } from './chinese/edge';
import { IDENTITY_IN_CHINESE } from './chinese/identity';
import { NETWORK_IN_CHINESE } from './chinese/network';
import { OBSERVABILITY_IN_CHINESE } from './chinese/observability';
import { RELIABILITY_IN_CHINESE } from './chinese/reliability';
import { SERVERS_IN_CHINESE } from './chinese/servers';
import { STORAGE_IN_CHINESE } from './chinese/storage';
import type { RuleProse } from './rule-prose';

/** What the rules say in Chinese, by their ids. A test asks for each rule. */
export const RULES_IN_CHINESE: Readonly<Record<string, RuleProse>> = {
  ...NETWORK_IN_CHINESE,
  ...SERVERS_IN_CHINESE,
  ...DATA_IN_CHINESE,
  ...STORAGE_IN_CHINESE,
  ...EDGE_IN_CHINESE,
  ...IDENTITY_IN_CHINESE,
  ...OBSERVABILITY_IN_CHINESE,
  ...RELIABILITY_IN_CHINESE,
  ...COST_IN_CHINESE,
};
