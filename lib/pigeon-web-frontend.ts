import { Construct } from 'constructs';
import { frontendBoot, FrontendBootProps } from './boot/frontend-boot';
import { InstanceSize } from './compute/instance-size';
import { SystemDisk } from './compute/system-disk';
import { WebTier, WebTierProps } from './compute/web-tier';
import { IPeer } from './network/peer';
import { Port } from './network/port';
import { Size } from './values/size';

export interface PigeonWebFrontendProps extends WebTierProps {
  /** @default - 2 vCPU and 4 GiB */
  readonly size?: InstanceSize;
  /** @default - an encrypted SSD of 40 GiB */
  readonly disk?: SystemDisk;
  /** What the servers do when they first boot: the site, whom they trust, limits. @default - a page that says `ready` */
  readonly boot?: Omit<FrontendBootProps, 'port' | 'tlsPort'>;
}

/** The servers that serve the pages: Nginx on ports 80 and 443. They answer only the peers given to `allowFrom`. */
export class PigeonWebFrontend extends WebTier {
  constructor(scope: Construct, id: string, props: PigeonWebFrontendProps) {
    super(scope, id, props, {
      port: Port.HTTP,
      size: props.size ?? InstanceSize.forCapacity(2, Size.gibibytes(4)),
      disk: props.disk ?? new SystemDisk({ size: Size.gibibytes(40) }),
      bootScript: frontendBoot({
        trustedProxies: props.network.loadBalancerSubnets.map(({ cidr }) => cidr),
        ...props.boot,
      }),
    });
  }

  /** Let `peer`, such as a network's load balancers, fetch pages: ports 80 and 443. */
  public allowFrom(peer: IPeer): void {
    this.securityGroup.allowFrom(peer, Port.HTTP);
    this.securityGroup.allowFrom(peer, Port.HTTPS);
  }
}
