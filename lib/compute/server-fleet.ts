import { Construct } from 'constructs';
import { Lazy } from 'cdktf';
import { RamRolePolicyAttachment } from '../../.gen/alicloud/ram-role-policy-attachment';
import { EcsLaunchTemplate } from '../../.gen/alicloud/ecs-launch-template';
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
import * as scaling from './scaling';
import { byZone, spreadCapacity } from './spread';
import { SystemDisk } from './system-disk';
import { ZoneGroup } from './zone-group';

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
  /** The cloud refuses to delete a scaling group while this is on, so also the last server of a zone. @default true */
  readonly deletionProtection?: boolean;
}

/**
 * Servers that are all alike, spread evenly over the zones of a network and replaced when they fail: a scaling group for each
 * zone, on one launch template, in no more zones than there are servers at least. What changes the template reaches running
 * servers by a rolling refresh. Where a zone has no stock, or fails, its servers start in the next zone, and are back home
 * after the next refresh.
 */
export class ServerFleet extends Construct {
  /** The RAM role the servers act as. */
  public readonly role: IInstanceRole;
  public readonly capacity: Capacity;
  public readonly size: InstanceSize;
  /** What every server of this fleet, and no other, is tagged with. */
  public readonly tag: { readonly key: string; readonly value: string };
  private readonly zoneGroups: readonly ZoneGroup[];
  private readonly joined = new Set<string>();
  private readonly securityGroups: ISecurityGroup[];

  /**
   * @throws when the public bandwidth is above 100 Mbps, or the boot time out of its range; at synthesis, when the servers have no security group or over five
   */
  constructor(scope: Construct, id: string, props: ServerFleetProps) {
    super(scope, id);
    this.check(props);
    this.capacity = props.capacity ?? Capacity.fixed(2);
    this.securityGroups = [...props.securityGroups];
    this.node.addValidation({ validate: () => this.validateGroups() });
    this.size = props.size;
    this.tag = { key: 'pigeon-fleet', value: physicalName(this, 128) };
    this.role = props.role ?? new InstanceRole(this, 'Role');
    this.zoneGroups = this.defineZoneGroups(this.defineTemplate(props), props);
  }

  /** The scaling group of each zone that the servers stand in, in the order of the zones. */
  public get scalingGroupIds(): string[] {
    return this.zoneGroups.map(group => group.scalingGroupId);
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
    this.zoneGroups.forEach(group => group.joinServerGroup(serverGroup, port));
  }

  /**
   * Hold the average use of the servers' CPU at `target` percent.
   * @throws when the fleet has a fixed number of servers, or the target lies outside 10-90
   */
  public scaleOnCpu(props: scaling.ScaleOnCpuProps): void {
    scaling.trackCpu(this.zoneGroups, props);
  }

  /**
   * Hold the requests a second that the load balancer sends to each server at `target`.
   * @throws when the fleet has a fixed number of servers, or the target lies outside 1-100000
   */
  public scaleOnRequestsPerServer(props: scaling.ScaleOnRequestsPerServerProps): void {
    scaling.trackRequests(this.zoneGroups, props);
  }

  /**
   * Have so many servers at a time of day. `id` names the schedule, such as `Morning`.
   * @throws when the fleet has a fixed number of servers, or the number of them lies outside its range, or the time is none
   */
  public scaleOnSchedule(id: string, props: scaling.ScaleOnScheduleProps): void {
    scaling.setServersAt(this.zoneGroups, id, props);
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

  private defineZoneGroups(template: EcsLaunchTemplate, props: ServerFleetProps): ZoneGroup[] {
    const { bootScript, bootTime = Duration.minutes(5), deletionProtection = true, network, size } = props;
    const zones = byZone(network.serverSubnets);
    return spreadCapacity(this.capacity, zones.length).map((capacity, index) => {
      const scope = index === 0 ? this : new Construct(this, `Zone${index + 1}`);
      return new ZoneGroup(scope, {
        template,
        size,
        capacity,
        subnets: [...zones.slice(index), ...zones.slice(0, index)].flat(),
        bootTime: bootScript && bootTime,
        deletionProtection,
        // A server reads its release and its secrets when it first boots, so what allows that is there before it.
        after: Lazy.listValue({ produce: () => this.grants() }),
      });
    });
  }

  /** What was granted to the role within this stack, by address. */
  private grants(): string[] {
    const attachments = this.role.node.findAll().filter(part => part instanceof RamRolePolicyAttachment);
    return attachments.map(({ friendlyUniqueId, terraformResourceType: type }) => `${type}.${friendlyUniqueId}`);
  }
}
