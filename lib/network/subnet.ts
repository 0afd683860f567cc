import { Cidr } from './cidr';

/** A vswitch as the constructs need it: which, where, and its addresses. */
export interface Subnet {
  readonly vswitchId: string;
  readonly zoneId: string;
  readonly cidr: Cidr;
}
