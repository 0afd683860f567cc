import { Token } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { Vpc } from '../../.gen/alicloud/vpc';
import { Vswitch } from '../../.gen/alicloud/vswitch';
import { physicalName } from '../names';
import { PigeonWebStack } from '../pigeon-web-stack';
import { Cidr } from './cidr';
import { Egress } from './egress';
import { NatEgress } from './nat-egress';
import { NetworkVpc } from './network-vpc';
import { IPeer, Peer } from './peer';
import { Subnet } from './subnet';
import { zoneTrouble } from './zone-id';

/** The smallest vswitch of a load balancer: 8 of its addresses are recommended to be free, and the cloud keeps 4. */
const LONGEST_PREFIX = 28;

/** Where load balancers and servers are placed. */
export interface INetwork extends IConstruct {
  readonly vpcId: string;
  /** One vswitch a zone that holds nothing but load balancers. */
  readonly loadBalancerSubnets: readonly Subnet[];
  /** One vswitch a zone for servers. */
  readonly serverSubnets: readonly Subnet[];
  /** The load balancers of this network. They reach servers from addresses inside their own vswitches. */
  readonly loadBalancers: IPeer;
}

/** What a network that was made elsewhere is described by. */
export interface NetworkAttributes {
  readonly vpcId: string;
  readonly loadBalancerSubnets: readonly Subnet[];
  readonly serverSubnets: readonly Subnet[];
}

/** One zone of a network. Append zones; the order is part of the Terraform addresses. */
export interface NetworkZone {
  /** Such as `cn-hangzhou-h`. */
  readonly zoneId: string;
  /** A small range of its own for load balancers, /28 or larger. */
  readonly loadBalancerCidr: Cidr;
  /** The range of the servers. */
  readonly serverCidr: Cidr;
}

export interface NetworkProps {
  readonly vpc: NetworkVpc;
  /** At least two: an application load balancer does not start in one. */
  readonly zones: readonly NetworkZone[];
  /** @default Egress.none() - servers reach only what is inside the VPC */
  readonly egress?: Egress;
}

/** The vswitches of one system, in a VPC of its own or in one that it shares, and the way out to the internet. */
export class Network extends Construct implements INetwork {
  /**
   * Use vswitches that another stack, or the console, made.
   *
   * @throws when the stack is a `PigeonWebStack` of another region than one of the zones
   */
  public static fromAttributes(scope: Construct, id: string, attributes: NetworkAttributes): INetwork {
    return new ImportedNetwork(scope, id, attributes);
  }

  public readonly vpcId: string;
  public readonly loadBalancerSubnets: readonly Subnet[];
  public readonly serverSubnets: readonly Subnet[];
  /** The address that calls from servers come from. @default - none without a NAT gateway */
  public readonly egressIpAddress?: string;

  /**
   * @throws when there are fewer than two zones, a zone is named twice, ranges overlap or lie outside a new VPC, a
   * load balancer's range is smaller than /28, or the stack is a `PigeonWebStack` of another region than one of the zones
   */
  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    checkZones(this.node.path, props);
    checkRegion(this, props.zones);
    this.vpcId = props.vpc.vpcId ?? this.defineVpc(props.vpc.cidr as Cidr);
    this.loadBalancerSubnets = this.defineSubnets('LoadBalancer', props.zones, zone => zone.loadBalancerCidr);
    this.serverSubnets = this.defineSubnets('Server', props.zones, zone => zone.serverCidr);
    if (props.egress?.natBandwidth) {
      const nat = new NatEgress(this, 'Egress', {
        vpcId: this.vpcId,
        subnets: this.serverSubnets,
        bandwidth: props.egress.natBandwidth,
      });
      this.egressIpAddress = nat.ipAddress;
    }
  }

  public get loadBalancers(): IPeer {
    return loadBalancerPeer(this);
  }

  private defineVpc(cidr: Cidr): string {
    return new Vpc(this, 'Resource', { vpcName: physicalName(this, 128), cidrBlock: cidr.toString() }).id;
  }

  private defineSubnets(id: string, zones: readonly NetworkZone[], cidrOf: (zone: NetworkZone) => Cidr): Subnet[] {
    const subnets = new Construct(this, id);
    return zones.map((zone, index) => {
      const place = new Construct(subnets, `Zone${index + 1}`);
      const vswitch = new Vswitch(place, 'Resource', {
        vpcId: this.vpcId,
        zoneId: zone.zoneId,
        cidrBlock: cidrOf(zone).toString(),
        vswitchName: physicalName(place, 128),
      });
      return { vswitchId: vswitch.id, zoneId: zone.zoneId, cidr: cidrOf(zone) };
    });
  }
}

class ImportedNetwork extends Construct implements INetwork {
  public readonly vpcId: string;
  public readonly loadBalancerSubnets: readonly Subnet[];
  public readonly serverSubnets: readonly Subnet[];

  constructor(scope: Construct, id: string, attributes: NetworkAttributes) {
    super(scope, id);
    checkRegion(this, [...attributes.loadBalancerSubnets, ...attributes.serverSubnets]);
    this.vpcId = attributes.vpcId;
    this.loadBalancerSubnets = attributes.loadBalancerSubnets;
    this.serverSubnets = attributes.serverSubnets;
  }

  public get loadBalancers(): IPeer {
    return loadBalancerPeer(this);
  }
}

function loadBalancerPeer(network: INetwork): IPeer {
  return Peer.cidrs(...network.loadBalancerSubnets.map(subnet => subnet.cidr));
}

function checkZones(path: string, { zones, vpc }: NetworkProps): void {
  const zoneIds = new Set(zones.map(zone => zone.zoneId));
  if (zoneIds.size < 2 || zoneIds.size < zones.length) {
    throw new Error(`'${path}' needs two or more different zones, got ${zones.map(zone => zone.zoneId).join(', ')}`);
  }
  const ranges = zones.flatMap(zone => [zone.loadBalancerCidr, zone.serverCidr]);
  ranges.forEach((range, index) => {
    const clash = ranges.slice(index + 1).find(other => other.overlaps(range));
    if (clash) {
      throw new Error(`'${path}' has vswitch ranges that overlap: ${range} and ${clash}`);
    }
    if (vpc.cidr && !vpc.cidr.contains(range)) {
      throw new Error(`'${path}' has a vswitch range outside its VPC: ${range} is not in ${vpc.cidr}`);
    }
  });
  const small = zones.find(zone => zone.loadBalancerCidr.length > LONGEST_PREFIX);
  if (small) {
    throw new Error(`'${path}' has too small a load balancer range: ${small.loadBalancerCidr}; /28 is the smallest`);
  }
}

/** Zones and regions that are known only at apply are left to the provider, and so are stacks with providers of their own. */
function checkRegion(network: Construct, zones: readonly { readonly zoneId: string }[]): void {
  const stack = network.node.scopes.find(scope => scope instanceof PigeonWebStack);
  zones.forEach(({ zoneId }) => {
    const known = stack && !Token.isUnresolved(stack.region) && !Token.isUnresolved(zoneId);
    const trouble = known && zoneTrouble(zoneId, stack.region);
    if (trouble) {
      throw new Error(`'${network.node.path}' stands in a stack of another region: ${trouble}`);
    }
  });
}
