import { groupBy } from './group-by';
import { referencesIn, type StackResource } from './stack-resource';
import type { WrittenStack } from './stack-reader';

/** The scaling groups of each fleet: those on one launch template have servers that are alike, such as one a zone. */
export function fleetsIn(stack: WrittenStack): StackResource[][] {
  const groups = stack.ofType('alicloud_ess_scaling_group');
  return [
    ...groupBy(groups, group => referencesIn(group.arguments['launch_template_id'])[0] ?? group.address).values(),
  ];
}
