import { Construct } from 'constructs';
import { RamGroup } from '../../.gen/alicloud/ram-group';
import { RamGroupPolicyAttachment } from '../../.gen/alicloud/ram-group-policy-attachment';
import { IGrantee } from '../compute/instance-role';
import { Statement } from '../compute/role-policy';
import { physicalName } from '../names';
import { attachPolicies } from './policies';

/** Some people of an account. Who is among them is said by hand, or elsewhere: people come and go, and stacks stay. */
export class PeopleGroup extends Construct implements IGrantee {
  public readonly groupName: string;

  /** @param comments what the group is for, where people read it */
  constructor(scope: Construct, id: string, comments: string) {
    super(scope, id);
    this.groupName = new RamGroup(this, 'Resource', {
      groupName: physicalName(this, 64),
      comments,
      // A group with people in it is refused to be deleted, rather than emptied.
      force: false,
    }).groupName;
  }

  public grant(id: string, statement: Statement): void {
    this.grantAll(id, [statement]);
  }

  /** Allow what `statements` say, in as many policies as their size takes. */
  public grantAll(id: string, statements: readonly Statement[]): void {
    attachPolicies(this, id, statements, (scope, policyName) => {
      new RamGroupPolicyAttachment(scope, 'Attachment', {
        groupName: this.groupName,
        policyName,
        policyType: 'Custom',
      });
    });
  }
}
