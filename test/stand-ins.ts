import { Construct } from 'constructs';
import { Image } from '../lib/compute/image';
import { WebTierProps } from '../lib/compute/web-tier';
import { Certificate, ICertificate } from '../lib/network/certificate';
import { Cidr } from '../lib/network/cidr';
import { INetwork, Network } from '../lib/network/network';
import { IServerGroup, ServerGroup } from '../lib/network/server-group';
import { Subnet } from '../lib/network/subnet';
import { Arguments, Synthesized } from './util';

/** Vswitches for load balancers, `vsw-lb-h` and `vsw-lb-i`, and for servers, `vsw-h` and `vsw-i`. */
export const LOAD_BALANCER_SUBNETS: readonly Subnet[] = [
  { vswitchId: 'vsw-lb-h', zoneId: 'cn-hangzhou-h', cidr: Cidr.of('10.0.0.0/24') },
  { vswitchId: 'vsw-lb-i', zoneId: 'cn-hangzhou-i', cidr: Cidr.of('10.0.1.0/24') },
];
export const SERVER_SUBNETS: readonly Subnet[] = [
  { vswitchId: 'vsw-h', zoneId: 'cn-hangzhou-h', cidr: Cidr.of('10.0.10.0/24') },
  { vswitchId: 'vsw-i', zoneId: 'cn-hangzhou-i', cidr: Cidr.of('10.0.11.0/24') },
];

/** A network of two zones that was made elsewhere, so that nothing of it is synthesized. */
export function importedNetwork(scope: Construct, id = 'Network'): INetwork {
  return Network.fromAttributes(scope, id, {
    vpcId: 'vpc-1',
    loadBalancerSubnets: LOAD_BALANCER_SUBNETS,
    serverSubnets: SERVER_SUBNETS,
  });
}

/** A server group `sgp-<id>` that was made elsewhere. */
export function importedServerGroup(scope: Construct, id: string): IServerGroup {
  return ServerGroup.fromServerGroupId(scope, id, `sgp-${id}`);
}

export function importedCertificate(scope: Construct, certificateId: string): ICertificate {
  return Certificate.fromCertificateId(scope, `Certificate${certificateId}`, certificateId);
}

/** No more than a tier of servers asks for. */
export function tierProps(scope: Construct): WebTierProps {
  return { network: importedNetwork(scope), image: Image.of('m-1') };
}

/** The rules that let somebody in. */
export function ingressOf(stack: Synthesized): Arguments[] {
  return stack.all('security_group_rule').filter(rule => rule.type === 'ingress');
}

/** Matches a reference to an attribute of the one resource of a type, such as `${alicloud_vpc.Network_1234.id}`. */
export function reference(stack: Synthesized, type: string, attribute = 'id'): string {
  const [address, ...more] = stack.addresses.filter(name => name.startsWith(`alicloud_${type}.`));
  if (!address || more.length > 0) {
    throw new Error(`expected one alicloud_${type}, found ${address ? more.length + 1 : 0}`);
  }
  return `\${${address}.${attribute}}`;
}
