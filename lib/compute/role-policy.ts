import { Construct } from 'constructs';
import { RamPolicy } from '../../.gen/alicloud/ram-policy';
import { RamRolePolicyAttachment } from '../../.gen/alicloud/ram-role-policy-attachment';
import { physicalName } from '../names';

/** What a policy allows: some actions on some resources. */
export interface Statement {
  readonly actions: readonly string[];
  /** Resource names (ARNs), such as `acs:oss:*:*:my-bucket/*`. */
  readonly resources: readonly string[];
  /** What has to hold besides: an operator, a key and its values. @default - nothing */
  readonly condition?: Condition;
}

/** Such as `{ StringEquals: { 'acs:Service': ['ecs.aliyuncs.com'] } }`. */
export type Condition = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** A policy of its own under `scope`, attached to a role. */
export function attachPolicy(scope: Construct, id: string, roleName: string, statement: Statement): void {
  const grant = new Construct(scope, id);
  const policyName = policy(grant, [statement]);
  new RamRolePolicyAttachment(grant, 'Attachment', { roleName, policyName, policyType: 'Custom' });
}

/** A policy of what `statements` allow. @returns its name */
export function policy(scope: Construct, statements: readonly Statement[]): string {
  return new RamPolicy(scope, 'Policy', {
    policyName: physicalName(scope, 128),
    policyDocument: policyDocument(statements.map(allow)),
    // A policy keeps at most five versions, and the sixth change would fail.
    rotateStrategy: 'DeleteOldestNonDefaultVersionWhenLimitExceeded',
    force: true,
  }).policyName;
}

/** A policy in JSON, as RAM reads it. */
export function policyDocument(statements: readonly object[]): string {
  return JSON.stringify({
    Version: '1',
    Statement: statements.map(statement => ({ Effect: 'Allow', ...statement })),
  });
}

/** What a statement is in a policy. */
export function allow({ actions, resources, condition }: Statement): object {
  return { Action: [...actions], Resource: [...resources], ...(condition && { Condition: condition }) };
}
