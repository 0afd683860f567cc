import { IConstruct } from 'constructs';
import { IGrantee } from '../compute/instance-role';
import { ISecurityGroup } from '../network/security-group';
import { Subnet } from '../network/subnet';

/** Servers that use the shared data, such as a `PigeonWebBackend`. */
export interface IDataClient extends IConstruct {
  /** Where the servers are: what a whitelist admits. */
  readonly subnets: readonly Subnet[];
  /** What is granted the right to read secrets. */
  readonly grantee: IGrantee;
  /** Make every server a member of one more security group. */
  joinSecurityGroup(group: ISecurityGroup): void;
}
