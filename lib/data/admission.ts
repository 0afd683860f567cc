import { Construct } from 'constructs';
import { Lazy } from 'cdktf';
import { RosStack } from '../../.gen/alicloud/ros-stack';
import { physicalName } from '../names';
import { Cidr } from '../network/cidr';
import { ISecurityGroup } from '../network/security-group';
import { IDataClient } from './data-client';

/** The instances that clients are to be admitted to. */
export interface SharedInstances {
  readonly postgresInstanceId: string;
  readonly redisInstanceId: string;
}

/** How servers get past the whitelists of instances that belong to somebody else. */
export abstract class Admission {
  /** The owner enters the address ranges, which the stack prints. Nothing of the owner's is touched. */
  public static byOwner(): Admission {
    return new OwnerAdmission();
  }

  /** The servers join a security group that the owner has already admitted. They inherit all its rules. */
  public static bySecurityGroup(group: ISecurityGroup): Admission {
    return new SecurityGroupAdmission(group);
  }

  /**
   * A whitelist group of this name is added on both instances, by a stack of Resource Orchestration Service (ROS). Groups
   * of other names are not touched; what happens to ours when the stack is deleted is up to ROS.
   *
   * @throws when the name is `default`, or has other than lower-case letters and `_`
   */
  public static byWhitelist(groupName: string): Admission {
    return new WhitelistAdmission(groupName);
  }

  /** Define what admits the `ranges` of all clients. Called once; the ranges are known at synthesis. @internal */
  public _define(_scope: Construct, _instances: SharedInstances, _ranges: () => Cidr[]): void {}

  /** Admit one more client. @internal */
  public _admit(_client: IDataClient): void {}
}

class OwnerAdmission extends Admission {}

class SecurityGroupAdmission extends Admission {
  constructor(private readonly group: ISecurityGroup) {
    super();
  }

  public override _admit(client: IDataClient): void {
    client.joinSecurityGroup(this.group);
  }
}

class WhitelistAdmission extends Admission {
  constructor(private readonly groupName: string) {
    super();
    if (!/^[a-z][a-z_]{1,30}$/.test(groupName) || groupName === 'default') {
      throw new Error(
        `a whitelist group is named by 2-31 lower-case letters and '_', and never 'default', got '${groupName}'`,
      );
    }
  }

  public override _define(scope: Construct, instances: SharedInstances, ranges: () => Cidr[]): void {
    const whitelist = new Construct(scope, 'Whitelist');
    new RosStack(whitelist, 'Resource', {
      stackName: physicalName(whitelist, 128),
      deletionProtection: 'Enabled',
      templateBody: Lazy.stringValue({
        produce: () => JSON.stringify(whitelistTemplate(this.groupName, instances, ranges().join(','))),
      }),
    });
  }
}

function whitelistTemplate(groupName: string, instances: SharedInstances, ranges: string): object {
  return {
    ROSTemplateFormatVersion: '2015-09-01',
    Resources: {
      Postgres: {
        Type: 'ALIYUN::RDS::DBInstanceSecurityIps',
        Properties: {
          DBInstanceId: instances.postgresInstanceId,
          DBInstanceIPArrayName: groupName,
          DBInstanceIPArrayAttribute: ranges,
        },
      },
      Redis: {
        Type: 'ALIYUN::REDIS::Whitelist',
        Properties: {
          InstanceId: instances.redisInstanceId,
          SecurityIpGroupName: groupName,
          SecurityIps: ranges,
        },
      },
    },
  };
}
