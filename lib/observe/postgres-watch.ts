import type { Alarms } from './alarms';
import { above, AboveProps, Metric } from './threshold';
import { Watch } from './watch';

const postgres = (name: string, warn: number, critical: number): Metric => ({
  namespace: 'acs_rds_dashboard',
  name,
  period: 300,
  warn,
  critical,
});

// The names of PostgreSQL, not those of MySQL: an alarm on `CpuUsage` is taken and never has data.
const CPU = postgres('cpu_usage', 70, 85);
const MEMORY = postgres('mem_usage', 85, 95);
const DISK = postgres('local_fs_size_usage', 75, 85);
const IOPS = postgres('iops_usage', 80, 90);
// Spelled like this by the cloud.
const CONNECTIONS = postgres('conn_usgae', 70, 85);

/** Alarms on an RDS PostgreSQL instance, all in percent of what it has. It is shared: they tell, and change nothing. */
export class PostgresWatch extends Watch {
  constructor(alarms: Alarms, id: string, instanceId: string) {
    super(alarms, id, { instanceId });
  }

  /** @default warns above 70 %, critical above 85 % */
  public alarmOnCpu(props?: AboveProps): void {
    this.alarm('Cpu', CPU, above(CPU, props));
  }

  /** @default warns above 85 %, critical above 95 % */
  public alarmOnMemory(props?: AboveProps): void {
    this.alarm('Memory', MEMORY, above(MEMORY, props));
  }

  /** A full disk locks the instance, for its owner too. @default warns above 75 %, critical above 85 % */
  public alarmOnDisk(props?: AboveProps): void {
    this.alarm('Disk', DISK, above(DISK, props));
  }

  /** Reads and writes of the disk. @default warns above 80 %, critical above 90 % */
  public alarmOnIops(props?: AboveProps): void {
    this.alarm('Iops', IOPS, above(IOPS, props));
  }

  /** Connections, of everybody together. @default warns above 70 %, critical above 85 % */
  public alarmOnConnections(props?: AboveProps): void {
    this.alarm('Connections', CONNECTIONS, above(CONNECTIONS, props));
  }

  /** Every alarm above, with the standing thresholds. */
  public alarmOnAll(): void {
    this.alarmOnCpu();
    this.alarmOnMemory();
    this.alarmOnDisk();
    this.alarmOnIops();
    this.alarmOnConnections();
  }
}
