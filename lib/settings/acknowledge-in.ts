import type { TerraformStack } from 'cdktf';
import { acknowledge } from '../rules/acknowledgement';
import type { AcknowledgementSettings } from './environment-settings';
import type { GuardRail } from './guard-rail-names';

/** What rules find where a guard rail is given up, and where. */
const FOLLOWS: Readonly<Record<GuardRail, readonly { readonly rule: string; readonly at?: string }[]>> = {
  'single-frontend-server': [{ rule: 'reliability/two-servers', at: 'Web/Frontend' }],
  'single-backend-server': [{ rule: 'reliability/two-servers', at: 'Web/Backend' }],
  'no-deletion-protection': [{ rule: 'reliability/deletion-protection' }, { rule: 'reliability/prevent-destroy' }],
  'no-backup': [{ rule: 'storage/versioned' }],
};

/** Says in a stack what its settings acknowledge. Who gives up a guard rail need not acknowledge what follows from it. */
export function acknowledgeIn(stack: TerraformStack, { rule, address, ...rest }: AcknowledgementSettings): void {
  const followers = Object.hasOwn(FOLLOWS, rule) ? FOLLOWS[rule as GuardRail] : undefined;
  for (const follower of followers ?? []) {
    acknowledge(stack, follower.rule, { ...rest, at: address ?? follower.at, mayBeUnused: true });
  }
  if (!followers) {
    acknowledge(stack, rule, { ...rest, at: address });
  }
}
