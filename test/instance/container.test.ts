import { backendBoot } from '../../lib/boot/backend-boot';
import { Runtime } from '../../lib/boot/runtime';
import { WorkerPlan } from '../../lib/boot/worker-plan';
import { InstanceSize } from '../../lib/compute/instance-size';
import { Port } from '../../lib/network/port';
import { ContainerEngine, REGISTRY_LOGIN, runUnit } from './container-engine';
import { PASSWORDS, stopPostgres, stopRedis } from './database-servers';
import { Load } from './load';
import { ScratchRoot } from './scratch-root';
import { CONNECTION, FAKE_CLOUD } from './variants';
import { API_PORT, ask, startSurroundings } from './whole-system';
import { describeWith } from './with-programs';

const NEEDS = [
  'root',
  'mount namespaces',
  'control groups',
  'dockerd',
  'docker-compose',
  'docker-registry',
  'a PostgreSQL server',
  'redis-server',
  'Flask and Gunicorn of the distribution',
];

const PLAN = WorkerPlan.of(2, 8);

let root: ScratchRoot;

const inContainer = (python: string) =>
  root.run(`docker exec "$(docker ps --quiet)" python3 -c ${JSON.stringify(python)}`);
const inspect = <T>(format: string) =>
  JSON.parse(root.must(`docker inspect --format '{{json ${format}}}' "$(docker ps --quiet)"`)) as T;
const call = async (path: string, options: Partial<Parameters<typeof ask>[0]> = {}) =>
  ask({ path, port: API_PORT, ...options });
const post = async (name: string) =>
  call('/api/items', {
    method: 'POST',
    body: JSON.stringify({ name }),
    headers: { 'Content-Type': 'application/json' },
  });
const alive = async () => (await call('/health').catch(() => undefined))?.status === 200;
const journal = () => root.must('journalctl --no-pager -o cat -t app');

describeWith(NEEDS, 'a backend as a container, in a real engine,', () => {
  let engine: ContainerEngine;
  let image: string;
  let files: number;

  beforeAll(async () => {
    root = await ScratchRoot.make();
    await startSurroundings(root);
    engine = new ContainerEngine(root);
    image = engine.push('pigeon/web');
    const script = backendBoot({
      port: Port.tcp(API_PORT),
      size: InstanceSize.of('ecs.c7.large'),
      connection: CONNECTION,
      plan: PLAN,
      migration: {},
      runtime: Runtime.container({ image, registry: 'cri-1' }),
      release: { bucketName: 'releases', version: 'v1' },
      cloud: FAKE_CLOUD,
    });
    root.must('bash 2>&1', script.render());
    engine.start();
    // No sandbox may give more open files than it has itself, as the engine of a server may.
    files = Math.min(65_536, Number(root.must('ulimit -Hn | sed s/unlimited/65536/')));
    root.must(`sed -i 's/nofile: 65536/nofile: ${files}/' /etc/app/compose.yaml`);
    await runUnit(root, 'ExecStart');
  }, 240_000);
  afterAll(async () => {
    engine.stop();
    stopPostgres(root);
    stopRedis(root);
    await root.dispose();
  });

  test('was pulled by its digest, by who had logged in', () => {
    expect(image).toMatch(/^127\.0\.0\.1:\d+\/pigeon\/web@sha256:[0-9a-f]{64}$/);
    expect(inspect('.Config.Image')).toBe(image);
    expect(root.must('stat -c "%a %U" /run/docker-login; stat -f -c %T /run/docker-login')).toBe('700 root\ntmpfs\n');
    expect(root.must(`/usr/bin/curl -s -o /dev/null -w '%{http_code}' http://${image.split('/')[0]}/v2/`)).toBe('401');
  });

  test('is well by its own check, and runs as many processes as it was told', () => {
    expect(inspect('.State.Health.Status')).toBe('healthy');
    const processes = root.must('docker top "$(docker ps --quiet)" -o uid,pid,args').trim().split('\n').slice(1);

    expect(processes).toHaveLength(1 + PLAN.workers);
    expect(new Set(processes.map(line => line.trim().split(/\s+/)[0]))).toEqual(
      new Set([root.must('id -u app').trim()]),
    );
  });

  test('reads from PostgreSQL, and then from Redis, in the database that was prepared', async () => {
    const { id } = JSON.parse((await post('wood pigeon')).body) as { id: number };
    const read = async () => JSON.parse((await call(`/api/items/${id}`)).body) as object;

    expect(await read()).toEqual({ name: 'wood pigeon', from: 'postgres' });
    expect(await read()).toEqual({ name: 'wood pigeon', from: 'redis' });
    expect(JSON.parse((await call('/api/items/1')).body)).toMatchObject({ name: 'homing pigeon' });
  });

  test('has no rights at all', () => {
    const status = root.read(`/proc/${inspect<number>('.State.Pid')}/status`);

    expect(/^CapEff:\s+(\w+)$/m.exec(status)?.[1]).toBe('0000000000000000');
    expect(/^CapBnd:\s+(\w+)$/m.exec(status)?.[1]).toBe('0000000000000000');
    expect(/^NoNewPrivs:\s+(\d)$/m.exec(status)?.[1]).toBe('1');
    // A filter of system calls: that of the engine.
    expect(/^Seccomp:\s+(\d)$/m.exec(status)?.[1]).toBe('2');
  });

  test.each(['/srv/app/x', '/usr/x', '/run/app-secrets/x', '/etc/x'])('cannot write %s', path => {
    expect(inContainer(`open('${path}', 'w')`).stderr).toMatch(/Read-only file system|Permission denied/);
  });

  test('has a root that is read-only, and writes to 64 MiB of memory alone', () => {
    const mounts = inContainer("print(open('/proc/mounts').read())").stdout;

    expect(mounts).toMatch(/^\S+ \/ \S+ ro[, ]/m);
    expect(mounts).toMatch(/^tmpfs \/tmp tmpfs \S*size=65536k/m);
    expect(mounts).toMatch(/ \/run\/app-secrets tmpfs ro,/);
    expect(inContainer("print(open('/tmp/x', 'w').write('y'))")).toMatchObject({ stdout: '1\n', stderr: '' });
    expect(inContainer("open('/tmp/full', 'wb').write(bytes(70 << 20))").stderr).toContain('No space left on device');
    inContainer("import os; os.remove('/tmp/full')");
  });

  test('has its limits', () => {
    const group = root.must(
      `grep -oP '(?<=:pids:).*|(?<=0::).*' /proc/${inspect<number>('.State.Pid')}/cgroup | head -1`,
    );

    expect(root.must(`cat /sys/fs/cgroup/{pids/,}${group.trim()}/pids.max 2>/dev/null || true`)).toBe('1024\n');
    expect(root.read(`/proc/${inspect<number>('.State.Pid')}/limits`)).toMatch(
      new RegExp(`^Max open files\\s+${files}\\s+${files} `, 'm'),
    );
  });

  test('refuses a body of 10 MB, by what it was told', async () => {
    const headers = { 'Content-Type': 'application/json' };

    expect((await call('/api/items', { method: 'POST', headers, body: Buffer.alloc(10_000_000) })).status).toBe(413);
  });

  test('logs to the journal, by its name', () => {
    expect(inspect('.HostConfig.LogConfig')).toEqual({ Type: 'journald', Config: { tag: 'app' } });
    expect(journal()).toContain(`Listening at: http://0.0.0.0:${API_PORT}`);
    expect(journal()).toContain('"path":"/api/items/1","status":200');
  });

  test('tells no secret: neither to who asks the engine, nor in its environment, its arguments or its log', () => {
    const told = [
      root.must('docker inspect "$(docker ps --quiet)"'),
      root.must('docker top "$(docker ps --quiet)" -o pid,args'),
      root.must(`tr '\\0' '\\n' < /proc/${inspect<number>('.State.Pid')}/environ`),
      journal(),
    ].join('\n');

    expect(told).toContain('POSTGRES_PASSWORD_FILE=/run/app-secrets/POSTGRES_PASSWORD');
    for (const secret of [...Object.values(PASSWORDS), REGISTRY_LOGIN.password]) {
      expect(told).not.toContain(secret);
    }
  });

  test('loses no request while it is reloaded under load', async () => {
    const before = inspect<string>('.Id');
    const load = new Load(2400, API_PORT);
    const reload = async () => {
      await load.reaches(0.3);
      await runUnit(root, 'ExecReload');
    };
    await Promise.all([reload(), load.run()]);
    process.stdout.write(`container: ${load.summary} over a reload\n`);

    expect(load.failed).toEqual([]);
    // The same container, with other workers.
    expect(inspect('.Id')).toBe(before);
    expect(journal()).toContain('Handling signal: hup');
  }, 60_000);

  // An engine that was asked to send a signal takes that for the end of the container, unless it is told which one ends it.
  test('is started again when it dies, also after a reload', async () => {
    const dead = inspect<number>('.State.Pid');
    root.must(`kill -9 ${dead}`);
    root.must(`for try in {1..100}; do [ -e /proc/${dead} ] || exit 0; sleep 0.1; done; exit 1`);
    for (let attempt = 0; attempt < 100 && !(await alive()); attempt++) {
      await new Promise(resolve => setTimeout(resolve, 100));
    }

    expect(await alive()).toBe(true);
    expect(inspect('.RestartCount')).toBe(1);
  }, 30_000);

  test('is taken down when the service stops, and its requests finish first', async () => {
    const last = call('/api/long');
    await new Promise(resolve => setTimeout(resolve, 300));
    await runUnit(root, 'ExecStop');

    expect((await last).status).toBe(200);
    expect(root.must('docker ps --all --quiet')).toBe('');
  }, 60_000);
});
