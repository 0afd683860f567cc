import { Construct } from 'constructs';
import { EcsLaunchTemplate } from '../../.gen/alicloud/ecs-launch-template';
import { EssInstanceRefresh } from '../../.gen/alicloud/ess-instance-refresh';
import { EssLifecycleHook } from '../../.gen/alicloud/ess-lifecycle-hook';
import { EssScalingGroup } from '../../.gen/alicloud/ess-scaling-group';
import { EssServerGroupAttachment } from '../../.gen/alicloud/ess-server-group-attachment';
import { physicalName } from '../names';
import { Port } from '../network/port';
import { IServerGroup } from '../network/server-group';
import { Subnet } from '../network/subnet';
import { Duration } from '../values/duration';
import { Capacity } from './capacity';
import { InstanceSize } from './instance-size';

/** What, when it changes, is worth replacing running servers for. A changed tag is not. */
const REFRESHED_BY = ['image_id', 'instance_type', 'user_data', 'system_disk', 'security_group_ids', 'key_pair_name'];

export interface ZoneGroupProps {
  readonly template: EcsLaunchTemplate;
  readonly size: InstanceSize;
  readonly capacity: Capacity;
  /** Where the servers stand, the vswitches of their own zone first. */
  readonly subnets: readonly Subnet[];
  /** How long a new server has for its boot. @default - it counts at once */
  readonly bootTime: Duration | undefined;
  readonly deletionProtection: boolean;
  /** The addresses of what has to be there before the first server. */
  readonly after: string[];
}

/**
 * The servers of a fleet that stand in one zone: a scaling group, and what renews them. The cloud refreshes the servers of no
 * group that spreads them over zones, so each zone has a group of its own.
 */
export class ZoneGroup {
  public readonly scalingGroupId: string;
  public readonly capacity: Capacity;
  private joined = 0;

  /**
   * @param scope what it makes is named after this, and stands directly below
   */
  constructor(
    public readonly scope: Construct,
    props: ZoneGroupProps,
  ) {
    this.capacity = props.capacity;
    this.scalingGroupId = this.defineScalingGroup(props);
    const waits = props.bootTime ? [this.waitForBoot(props.bootTime)] : [];
    this.refreshWhenChanged(props.template, waits);
  }

  /** Register the servers with a load balancer's server group, on `port`. */
  public joinServerGroup(serverGroup: IServerGroup, port: Port): void {
    this.joined += 1;
    const id = this.joined === 1 ? 'ServerGroupAttachment' : `ServerGroupAttachment${this.joined}`;
    new EssServerGroupAttachment(this.scope, id, {
      scalingGroupId: this.scalingGroupId,
      serverGroupId: serverGroup.serverGroupId,
      type: 'ALB',
      port: port.toNumber(),
      weight: 100,
      forceAttach: true,
    });
  }

  private defineScalingGroup({ template, size, subnets, deletionProtection, after }: ZoneGroupProps): string {
    const group = new EssScalingGroup(this.scope, 'Resource', {
      scalingGroupName: physicalName(this.scope, 64),
      minSize: this.capacity.min,
      maxSize: this.capacity.max,
      vswitchIds: subnets.map(subnet => subnet.vswitchId),
      // The first vswitch, and the next one only while there is no stock. No group of another policy can be refreshed.
      multiAzPolicy: 'PRIORITY',
      launchTemplateId: template.id,
      launchTemplateVersion: 'Latest',
      launchTemplateOverride: size.instanceTypes.map(instanceType => ({ instanceType })),
      // Only a dead server is replaced. One that fails the load balancer's check gets no traffic, but stays: a database that
      // is down fails every check at once, and must not cost every server.
      healthCheckType: 'ECS',
      removalPolicies: ['OldestScalingConfiguration', 'OldestInstance'],
      scalingPolicy: 'release',
      groupDeletionProtection: deletionProtection,
    });
    group.dependsOn = after;
    return group.id;
  }

  /** Without this a server counts as soon as it runs, and a refresh takes the old ones away while the new ones still boot. */
  private waitForBoot(bootTime: Duration): EssLifecycleHook {
    return new EssLifecycleHook(this.scope, 'BootHook', {
      scalingGroupId: this.scalingGroupId,
      name: physicalName(this.scope, 64),
      lifecycleTransition: 'SCALE_OUT',
      heartbeatTimeout: bootTime.toSeconds(),
      defaultResult: 'CONTINUE',
    });
  }

  private refreshWhenChanged(template: EcsLaunchTemplate, waits: EssLifecycleHook[]): void {
    new EssInstanceRefresh(this.scope, 'Refresh', {
      scalingGroupId: this.scalingGroupId,
      dependsOn: waits,
      // A new server stands in before an old one goes, also where there is only one.
      minHealthyPercentage: 100,
      maxHealthyPercentage: 200,
      // Skipping servers that match leaves nothing to do in a new group, which the provider retries for five minutes and
      // then reports as an error. So the first deployment replaces each server once.
      skipMatching: false,
      lifecycle: {
        // Naming the template's version instead would leave the second plan with work: the version is known too late.
        replaceTriggeredBy: REFRESHED_BY.map(
          argument => `${template.terraformResourceType}.${template.friendlyUniqueId}.${argument}`,
        ),
      },
    });
  }
}
