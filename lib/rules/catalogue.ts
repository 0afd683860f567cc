import { COST_RULES } from './families/cost';
import { DATA_RULES } from './families/data';
import { EDGE_RULES } from './families/edge';
import { IDENTITY_RULES } from './families/identity';
import { NETWORK_RULES } from './families/network';
import { OBSERVABILITY_RULES } from './families/observability';
import { RELIABILITY_RULES } from './families/reliability';
import { SERVER_RULES } from './families/servers';
import { STORAGE_RULES } from './families/storage';
import type { Rule } from './rule';

/** Every rule of this package, family by family. */
export const RULES: readonly Rule[] = [
  ...NETWORK_RULES,
  ...SERVER_RULES,
  ...DATA_RULES,
  ...STORAGE_RULES,
  ...EDGE_RULES,
  ...IDENTITY_RULES,
  ...OBSERVABILITY_RULES,
  ...RELIABILITY_RULES,
  ...COST_RULES,
];
