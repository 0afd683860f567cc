import { Construct, IConstruct } from 'constructs';
import { AlbServerGroup } from '../../.gen/alicloud/alb-server-group';
import { physicalName } from '../names';
import { Duration } from '../values/duration';
import { HealthCheckProps } from './health-check';

/** The servers a load balancer chooses from. */
export interface IServerGroup extends IConstruct {
  readonly serverGroupId: string;
}

export interface ServerGroupProps {
  readonly vpcId: string;
  /** @default - `GET /health` every 5 s */
  readonly healthCheck?: HealthCheckProps;
  /** How long a server that leaves may finish what it answers, 1 to 900 seconds. @default Duration.seconds(60) */
  readonly drain?: Duration;
}

/** A server group of an application load balancer. Servers join by `ServerFleet`. */
export class ServerGroup extends Construct implements IServerGroup {
  /** Use a group that another stack, or the console, made. */
  public static fromServerGroupId(scope: Construct, id: string, serverGroupId: string): IServerGroup {
    return new ImportedServerGroup(scope, id, serverGroupId);
  }

  public readonly serverGroupId: string;

  /**
   * @throws when the path of the health check does not begin with `/` or is longer than 80 characters, or `drain` is longer
   * than 900 seconds
   */
  constructor(scope: Construct, id: string, props: ServerGroupProps) {
    super(scope, id);
    const { path = '/health' } = props.healthCheck ?? {};
    if (!path.startsWith('/') || path.length > 80) {
      throw new Error(
        `'${this.node.path}': a health check path begins with '/' and has at most 80 characters, got '${path}'`,
      );
    }
    const drain = props.drain ?? Duration.seconds(60);
    if (drain.toSeconds() > 900) {
      throw new Error(`'${this.node.path}': a server that leaves may finish within 900 seconds, got ${drain}`);
    }
    const group = new AlbServerGroup(this, 'Resource', {
      serverGroupName: physicalName(this, 128),
      serverGroupType: 'Instance',
      vpcId: props.vpcId,
      protocol: 'HTTP',
      scheduler: 'Wrr',
      upstreamKeepaliveEnabled: true,
      healthCheckConfig: renderHealthCheck(path, props.healthCheck ?? {}),
      stickySessionConfig: { stickySessionEnabled: false },
      connectionDrainConfig: {
        connectionDrainEnabled: true,
        connectionDrainTimeout: drain.toSeconds(),
      },
      lifecycle: {
        // Auto Scaling writes the servers; without this every plan would take them out again.
        ignoreChanges: ['servers'],
        // Without this a group that is taken away goes before the rule that names it is changed, and the cloud refuses.
        createBeforeDestroy: true,
      },
    });
    this.serverGroupId = group.id;
  }
}

class ImportedServerGroup extends Construct implements IServerGroup {
  constructor(
    scope: Construct,
    id: string,
    public readonly serverGroupId: string,
  ) {
    super(scope, id);
  }
}

function renderHealthCheck(path: string, check: HealthCheckProps) {
  return {
    healthCheckEnabled: true,
    healthCheckProtocol: 'HTTP',
    healthCheckMethod: 'GET',
    healthCheckPath: path,
    healthCheckCodes: ['http_2xx'],
    healthCheckInterval: (check.interval ?? Duration.seconds(5)).toSeconds(),
    healthCheckTimeout: (check.timeout ?? Duration.seconds(3)).toSeconds(),
    healthyThreshold: check.healthyThreshold ?? 2,
    unhealthyThreshold: check.unhealthyThreshold ?? 3,
  };
}
