import { Cidr } from './cidr';

/** Which VPC a network lives in. */
export class NetworkVpc {
  /**
   * The VPC of this id. The private addresses of RDS and Redis answer only inside their own VPC, so a system that shares
   * them joins it.
   */
  public static join(vpcId: string): NetworkVpc {
    return new NetworkVpc(vpcId, undefined);
  }

  /** A new VPC with this address range. */
  public static create(cidr: Cidr): NetworkVpc {
    return new NetworkVpc(undefined, cidr);
  }

  private constructor(
    public readonly vpcId: string | undefined,
    public readonly cidr: Cidr | undefined,
  ) {}
}
