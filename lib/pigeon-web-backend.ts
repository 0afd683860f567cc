import { Construct } from 'constructs';
import { backendBoot, BackendBootProps } from './boot/backend-boot';
import { InstanceSize } from './compute/instance-size';
import { SystemDisk } from './compute/system-disk';
import { WebTier, WebTierProps } from './compute/web-tier';
import { DataConnection } from './data/data-connection';
import { IPeer } from './network/peer';
import { Port } from './network/port';
import { Size } from './values/size';

export interface PigeonWebBackendProps extends WebTierProps {
  /** @default - 4 vCPU and 8 GiB */
  readonly size?: InstanceSize;
  /** @default - an encrypted SSD of 60 GiB */
  readonly disk?: SystemDisk;
  /** The port Gunicorn answers on. @default Port.tcp(5000) */
  readonly port?: Port;
  /** Written to the servers as environment variables. @default - the application connects to no shared data */
  readonly connection?: DataConnection;
  /**
   * What the servers do when they first boot: the release, the runtime, the migrations, the share of connections.
   * @default - Gunicorn waits for a release
   */
  readonly boot?: Omit<BackendBootProps, 'port' | 'size' | 'connection'>;
}

/** The servers that answer the API: Gunicorn. They answer only the peers given to `allowFrom`. */
export class PigeonWebBackend extends WebTier {
  private readonly port: Port;

  constructor(scope: Construct, id: string, props: PigeonWebBackendProps) {
    const { connection, port = Port.tcp(5000), size = InstanceSize.forCapacity(4, Size.gibibytes(8)) } = props;
    super(scope, id, props, {
      port,
      size,
      disk: props.disk ?? new SystemDisk({ size: Size.gibibytes(60) }),
      bootScript: backendBoot({ ...props.boot, port, size, connection }),
    });
    this.port = port;
  }

  /** Let `peer`, such as the frontend, call the API. */
  public allowFrom(peer: IPeer): void {
    this.securityGroup.allowFrom(peer, this.port);
  }
}
