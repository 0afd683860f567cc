import { Bandwidth } from '../values/bandwidth';

/** How servers without a public address reach the internet. */
export class Egress {
  /** Through one NAT gateway with one elastic IP address of this bandwidth, on a route table of the servers' own. */
  public static nat(bandwidth: Bandwidth): Egress {
    return new Egress(bandwidth);
  }

  /** Not at all by the network: the servers have public bandwidth of their own, or call nobody. */
  public static none(): Egress {
    return new Egress();
  }

  private constructor(public readonly natBandwidth?: Bandwidth) {}
}
