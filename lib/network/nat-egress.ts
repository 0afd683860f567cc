import { Construct } from 'constructs';
import { EipAddress } from '../../.gen/alicloud/eip-address';
import { EipAssociation } from '../../.gen/alicloud/eip-association';
import { NatGateway } from '../../.gen/alicloud/nat-gateway';
import { RouteEntry } from '../../.gen/alicloud/route-entry';
import { RouteTable } from '../../.gen/alicloud/route-table';
import { RouteTableAttachment } from '../../.gen/alicloud/route-table-attachment';
import { SnatEntry } from '../../.gen/alicloud/snat-entry';
import { physicalName } from '../names';
import { Bandwidth } from '../values/bandwidth';
import { Cidr } from './cidr';
import { Subnet } from './subnet';

export interface NatEgressProps {
  readonly vpcId: string;
  /** The vswitches whose servers may call out. The gateway stands in the first. */
  readonly subnets: readonly Subnet[];
  readonly bandwidth: Bandwidth;
}

/**
 * The way out to the internet: a NAT gateway in one zone, one elastic IP address, and a route table of the vswitches' own,
 * so that the routes of a VPC which belongs to somebody else stay as they are.
 */
export class NatEgress extends Construct {
  /** The address the internet sees. */
  public readonly ipAddress: string;

  constructor(scope: Construct, id: string, props: NatEgressProps) {
    super(scope, id);
    const gateway = this.defineGateway(props);
    const address = this.defineAddress(props.bandwidth);
    const association = new EipAssociation(this, 'AddressAssociation', {
      allocationId: address.id,
      instanceId: gateway.id,
      instanceType: 'Nat',
    });
    this.routeThrough(gateway, props);
    props.subnets.forEach((subnet, index) => {
      new SnatEntry(this, `Zone${index + 1}`, {
        snatEntryName: physicalName(this, 120),
        snatTableId: gateway.snatTableIds,
        snatIp: address.ipAddress,
        sourceVswitchId: subnet.vswitchId,
        // The API refuses an address that is not bound to the gateway yet.
        dependsOn: [association],
      });
    });
    this.ipAddress = address.ipAddress;
  }

  private defineGateway({ vpcId, subnets }: NatEgressProps): NatGateway {
    return new NatGateway(this, 'Gateway', {
      vpcId,
      vswitchId: subnets[0]?.vswitchId,
      natGatewayName: physicalName(this, 128),
      natType: 'Enhanced',
      networkType: 'internet',
      paymentType: 'PayAsYouGo',
      internetChargeType: 'PayByLcu',
    });
  }

  private defineAddress(bandwidth: Bandwidth): EipAddress {
    return new EipAddress(this, 'Address', {
      addressName: physicalName(this, 128),
      bandwidth: bandwidth.toMbps().toString(),
      paymentType: 'PayAsYouGo',
      internetChargeType: 'PayByBandwidth',
      isp: 'BGP',
    });
  }

  private routeThrough(gateway: NatGateway, { vpcId, subnets }: NatEgressProps): void {
    const table = new RouteTable(this, 'RouteTable', { vpcId, routeTableName: physicalName(this, 128) });
    new RouteEntry(this, 'DefaultRoute', {
      routeTableId: table.id,
      destinationCidrblock: Cidr.ANYWHERE.toString(),
      nexthopType: 'NatGateway',
      nexthopId: gateway.id,
    });
    subnets.forEach((subnet, index) => {
      new RouteTableAttachment(this, `RoutesOfZone${index + 1}`, {
        routeTableId: table.id,
        vswitchId: subnet.vswitchId,
      });
    });
  }
}
