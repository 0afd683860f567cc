import { isOfAlibabaCloud, type WrittenStack } from '../stack-reader';
import { countOf, type Charge } from './charge';
import { isFree } from './free-types';
import { networkCharges } from './network-charges';
import { serverCharges } from './server-charges';
import { storageCharges } from './storage-charges';

/** Types whose charges are found above, or with the group that uses them. */
const MEASURED: ReadonlySet<string> = new Set(['alicloud_ess_scaling_group', 'alicloud_ess_scaling_configuration']);

/** All that is paid for in a stack. What nobody knows the price of is among it. */
export function chargesOf(stack: WrittenStack): Charge[] {
  const measured = [...serverCharges(stack), ...storageCharges(stack), ...networkCharges(stack)];
  const types = new Set([...MEASURED, ...measured.map(({ resource }) => resource.type)]);
  const others = stack.resources.filter(one => isOfAlibabaCloud(one) && !types.has(one.type) && !isFree(one.type));
  return [
    ...measured,
    ...others.map((resource): Charge => {
      return { kind: 'other', resource, detail: '', keys: [resource.type], unit: 'month', count: countOf(resource) };
    }),
  ];
}
