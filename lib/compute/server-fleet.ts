import { Construct } from 'constructs';
import { Lazy } from 'cdktf';
import { RamRolePolicyAttachment } from '../../.gen/alicloud/ram-role-policy-attachment';
import { EcsLaunchTemplate } from '../../.gen/alicloud/ecs-launch-template';
import { EssInstanceRefresh } from '../../.gen/alicloud/ess-instance-refresh';
import { EssLifecycleHook } from '../../.gen/alicloud/ess-lifecycle-hook';
import { EssScalingGroup } from '../../.gen/alicloud/ess-scaling-group';
import { EssServerGroupAttachment } from '../../.gen/alicloud/ess-server-group-attachment';
import { physicalName } from '../names';
import { INetwork } from '../network/network';
import { Port } from '../network/port';
import { ISecurityGroup } from '../network/security-group';
import { IServerGroup } from '../network/server-group';
import { Bandwidth } from '../values/bandwidth';
import { Duration } from '../values/duration';
import { BootScript } from '../boot/boot-script';
import { Capacity } from './capacity';
import { Image } from './image';
import { IInstanceRole, InstanceRole } from './instance-role';
import { InstanceSize } from './instance-size';
import { IKeyPair } from './key-pair';
import { SystemDisk } from './system-disk';

/** What, when it changes, is worth replacing running servers for. A changed tag is not. */
const REFRESHED_BY = ['image_id', 'instance_type', 'user_data', 'system_disk', 'security_group_ids', 'key_pair_name'];

export interface ServerFleetProps {
  readonly network: INetwork;
  /** The groups every server is a member of. */
  readonly securityGroups: readonly ISecurityGroup[];
  readonly image: Image;
  readonly size: InstanceSize;
  readonly disk: SystemDisk;
  /** @default Capacity.fixed(2) - the fewest that survive the loss of one zone */
  readonly capacity?: Capacity;
  /** What a server does when it first boots. @default - nothing beyond what the image does */
  readonly bootScript?: BootScript;
  /**
   * How long a new server has for its boot script before it counts and gets traffic, 30 seconds to 6 hours.
   * @default Duration.minutes(5) - where there is a boot script
   */
  readonly bootTime?: Duration;
  /** The RAM role the servers act as. @default - one of their own, which can do nothing yet */
  readonly role?: IInstanceRole;
  /** The key that administrators log in with. @default - nobody can log in by SSH */
  readonly keyPair?: IKeyPair;
  /** Gives each server a public address with this bandwidth, 1-100 Mbps. @default - no public address */
  readonly publicBandwidth?: Bandwidth;
  /** The cloud refuses to delete the scaling group while this is on. @default true */
  readonly deletionProtection?: boolean;
}

/**
 * Servers that are all alike, spread over the zones of a network and replaced when they fail: a scaling group on a launch
 * template. What changes the template reaches running servers by a rolling refresh.
 */
export class ServerFleet extends Construct {
  /** The RAM role the servers act as. */
  public readonly role: IInstanceRole;
  public readonly scalingGroupId: string;
  public readonly size: InstanceSize;
  /** What every server of this fleet, and no other, is tagged with. */
  public readonly tag: { readonly key: string; readonly value: string };
  private readonly joined = new Set<string>();
  private readonly securityGroups: ISecurityGroup[];

  /**
   * @throws when the public bandwidth is above 100 Mbps, or the boot time out of its range; at synthesis, when the servers have no security group or over five
   */
  constructor(scope: Construct, id: string, props: ServerFleetProps) {
    super(scope, id);
    this.check(props);
    this.securityGroups = [...props.securityGroups];
    this.node.addValidation({ validate: () => this.validateGroups() });
    this.size = props.size;
    this.tag = { key: 'pigeon-fleet', value: physicalName(this, 128) };
    this.role = props.role ?? new InstanceRole(this, 'Role');
    const template = this.defineTemplate(props);
    const group = this.defineScalingGroup(template, props);
    const waits = props.bootScript ? [this.waitForBoot(group, props.bootTime ?? Duration.minutes(5))] : [];
    this.refreshWhenChanged(group, template, waits);
    this.scalingGroupId = group.id;
  }

  /** Make every server a member of one more security group. Asking twice changes nothing. */
  public joinSecurityGroup(group: ISecurityGroup): void {
    if (!this.securityGroups.includes(group)) {
      this.securityGroups.push(group);
    }
  }

  /**
   * Register the servers with a load balancer's server group, on `port`. Asking twice changes nothing.
   * @throws when `port` is a run of several
   */
  public joinServerGroup(serverGroup: IServerGroup, port: Port): void {
    const place = `${serverGroup.node.path}:${port.toNumber()}`;
    if (this.joined.has(place)) {
      return;
    }
    this.joined.add(place);
    const id = this.joined.size === 1 ? 'ServerGroupAttachment' : `ServerGroupAttachment${this.joined.size}`;
    new EssServerGroupAttachment(this, id, {
      scalingGroupId: this.scalingGroupId,
      serverGroupId: serverGroup.serverGroupId,
      type: 'ALB',
      port: port.toNumber(),
      weight: 100,
      forceAttach: true,
    });
  }

  private check({ publicBandwidth, bootTime }: ServerFleetProps): void {
    if (bootTime && (bootTime.toSeconds() < 30 || bootTime.toSeconds() > 21_600)) {
      throw new Error(`'${this.node.path}': a server has 30 seconds to 6 hours to boot, got ${bootTime}`);
    }
    if (publicBandwidth && publicBandwidth.toMbps() > 100) {
      throw new Error(`'${this.node.path}': a server has at most 100 Mbps of its own, got ${publicBandwidth}`);
    }
  }

  private validateGroups(): string[] {
    const count = this.securityGroups.length;
    return count >= 1 && count <= 5 ? [] : [`a server is a member of 1 to 5 security groups, got ${count}`];
  }

  private defineTemplate(props: ServerFleetProps): EcsLaunchTemplate {
    const { bootScript, disk, publicBandwidth, size } = props;
    return new EcsLaunchTemplate(this, 'Template', {
      launchTemplateName: physicalName(this, 128),
      updateDefaultVersionNumber: true,
      instanceName: physicalName(this, 128),
      instanceType: size.instanceType,
      imageId: props.image.imageId,
      securityGroupIds: Lazy.listValue({ produce: () => this.securityGroups.map(group => group.securityGroupId) }),
      keyPairName: props.keyPair?.keyPairName,
      ramRoleName: this.role.roleName,
      internetMaxBandwidthOut: publicBandwidth?.toMbps() ?? 0,
      internetChargeType: publicBandwidth && 'PayByBandwidth',
      httpEndpoint: 'enabled',
      // A request to the metadata service needs a token, which a forged request through the application cannot get.
      httpTokens: 'required',
      httpPutResponseHopLimit: 1,
      securityEnhancementStrategy: 'Active',
      systemDisk: {
        category: disk.category,
        size: disk.size.toGibibytes(),
        encrypted: true,
        kmsKeyId: disk.kmsKeyId,
        deleteWithInstance: true,
      },
      tags: { [this.tag.key]: this.tag.value },
      // The provider sends user data as it is, so it is encoded here.
      userData: bootScript?.toUserData(),
    });
  }

  private defineScalingGroup(template: EcsLaunchTemplate, props: ServerFleetProps): EssScalingGroup {
    const { capacity = Capacity.fixed(2), deletionProtection = true } = props;
    const group = new EssScalingGroup(this, 'Resource', {
      scalingGroupName: physicalName(this, 64),
      minSize: capacity.min,
      maxSize: capacity.max,
      vswitchIds: props.network.serverSubnets.map(subnet => subnet.vswitchId),
      // The cloud refreshes the servers of no group that has another policy, so a release could not reach them.
      multiAzPolicy: 'PRIORITY',
      launchTemplateId: template.id,
      launchTemplateVersion: 'Latest',
      launchTemplateOverride: props.size.instanceTypes.map(instanceType => ({ instanceType })),
      // Only a dead server is replaced. One that fails the load balancer's check gets no traffic, but stays: a database that
      // is down fails every check at once, and must not cost every server.
      healthCheckType: 'ECS',
      removalPolicies: ['OldestScalingConfiguration', 'OldestInstance'],
      scalingPolicy: 'release',
      groupDeletionProtection: deletionProtection,
    });
    // A server reads its release and its secrets when it first boots, so what allows that is there before it.
    group.dependsOn = Lazy.listValue({ produce: () => this.grants() });
    return group;
  }

  /** What was granted to the role within this stack, by address. */
  private grants(): string[] {
    const attachments = this.role.node.findAll().filter(part => part instanceof RamRolePolicyAttachment);
    return attachments.map(({ friendlyUniqueId, terraformResourceType: type }) => `${type}.${friendlyUniqueId}`);
  }

  /** Without this a server counts as soon as it runs, and a refresh takes the old ones away while the new ones still boot. */
  private waitForBoot(group: EssScalingGroup, bootTime: Duration): EssLifecycleHook {
    return new EssLifecycleHook(this, 'BootHook', {
      scalingGroupId: group.id,
      name: physicalName(this, 64),
      lifecycleTransition: 'SCALE_OUT',
      heartbeatTimeout: bootTime.toSeconds(),
      defaultResult: 'CONTINUE',
    });
  }

  private refreshWhenChanged(group: EssScalingGroup, template: EcsLaunchTemplate, waits: EssLifecycleHook[]): void {
    new EssInstanceRefresh(this, 'Refresh', {
      scalingGroupId: group.id,
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
