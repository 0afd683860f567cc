import { Construct } from 'constructs';
import { policy, Statement } from '../compute/role-policy';
import { splitIntoPolicies } from './policy-size';

/**
 * Allow what `statements` say, in as many policies as their size takes.
 * @param attach called with each policy's name, and the scope that is its own
 */
export function attachPolicies(
  scope: Construct,
  id: string,
  statements: readonly Statement[],
  attach: (policyScope: Construct, policyName: string) => void,
): void {
  splitIntoPolicies(statements).forEach((part, index) => {
    const policyScope = new Construct(scope, `${id}${index + 1}`);
    attach(policyScope, policy(policyScope, part));
  });
}
