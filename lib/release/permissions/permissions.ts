import type { Statement } from '../../compute/role-policy';
import type { RenderedResource } from '../../rules/resource';
import type { Arguments } from './arguments-of';
import type { Grants } from './type-permissions';

/** Actions, by the ARNs that they are done on. */
export class Permissions {
  private readonly arnsByAction = new Map<string, Set<string>>();

  /** Add what `grants` say of one resource. */
  public add(grants: Grants, resource: RenderedResource, known: Arguments): void {
    for (const [patterns, actions] of Object.entries(grants)) {
      const arns = patterns.split(' ').flatMap(pattern => known.arns(pattern, resource));
      actionsOf(actions).forEach(action => this.allow(action, arns));
    }
  }

  public allow(action: string, arns: readonly string[]): void {
    if (arns.length > 0) {
      this.arnsByAction.set(action, new Set([...(this.arnsByAction.get(action) ?? []), ...arns]));
    }
  }

  /** As few statements as there are sets of ARNs, in an order that no order of resources changes. */
  public get statements(): Statement[] {
    const byResources = new Map<string, string[]>();
    for (const [action, arns] of [...this.arnsByAction].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
      const resources = arns.has('*') ? '*' : [...arns].toSorted().join(' ');
      byResources.set(resources, [...(byResources.get(resources) ?? []), action]);
    }
    return [...byResources].map(([resources, actions]) => ({ actions, resources: resources.split(' ') }));
  }
}

/** `'vpc: CreateVSwitch DeleteVSwitch'` as `vpc:CreateVSwitch` and `vpc:DeleteVSwitch`. */
function actionsOf(text: string): string[] {
  const [product, ...actions] = text.split(' ');
  return actions.map(action => `${product}${action}`);
}
