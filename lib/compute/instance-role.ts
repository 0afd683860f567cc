import { Construct, IConstruct } from 'constructs';
import { RamRole } from '../../.gen/alicloud/ram-role';
import { physicalName } from '../names';
import { attachPolicy, policyDocument, Statement } from './role-policy';

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
      assumeRolePolicyDocument: policyDocument([
        { Action: 'sts:AssumeRole', Principal: { Service: ['ecs.aliyuncs.com'] } },
      ]),
      maxSessionDuration: 3600,
      force: true,
    });
    this.roleName = role.roleName;
  }

  public grant(id: string, statement: Statement): void {
    attachPolicy(this, id, this.roleName, statement);
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
    attachPolicy(this, id, this.roleName, statement);
  }
}
