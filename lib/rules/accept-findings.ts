import type { IConstruct } from 'constructs';
import { acknowledge } from './acknowledgement';

/**
 * Accept what rules find in a construct of this package, and why, by the id of the rule. Users cannot take it back, so it may
 * have no effect.
 */
export function acceptFindings(construct: IConstruct, accepted: Readonly<Record<string, string>>): void {
  for (const [rule, reason] of Object.entries(accepted)) {
    acknowledge(construct, rule, { reason, owner: 'pigeon-constructs', mayBeUnused: true });
  }
}
