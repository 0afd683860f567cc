import { readFileSync, writeFileSync } from 'node:fs';
import { Agent, request, RequestOptions } from 'node:http';
import { join } from 'node:path';
import { backendBoot } from '../../lib/boot/backend-boot';
import { frontendBoot } from '../../lib/boot/frontend-boot';
import { Runtime } from '../../lib/boot/runtime';
import { WorkerPlan } from '../../lib/boot/worker-plan';
import { InstanceSize } from '../../lib/compute/instance-size';
import { postgresIsolationSql } from '../../lib/data/postgres-isolation-sql';
import { REDIS_PASSWORD_HASH, redisAclSetUser } from '../../lib/data/redis-acl';
import { Cidr } from '../../lib/network/cidr';
import { Port } from '../../lib/network/port';
import { Duration } from '../../lib/values/duration';
import { publish, startCloud } from './cloud-stand-in';
import { asOwner, PASSWORDS, redis, SECRETS, sha256, startPostgres, startRedis } from './database-servers';
import { ScratchRoot } from './scratch-root';
import { CONNECTION, FAKE_CLOUD } from './variants';

// Below those that the kernel takes for connections to elsewhere, which may be in use when a server wants them.
export const SITE_PORT = 28_000;
export const TLS_PORT = 28_443;
export const API_PORT = 25_000;

/** What one address may ask of the API in a second, in this test. */
export const RATE = 20;

export function frontend(version: string) {
  return frontendBoot({
    port: Port.tcp(SITE_PORT),
    tlsPort: Port.tcp(TLS_PORT),
    trustedProxies: [Cidr.of('127.0.0.1/32')],
    api: { servers: [`127.0.0.1:${API_PORT}`] },
    apiRatePerClient: RATE,
    site: { bucketName: 'releases', version },
    cloud: FAKE_CLOUD,
  });
}

export function backend(version: string) {
  return backendBoot({
    port: Port.tcp(API_PORT),
    size: InstanceSize.of('ecs.c7.large'),
    connection: CONNECTION,
    plan: WorkerPlan.of(2, 8),
    migration: { statementTimeout: Duration.seconds(20) },
    // Flask and its drivers are the distribution's here, so that no test downloads them.
    runtime: Runtime.systemd({ systemSitePackages: true }),
    release: { bucketName: 'releases', version },
    dump: { bucketName: 'dumps', verify: true },
    cloud: FAKE_CLOUD,
  });
}

const ITEMS = 'CREATE TABLE items (id serial PRIMARY KEY, name text NOT NULL);';

/** Uploads what a build makes. */
export function publishAll(root: ScratchRoot): void {
  const script = 'console.log("pigeon");\n'.repeat(200);
  for (const version of ['v1', 'v2']) {
    publish(root, 'frontend', version, {
      'index.html': `<!doctype html><title>${version}</title><script src="/assets/app-${version}.js"></script>`,
      [`assets/app-${version}.js`]: script,
      '.env': 'SHOULD_NOT=be served',
    });
    publish(root, 'backend', version, {
      'wsgi.py': readFileSync(join(__dirname, 'app/wsgi.py'), 'utf8'),
      'migrations/001-items.sql': ITEMS,
      'base-data/001-items.sql': "INSERT INTO items (name) VALUES ('homing pigeon');",
    });
  }
}

/** The owner's servers with the owner's grants, and the cloud with what was uploaded to it. */
export async function startSurroundings(root: ScratchRoot): Promise<void> {
  await startCloud(root, SECRETS);
  startPostgres(root);
  startRedis(root);
  const tenant = { database: 'pigeon_web', account: 'pigeon_web', otherDatabases: ['pigeon', 'postgres'] };
  asOwner(root, postgresIsolationSql(tenant));
  const acl = redisAclSetUser({ account: 'pigeon_web', keyPrefix: 'pigeon_web:' });
  redis(root, 'default', 'owner-password', ...acl.replace(REDIS_PASSWORD_HASH, sha256(PASSWORDS.redis)).split(' '));
  publishAll(root);
}

/** What is around the servers, and both boot scripts; then what systemd would start. */
export async function startWholeSystem(root: ScratchRoot): Promise<string> {
  await startSurroundings(root);
  const log = [root.run('bash 2>&1', backend('v1').render()), root.run('bash 2>&1', frontend('v1').render())];
  if (log.some(({ status }) => status !== 0)) {
    throw new Error(log.map(({ stdout }) => stdout).join('\n'));
  }
  writeFileSync(root.path('/var/log/boot.log'), log.map(({ stdout }) => stdout).join(''));
  root.must('nginx >/dev/null 2>&1');
  return log.map(({ stdout }) => stdout).join('');
}

/** app.service, run as systemd runs it. What it prints goes where the journal would be. */
export class AppService {
  private constructor(private readonly root: ScratchRoot) {}

  public static async start(root: ScratchRoot): Promise<AppService> {
    const command = 'mkfifo /run/control; exec 7<>/run/control';
    root.start(`${command}; exec python3 /opt/stand-ins/run-service.py <&7 >> /var/log/journal.log 2>&1`);
    const service = new AppService(root);
    await service.answers();
    return service;
  }

  /** Does what `systemctl restart` or `systemctl reload` does. */
  public tell(what: 'restart' | 'reload'): void {
    this.root.must(`echo ${what} > /run/control`);
  }

  private async answers(): Promise<void> {
    for (let attempt = 0; attempt < 60; attempt++) {
      const answer = await ask({ path: '/health', port: API_PORT, timeout: 500 }).catch(() => undefined);
      if (answer?.status === 200) {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error(`the application does not answer:\n${this.root.read('/var/log/journal.log')}`);
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

const AGENT = new Agent({ keepAlive: true, maxSockets: 50 });

/** One request over loopback; from 127.0.0.1, as the load balancer, where nothing else is said. */
export async function ask(options: RequestOptions & { readonly body?: string | Buffer }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { body, ...rest } = options;
    const call = request({ host: '127.0.0.1', port: SITE_PORT, agent: AGENT, timeout: 20_000, ...rest }, response => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString('latin1'),
        }),
      );
    });
    call.on('timeout', () => call.destroy(new Error('timeout')));
    call.on('error', reject);
    call.end(body);
  });
}

/** The API, as somebody who came through the load balancer by HTTPS. */
export async function api(
  path: string,
  options: Parameters<typeof ask>[0] = {},
  client = '198.51.100.7',
): Promise<Answer> {
  const headers = { 'X-Forwarded-For': client, 'X-Forwarded-Proto': 'https', ...options.headers };
  return ask({ path, ...options, headers });
}
