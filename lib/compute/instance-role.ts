import { Construct, IConstruct } from 'constructs';
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

/** A RAM role that servers act as, made here or elsewhere. */
export interface IInstanceRole extends IConstruct, IGrantee {
  readonly roleName: string;
}

/** The RAM role that servers act as. It can do nothing until something is granted to it. */
export class InstanceRole extends Construct implements IInstanceRole {
  /** Use a role that another stack, or the console, made. ECS must be trusted by it. */
  public static fromRoleName(scope: Construct, id: string, roleName: string): IInstanceRole {
    return new ImportedInstanceRole(scope, id, roleName);
  }

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

  public grant(id: string, statement: Statement): void {
    attachPolicy(this, id, statement);
  }
}

class ImportedInstanceRole extends Construct implements IInstanceRole {
  constructor(
    scope: Construct,
    id: string,
    public readonly roleName: string,
  ) {
    super(scope, id);
  }

  public grant(id: string, statement: Statement): void {
    attachPolicy(this, id, statement);
  }
}

function attachPolicy(role: IInstanceRole, id: string, { actions, resources }: Statement): void {
  const grant = new Construct(role, id);
  const policy = new RamPolicy(grant, 'Policy', {
    policyName: physicalName(grant, 128),
    policyDocument: policyDocument({ Action: [...actions], Resource: [...resources] }),
    // A policy keeps at most five versions, and the sixth change would fail.
    rotateStrategy: 'DeleteOldestNonDefaultVersionWhenLimitExceeded',
    force: true,
  });
  new RamRolePolicyAttachment(grant, 'Attachment', {
    roleName: role.roleName,
    policyName: policy.policyName,
    policyType: 'Custom',
  });
}

function policyDocument(statement: object): string {
  return JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', ...statement }] });
}
