import { Construct } from 'constructs';
import { INetwork } from '../network/network';
import { IPeer, TrafficSource } from '../network/peer';
import { Port } from '../network/port';
import { SecurityGroup, ISecurityGroup } from '../network/security-group';
import { HealthCheckProps } from '../network/health-check';
import { ServerGroup } from '../network/server-group';
import { Subnet } from '../network/subnet';
import { Bandwidth } from '../values/bandwidth';
import { BootScript } from '../boot/boot-script';
import { Capacity } from './capacity';
import { Image } from './image';
import { IGrantee, IInstanceRole } from './instance-role';
import { InstanceSize } from './instance-size';
import { IKeyPair } from './key-pair';
import { ServerFleet } from './server-fleet';
import { SystemDisk } from './system-disk';

/** What the frontend and the backend have in common to say. */
export interface WebTierProps {
  readonly network: INetwork;
  /** The system the servers boot: Ubuntu 22.04 LTS, or an image made from it. */
  readonly image: Image;
  /** How many servers. @default Capacity.fixed(2) - the fewest that survive the loss of one zone */
  readonly capacity?: Capacity;
  /** The RAM role the servers act as. @default - one of their own, which can do nothing yet */
  readonly role?: IInstanceRole;
  /** The key that administrators log in with. @default - nobody can log in by SSH */
  readonly keyPair?: IKeyPair;
  /** Gives each server a public address with this bandwidth, 1-100 Mbps. @default - no public address */
  readonly publicBandwidth?: Bandwidth;
  /** How the load balancer finds out whether a server is well. @default - `GET /health` every 5 s */
  readonly healthCheck?: HealthCheckProps;
  /** The cloud refuses to delete the servers' scaling group while this is on. @default true */
  readonly deletionProtection?: boolean;
}

/** What a tier decides by itself. */
interface WebTierShape {
  readonly port: Port;
  readonly size: InstanceSize;
  readonly disk: SystemDisk;
  readonly bootScript: BootScript;
}

/** Servers of one kind behind a load balancer: a fleet, its security group, and its server group. */
export abstract class WebTier extends Construct implements IPeer {
  public readonly fleet: ServerFleet;
  public readonly serverGroup: ServerGroup;
  public readonly securityGroup: SecurityGroup;
  /** Where the servers are. */
  public readonly subnets: readonly Subnet[];

  constructor(scope: Construct, id: string, props: WebTierProps, shape: WebTierShape) {
    super(scope, id);
    const { network, healthCheck } = props;
    this.subnets = network.serverSubnets;
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', { vpcId: network.vpcId });
    this.serverGroup = new ServerGroup(this, 'ServerGroup', { vpcId: network.vpcId, healthCheck });
    this.fleet = new ServerFleet(this, 'Fleet', { ...props, ...shape, securityGroups: [this.securityGroup] });
    this.fleet.joinServerGroup(this.serverGroup, shape.port);
  }

  /** What is granted rights when the servers are. */
  public get grantee(): IGrantee {
    return this.fleet.role;
  }

  /** Let administrators log in by SSH from `peer`. */
  public allowAdminFrom(peer: IPeer): void {
    this.securityGroup.allowFrom(peer, Port.SSH);
  }

  /** Make every server a member of one more security group. */
  public joinSecurityGroup(group: ISecurityGroup): void {
    this.fleet.joinSecurityGroup(group);
  }

  public trafficSources(): TrafficSource[] {
    return this.securityGroup.trafficSources();
  }
}
