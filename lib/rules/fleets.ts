import type { RenderedResource } from './resource';
import type { Rule } from './rule';
import type { StackReader } from './stack-reader';

/** The scaling groups of servers that are alike: those on one launch template, such as one a zone. */
export type RenderedFleet = readonly RenderedResource[];

/**
 * Looks at each fleet by itself. What is wrong with it is found at its first group.
 *
 * @param judge what is wrong with a fleet, or nothing
 */
export function eachFleet(
  judge: (fleet: RenderedFleet, stack: StackReader) => string | false | undefined,
): Rule['find'] {
  return stack => {
    const groups = stack.all('ess_scaling_group');
    return groups.flatMap(resource => {
      const fleet = groups.filter(other => areAlike(other, resource));
      const message = fleet[0] === resource && judge(fleet, stack);
      return message ? [{ resource, message }] : [];
    });
  };
}

/** The servers of all groups at least, or at most. @returns nothing where that of one is not known */
export function serversOf(fleet: RenderedFleet, argument: 'min_size' | 'max_size'): number | undefined {
  const sizes = fleet.map(group => group.number(argument));
  return sizes.reduce((sum, size) => (sum === undefined || size === undefined ? undefined : sum + size), 0);
}

function areAlike(one: RenderedResource, other: RenderedResource): boolean {
  const template = one.value('launch_template_id');
  return one === other || (template !== undefined && template === other.value('launch_template_id'));
}
