import { InstanceSize } from '../compute/instance-size';
import { DataConnection } from '../data/data-connection';
import { Port } from '../network/port';
import { appUser } from './app-user';
import { baseline, BaselineProps } from './baseline';
import { BootScript } from './boot-script';
import { cloudClient } from './cloud-client';
import { CloudEndpoints } from './cloud-endpoints';
import { ConnectionBudget } from './connection-budget';
import { connectionSettings } from './connection-settings';
import { databaseServerOff } from './database-server-off';
import { databaseDump, DatabaseDumpProps } from './database-dump';
import { MigrationProps, migrations } from './migrations';
import { ReleaseProps, releaseTool } from './release';
import { Runtime } from './runtime';
import { secretsToMemory } from './secrets';
import { WorkerPlan } from './worker-plan';

export interface BackendBootProps extends BaselineProps {
  readonly port: Port;
  readonly size: InstanceSize;
  /** @default - the application connects to no shared data */
  readonly connection?: DataConnection;
  /** @default Runtime.systemd() */
  readonly runtime?: Runtime;
  /** The application: `backend/<version>.tar.gz`. @default - none; the service waits for one */
  readonly release?: ReleaseProps;
  /** @default WorkerPlan.forSize(size) */
  readonly plan?: WorkerPlan;
  /** Gives the application `DATABASE_POOL_SIZE`. @default - the application decides how many connections it keeps */
  readonly budget?: ConnectionBudget;
  /** `false` leaves the database as it is. @default - our schema is called like our account, and has no extensions */
  readonly migration?: MigrationProps | false;
  /** The largest request, in MiB, 1-1024; a larger one is answered 413. @default 8 */
  readonly maxBodyMebibytes?: number;
  /** A dump of our database every night. @default - none */
  readonly dump?: DatabaseDumpProps;
  /** Where the server calls the cloud. @default - in its own region */
  readonly cloud?: CloudEndpoints;
}

/**
 * The first boot of a backend server: a hardened server, the secrets in memory, the database prepared, and the application.
 * @throws when the connections that are granted are too few for the servers, or a figure is out of its range
 */
export function backendBoot(props: BackendBootProps): BootScript {
  const { port, connection, runtime = Runtime.systemd(), plan = WorkerPlan.forSize(props.size), budget } = props;
  const { migration = {}, maxBodyMebibytes = 8 } = props;
  if (!Number.isInteger(maxBodyMebibytes) || maxBodyMebibytes < 1 || maxBodyMebibytes > 1024) {
    throw new Error(`'maxBodyMebibytes' is a whole number within 1-1024, got ${maxBodyMebibytes}`);
  }
  const database = connection?.environment['POSTGRES_HOST'] === undefined ? undefined : connection;
  const runs = runtime._plan({
    port,
    plan,
    connection,
    release: props.release,
    migrations: database && migration ? [migrations(database, migration)] : [],
  });
  const limits = {
    MAX_BODY_BYTES: `${maxBodyMebibytes * 1024 * 1024}`,
    ...(budget && { DATABASE_POOL_SIZE: `${budget.poolSize(plan)}` }),
  };
  const scratch = database !== undefined && props.dump?.verify === true;
  const client = database ? [scratch ? 'postgresql' : 'postgresql-client'] : [];
  return BootScript.of(
    ...(scratch ? [databaseServerOff()] : []),
    ...baseline(props, [port], ...runs.packages, ...client),
    appUser(),
    cloudClient(props.cloud),
    releaseTool(),
    connectionSettings(connection, { ...runs.environment, ...limits }),
    ...(connection ? [secretsToMemory(connection.secrets)] : []),
    ...runs.steps,
    ...(database && props.dump ? [databaseDump(props.dump)] : []),
  );
}
