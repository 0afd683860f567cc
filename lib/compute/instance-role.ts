import { Construct } from 'constructs';
import { RamPolicy } from '../../.gen/alicloud/ram-policy';
import { RamRole } from '../../.gen/alicloud/ram-role';
import { RamRolePolicyAttachment } from '../../.gen/alicloud/ram-role-policy-attachment';
import { physicalName } from '../names';

/** What a policy allows: some actions on some resources. */
export interface Statement {
  readonly actions: readonly string[];
  /** Resource names (ARNs), such as `acs:oss:*:*:my-bucket/*`. */
  readonly resources: readonly string[];
}

/** Someone who can be granted rights. */
export interface IGrantee {
  /** Allow what `statement` says. `id` names the grant; granting under the same id twice is an error. */
  grant(id: string, statement: Statement): void;
}

/** The RAM role that servers act as. It can do nothing until something is granted to it. */
export class InstanceRole extends Construct implements IGrantee {
  public readonly roleName: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new RamRole(this, 'Resource', {
      roleName: physicalName(this, 64),
      assumeRolePolicyDocument: policyDocument({
        Action: 'sts:AssumeRole',
        Principal: { Service: ['ecs.aliyuncs.com'] },
      }),
      maxSessionDuration: 3600,
      force: true,
    });
    this.roleName = role.roleName;
  }

  public grant(id: string, { actions, resources }: Statement): void {
    const grant = new Construct(this, id);
    const policy = new RamPolicy(grant, 'Policy', {
      policyName: physicalName(grant, 128),
      policyDocument: policyDocument({ Action: [...actions], Resource: [...resources] }),
      // A policy keeps at most five versions, and the sixth change would fail.
      rotateStrategy: 'DeleteOldestNonDefaultVersionWhenLimitExceeded',
      force: true,
    });
    new RamRolePolicyAttachment(grant, 'Attachment', {
      roleName: this.roleName,
      policyName: policy.policyName,
      policyType: 'Custom',
    });
  }
}

function policyDocument(statement: object): string {
  return JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', ...statement }] });
}
