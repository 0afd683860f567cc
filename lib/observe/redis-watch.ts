import type { Alarms } from './alarms';
import { above, AboveProps, below, BelowProps, Metric } from './threshold';
import { Watch } from './watch';

/** How an instance is built: one shard, several, or one with read replicas. Its metrics are called after that. */
export type RedisArchitecture = 'standard' | 'cluster' | 'readWriteSplit';

const PREFIX: Record<RedisArchitecture, string> = {
  standard: 'Standard',
  cluster: 'Sharding',
  readWriteSplit: 'Splitrw',
};

/** Alarms on a Redis instance, all in percent. It is shared: they tell, and change nothing. */
export class RedisWatch extends Watch {
  /**
   * @param architecture with the wrong one, alarms are made and never have data
   */
  constructor(
    alarms: Alarms,
    id: string,
    instanceId: string,
    private readonly architecture: RedisArchitecture = 'standard',
  ) {
    super(alarms, id, { instanceId });
  }

  /** @default warns above 70 %, critical above 85 % */
  public alarmOnCpu(props?: AboveProps): void {
    const metric = this.metric('CpuUsage', 70, 85);
    this.alarm('Cpu', metric, above(metric, props));
  }

  /** A full instance evicts keys, others' too. @default warns above 75 %, critical above 90 % */
  public alarmOnMemory(props?: AboveProps): void {
    const metric = this.metric('MemoryUsage', 75, 90);
    this.alarm('Memory', metric, above(metric, props));
  }

  /** @default warns above 70 %, critical above 85 % */
  public alarmOnConnections(props?: AboveProps): void {
    const metric = this.metric('ConnectionUsage', 70, 85);
    this.alarm('Connections', metric, above(metric, props));
  }

  /** How many of the reads find something. @default warns below 50 % for 15 minutes; never critical */
  public alarmOnHitRate(props?: BelowProps): void {
    const metric = this.metric('HitRate', 50);
    this.alarm('HitRate', metric, below(metric, props));
  }

  /** Every alarm above, with the standing thresholds. */
  public alarmOnAll(): void {
    this.alarmOnCpu();
    this.alarmOnMemory();
    this.alarmOnConnections();
    this.alarmOnHitRate();
  }

  private metric(suffix: string, warn: number, critical?: number): Metric {
    const name = `${PREFIX[this.architecture]}${suffix}`;
    return { namespace: 'acs_kvstore', name, period: 300, warn, critical };
  }
}
