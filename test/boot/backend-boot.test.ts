import { backendBoot, BackendBootProps } from '../../lib/boot/backend-boot';
import { ConnectionBudget } from '../../lib/boot/connection-budget';
import { Runtime } from '../../lib/boot/runtime';
import { WorkerPlan } from '../../lib/boot/worker-plan';
import { InstanceSize } from '../../lib/compute/instance-size';
import { DataConnection } from '../../lib/data/data-connection';
import { Port } from '../../lib/network/port';
import { Duration } from '../../lib/values/duration';
import { stepsOf, written } from './written';

const CONNECTION: DataConnection = {
  environment: { POSTGRES_HOST: 'db.example.com', POSTGRES_USER: 'pigeon_web', REDIS_KEY_PREFIX: 'pigeon_web:' },
  secrets: { POSTGRES_PASSWORD: 'production/postgres-password' },
};
const IMAGE = `registry.example.com:5000/team/web@sha256:${'a1'.repeat(32)}`;

function boot(props: Partial<BackendBootProps> = {}) {
  return backendBoot({ port: Port.tcp(5000), size: InstanceSize.of('ecs.g7.xlarge'), ...props });
}

describe('backendBoot', () => {
  test('prepares the database before it starts the application', () => {
    expect(
      stepsOf(boot({ connection: CONNECTION, release: { bucketName: 'releases', version: 'v2' } })).slice(8),
    ).toEqual([
      'create the application user',
      'install the client of the cloud',
      'install the release tool',
      'write the connection settings',
      'fetch the secrets into memory',
      'install what prepares a release',
      'fetch version v2',
      'prepare the database',
      'start gunicorn',
    ]);
  });

  test('has no database to prepare and no secret to fetch without a connection', () => {
    expect(stepsOf(boot())).not.toEqual(expect.arrayContaining(['prepare the database']));
    expect(stepsOf(boot())).not.toEqual(expect.arrayContaining(['fetch the secrets into memory']));
  });

  test('writes the settings, and where secrets are read in place of secrets', () => {
    expect(written(boot({ connection: CONNECTION }), '/etc/app/data.env')).toEqual([
      'POSTGRES_HOST=db.example.com',
      'POSTGRES_USER=pigeon_web',
      'REDIS_KEY_PREFIX=pigeon_web:',
      'POSTGRES_PASSWORD_FILE=/run/app-secrets/POSTGRES_PASSWORD',
      'APP_MODULE=wsgi:app',
      'MAX_BODY_BYTES=8388608',
    ]);
    expect(written(boot({ connection: CONNECTION }), '/etc/app/secrets')).toEqual([
      'POSTGRES_PASSWORD production/postgres-password',
    ]);
  });

  test.each(['a\nEND_OF_FILE\nrm -rf /', 'a b', '"a"', 'a\\b'])('fails to write %j as a connection setting', value => {
    const connection = { environment: { POSTGRES_HOST: value }, secrets: {} };

    expect(() => boot({ connection, migration: { schema: 'a' } })).toThrow();
  });

  test.each([
    [Port.tcp(5000), 'ecs.g7.xlarge', 9],
    [Port.tcp(8080), 'ecs.g7.large', 5],
    [Port.tcp(8080), 'ecs.g7.metal', 5],
  ])('answers on %s with the workers that a %s keeps busy', (port, type, workers) => {
    const script = boot({ port, size: InstanceSize.of(type) });

    expect(written(script, '/etc/systemd/system/app.socket')).toContain(`ListenStream=0.0.0.0:${port.toNumber()}`);
    expect(written(script, '/etc/app/gunicorn.conf.py')).toContain(`workers = ${workers}`);
  });

  test('lets a worker set the user that it is, which nothing else of its kind is let', () => {
    const unit = written(boot(), '/etc/systemd/system/app.service');

    expect(unit.filter(line => line.startsWith('SystemCallFilter='))).toEqual([
      'SystemCallFilter=@system-service',
      'SystemCallFilter=~@privileged @resources',
      'SystemCallFilter=setuid',
    ]);
  });

  test('gives each worker its share of the connections', () => {
    const budget = new ConnectionBudget({ granted: 100, servers: 2 });

    expect(written(boot({ budget }), '/etc/app/data.env')).toContain('DATABASE_POOL_SIZE=2');
  });

  test('fails where the connections are too few', () => {
    const budget = new ConnectionBudget({ granted: 40, servers: 2 });

    expect(() => boot({ budget })).toThrow(
      '40 connections are granted, and 41 are needed: 2 servers with 9 workers each, twice over during a refresh, and 5 in reserve',
    );
  });

  test('creates the schema and the extensions', () => {
    const sql = written(
      boot({ connection: CONNECTION, migration: { extensions: ['pg_trgm'] } }),
      '/etc/app/database.sql',
    );

    expect(sql[0]).toBe('CREATE SCHEMA IF NOT EXISTS pigeon_web AUTHORIZATION pigeon_web;');
    expect(sql).toContain('CREATE EXTENSION IF NOT EXISTS "pg_trgm";');
    expect(() => boot({ connection: CONNECTION, migration: { schema: 'A;' } })).toThrow(
      "accounts, schemas and extensions have a-z, 0-9, '_' and '-', got 'A;'",
    );
  });

  test('stops a statement that takes too long, where it is told how long', () => {
    const migration = { statementTimeout: Duration.minutes(1) };

    expect(written(boot({ connection: CONNECTION, migration }), '/etc/app/database.sql')).toContain(
      `ALTER ROLE pigeon_web IN DATABASE :"DBNAME" SET statement_timeout = '60s';`,
    );
    expect(written(boot({ connection: CONNECTION }), '/etc/app/database.sql').join()).not.toContain(
      'statement_timeout',
    );
  });

  test('leaves the database as it is where it is told to', () => {
    const script = boot({ connection: CONNECTION, migration: false });

    expect(stepsOf(script)).toContain('fetch the secrets into memory');
    expect(stepsOf(script)).not.toContain('prepare the database');
  });

  test('takes requests as large as it is told, and no figure that is none', () => {
    expect(written(boot({ maxBodyMebibytes: 1 }), '/etc/app/data.env')).toContain('MAX_BODY_BYTES=1048576');
    expect(() => boot({ maxBodyMebibytes: 0 })).toThrow("'maxBodyMebibytes' is a whole number within 1-1024, got 0");
  });

  test('dumps the database at the hour that it is told', () => {
    const script = boot({ connection: CONNECTION, dump: { bucketName: 'dumps', hour: 5 } });

    expect(written(script, '/etc/systemd/system/dump-database.timer')).toContain('OnCalendar=*-*-* 05:00:00');
    expect(() => boot({ connection: CONNECTION, dump: { bucketName: 'dumps', hour: 24 } })).toThrow(
      'the hour of the dump is a whole number within 0-23, got 24',
    );
    expect(() => boot({ connection: CONNECTION, dump: { bucketName: 'D' } })).toThrow(
      /^a bucket name has .*, got 'D'$/,
    );
  });

  test.each([
    ['alone', {}],
    [
      'with all',
      {
        connection: CONNECTION,
        dump: { bucketName: 'dumps', verify: true },
        release: { bucketName: 'releases', version: 'v1' },
      },
    ],
  ])('fits into user data, %s', (_with, props) => {
    expect(Buffer.from(boot(props).toUserData(), 'base64').length).toBeLessThanOrEqual(32 * 1024);
  });
});

describe('Runtime.systemd', () => {
  test('runs the application that is named', () => {
    const script = boot({ runtime: Runtime.systemd({ application: 'shop.main:api', packages: ['libpq5'] }) });

    expect(written(script, '/etc/app/data.env')).toContain('APP_MODULE=shop.main:api');
    expect(script.render()).toMatch(/install .*libpq5/);
    expect(() => boot({ runtime: Runtime.systemd({ application: 'a b' }) })).toThrow(
      "an application looks like 'wsgi:app', got 'a b'",
    );
  });
});

describe('Runtime.container', () => {
  test('runs the image by its digest, without rights, and on the network of the host', () => {
    const file = written(boot({ runtime: Runtime.container({ image: IMAGE }) }), '/etc/app/compose.yaml').join('\n');

    expect(file).toContain(`image: ${IMAGE}`);
    expect(file).toMatch(/read_only: true\n[^]*cap_drop:\n +- ALL\n/);
  });

  test('fetches a release for its migrations, and prepares the database before the container', () => {
    const runtime = Runtime.container({ image: IMAGE });
    const release = { bucketName: 'releases', version: 'v2' };
    const script = boot({ runtime, release, connection: CONNECTION });

    expect(stepsOf(script).slice(-3)).toEqual(['fetch version v2', 'prepare the database', 'start the container']);
    expect(script.render()).toContain('\nfetch-release /srv/app releases backend v2 -\n');
  });

  test('logs in to the registry before it starts, where the image is in one', () => {
    const inRegistry = boot({ runtime: Runtime.container({ image: IMAGE, registry: 'cri-x1' }) });
    const unit = '/etc/systemd/system/app.service';

    expect(written(inRegistry, unit)).toContain('ExecStartPre=/usr/local/sbin/log-in-to-registry');
    expect(written(boot({ runtime: Runtime.container({ image: IMAGE }) }), unit).join()).not.toContain('ExecStartPre');
    expect(() => boot({ runtime: Runtime.container({ image: IMAGE, registry: 'x; y' }) })).toThrow(
      "a registry looks like 'cri-x1y2z3', got 'x; y'",
    );
  });

  test('fails with an image by tag, which may move', () => {
    const runtime = Runtime.container({ image: 'registry.example.com/team/web:latest' });

    expect(() => boot({ runtime })).toThrow(/^an image is named by digest, such as .*, got '.*:latest'$/);
  });
});

describe('WorkerPlan', () => {
  test('starts no more workers than memory holds', () => {
    expect(WorkerPlan.forSize(InstanceSize.of('ecs.c7.8xlarge')).workers).toBe(65);
    expect(WorkerPlan.forSize(InstanceSize.of('ecs.s6-c1m1.large')).workers).toBe(3);
  });

  test('fails with figures that are none', () => {
    expect(() => WorkerPlan.of(0, 4)).toThrow('workers and threads are whole numbers within 1-512, got 0 and 4');
    expect(() => new ConnectionBudget({ granted: 0, servers: 1 })).toThrow(
      'connections and servers are whole numbers above zero, got 0 and 1',
    );
  });
});

describe('ConnectionBudget', () => {
  test.each([
    [100, 2, 9, 2],
    [41, 2, 9, 1],
    [1000, 1, 9, 4],
  ])('of %d connections for %d servers with %d workers gives each %d', (granted, servers, workers, share) => {
    expect(new ConnectionBudget({ granted, servers }).poolSize(WorkerPlan.of(workers, 4))).toBe(share);
  });
});
