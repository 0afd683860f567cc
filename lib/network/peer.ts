import { IConstruct } from 'constructs';
import { Cidr } from './cidr';

/** Where traffic comes from, in the form one security group rule takes. */
export interface TrafficSource {
  /** Names the source in the id of the rule: an address range, or the path of a group in its stack. */
  readonly key: string;
  readonly cidrIp?: string;
  readonly sourceSecurityGroupId?: string;
}

/** Someone who may be let in: a security group, the servers of a construct, or a list of address ranges. */
export interface IPeer {
  /** One source for each rule that it takes to let this peer in. */
  trafficSources(): TrafficSource[];
}

/** Peers that are not constructs. */
export class Peer {
  /** The addresses in `ranges`. */
  public static cidrs(...ranges: Cidr[]): IPeer {
    return { trafficSources: () => ranges.map(range => ({ key: range.toString(), cidrIp: range.toString() })) };
  }

  private constructor() {}
}

/** The source that stands for a security group. */
export function securityGroupSource(group: IConstruct & { readonly securityGroupId: string }): TrafficSource {
  return { key: group.node.path.split('/').slice(1).join('/'), sourceSecurityGroupId: group.securityGroupId };
}
