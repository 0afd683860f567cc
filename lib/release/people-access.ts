import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { Statement } from '../compute/role-policy';
import { PeopleGroup } from './people-group';
import { StackPermissions, StackPermissionsOptions } from './stack-permissions';

export interface PeopleAccessProps extends StackPermissionsOptions {
  /** What they look after: stacks whose constructs are all there, or the permissions of others. */
  readonly stacks: readonly (TerraformStack | StackPermissions)[];
}

/**
 * Three groups of people, with what the stacks that they look after take and no more. None of them can read a secret, an
 * object of a bucket, or a server's disk.
 *
 * It belongs in a stack of its own, which somebody deploys who is in none of the groups.
 */
export class PeopleAccess extends Construct {
  /** They see what is there, its logs and its metrics. */
  public readonly readers: PeopleGroup;
  /** Besides, they replace servers, empty caches, silence alarms and fill secrets in. */
  public readonly operators: PeopleGroup;
  /** They deploy by hand, where no pipeline can; only once they have logged in with a second factor. */
  public readonly admins: PeopleGroup;

  /**
   * @throws UnknownPermissionsError when a stack has a type of resource whose permissions are not known
   */
  constructor(scope: Construct, id: string, { stacks, ...options }: PeopleAccessProps) {
    super(scope, id);
    this.readers = new PeopleGroup(this, 'Readers', 'See what is there, its logs and its metrics');
    this.operators = new PeopleGroup(this, 'Operators', 'Keep it running');
    this.admins = new PeopleGroup(this, 'Admins', 'Deploy by hand, with a second factor');
    stacks.forEach((stack, index) => {
      const permissions = stack instanceof StackPermissions ? stack : StackPermissions.of(stack, options);
      this.grant(`${index + 1}-`, permissions);
    });
  }

  private grant(id: string, { read, look, operate, state, deploy }: StackPermissions): void {
    const seeing = [...read, ...look];
    [this.readers, this.operators, this.admins].forEach(group => group.grantAll(`See-${id}`, seeing));
    this.operators.grantAll(`Operate-${id}`, operate);
    const changing = [...state, ...deploy, ...operate];
    this.admins.grantAll(`Change-${id}`, changing.map(withSecondFactor));
  }
}

/** What holds for those alone who logged in with a second factor. A key has none, so it holds for no key. */
function withSecondFactor({ actions, resources, condition }: Statement): Statement {
  return { actions, resources, condition: { ...condition, Bool: { 'acs:MFAPresent': ['true'] } } };
}
