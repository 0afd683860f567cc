import { DataConnection } from '../data/data-connection';
import { Port } from '../network/port';
import { BootStep } from './boot-step';
import { ReleaseProps } from './release';
import { WorkerPlan } from './worker-plan';

/** What a runtime is told of the server that it runs the application on. */
export interface RuntimeContext {
  readonly port: Port;
  readonly plan: WorkerPlan;
  readonly connection?: DataConnection;
  readonly release?: ReleaseProps;
  /** What prepares the database; it runs once the release is in place. */
  readonly migrations: readonly BootStep[];
}

/** What a runtime adds to the boot of a server. */
export interface RuntimePlan {
  readonly packages: readonly string[];
  /** Environment variables of the application, beside those of its connections. */
  readonly environment: Readonly<Record<string, string>>;
  readonly steps: readonly BootStep[];
}
