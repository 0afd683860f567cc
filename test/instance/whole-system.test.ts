import { CLOUD_FOLDER, publish, setSecrets } from './cloud-stand-in';
import {
  asRole,
  EMPTY_PORT,
  PASSWORDS,
  POSTGRES_PORT,
  resumePostgres,
  SECRETS,
  startEmptyPostgres,
  startRedis,
  stopPostgres,
  stopRedis,
} from './database-servers';
import { Load } from './load';
import { ScratchRoot } from './scratch-root';
import { api, API_PORT, AppService, ask, frontend, RATE, SITE_PORT, startWholeSystem } from './whole-system';
import { describeWith } from './with-programs';

const NEEDS = [
  'root',
  'mount namespaces',
  'nginx',
  'openssl',
  'sshd',
  'a PostgreSQL server',
  'redis-server',
  'Flask and Gunicorn of the distribution',
  'curl',
];

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

let root: ScratchRoot;

const ready = async () => ask({ path: '/health/ready', port: API_PORT });
const site = async () => /<title>(.*)<\/title>/.exec((await api('/')).body)?.[1];
const stored = (name: string) => root.must(`cat /run/app-secrets/${name}`);

/** The day by the clock of the servers. */
const today = () => root.must('date +%F').trim();

describeWith(NEEDS, 'the whole system, as the library renders it,', () => {
  let app: AppService;
  let bootLog: string;

  beforeAll(async () => {
    root = await ScratchRoot.make();
    bootLog = await startWholeSystem(root);
    app = await AppService.start(root);
  }, 240_000);
  afterAll(async () => {
    root.run('nginx -s stop');
    stopPostgres(root);
    stopRedis(root);
    await root.dispose();
  });

  describe('Nginx', () => {
    test('sends who came by HTTP to HTTPS', async () => {
      const answer = await ask({
        path: '/shop?a=1',
        headers: { 'X-Forwarded-Proto': 'http', Host: 'shop.example.com' },
      });

      expect([answer.status, answer.headers['location']]).toEqual([301, 'https://shop.example.com/shop?a=1']);
    });

    test('answers the health check, whatever it came by', async () => {
      expect((await ask({ path: '/health', headers: { 'X-Forwarded-Proto': 'http' } })).status).toBe(200);
    });

    test.each(['/', '/assets/app-v1.js', '/assets/none.js', '/api/items/1'])(
      'protects the browser at %s',
      async path => {
        const { headers } = await api(path);

        expect(headers).toMatchObject({
          'strict-transport-security': 'max-age=31536000; includeSubDomains',
          'content-security-policy': expect.stringContaining("default-src 'self'") as string,
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'strict-origin-when-cross-origin',
          'permissions-policy': expect.stringContaining('camera=()') as string,
          'x-request-id': expect.stringMatching(/^[0-9a-f]{32}$/) as string,
          server: 'nginx',
        });
      },
    );

    test.each([
      ['/', 'no-cache'],
      ['/index.html', 'no-cache'],
      ['/assets/app-v1.js', 'public, max-age=31536000, immutable'],
      ['/assets/none.js', undefined],
      ['/api/items/1', undefined],
    ])('has %s kept by browsers: %s', async (path, cacheControl) => {
      expect((await api(path)).headers['cache-control']).toBe(cacheControl);
    });

    test.each(['/assets/app-v1.js', '/api/large'])('compresses %s by gzip', async path => {
      const { headers } = await api(path, { headers: { 'Accept-Encoding': 'gzip' } });

      expect([headers['content-encoding'], headers['vary']]).toEqual(['gzip', 'Accept-Encoding']);
    });

    test('compresses by Brotli where it has the module', async () => {
      const has = root.run('compgen -G "/etc/nginx/modules-enabled/*brotli-filter*"').status === 0;
      const { headers } = await api('/assets/app-v1.js', { headers: { 'Accept-Encoding': 'br' } });

      expect(headers['content-encoding']).toBe(has ? 'br' : undefined);
    });

    test('gives the page of the application for paths of its own, and not for assets or hidden files', async () => {
      expect((await api('/orders/7')).body).toContain('<title>v1</title>');
      expect((await api('/assets/none.js')).status).toBe(404);
      expect((await api('/.env')).status).toBe(404);
    });

    test('speaks HTTP/2 by TLS', () => {
      const curl = root.run(
        'exec /usr/bin/curl -sk -o /dev/null -w "%{http_version} %{http_code}" https://127.0.0.1:28443/',
      );

      expect(curl.stdout).toBe('2 200');
    });

    test('refuses a body of 10 MB', async () => {
      const body = Buffer.alloc(10_000_000);

      expect((await api('/api/items', { method: 'POST', body })).status).toBe(413);
    });

    test('takes the word of the load balancer on who asks, and not that of the client before it', async () => {
      const seen = JSON.parse((await api('/api/seen', {}, '203.0.113.9, 198.51.100.8')).body) as object;

      expect(seen).toMatchObject({ client: '198.51.100.8', scheme: 'https', url_scheme: 'https' });
    });

    test('takes nobody else at their word', async () => {
      const headers = { 'X-Forwarded-For': '203.0.113.9', 'X-Forwarded-Proto': 'https', 'X-Real-IP': '203.0.113.9' };
      const seen = JSON.parse((await ask({ path: '/api/seen', headers, localAddress: '127.0.0.2' })).body) as object;

      expect(seen).toMatchObject({ client: '127.0.0.2', scheme: 'http', url_scheme: 'http' });
    });

    test('answers 429 to who asks too much, and no other, and again when it has calmed down', async () => {
      const client = '198.51.100.99';
      const burst = await Promise.all(Array.from({ length: 3 * RATE }, () => api('/api/seen', {}, client)));
      const statuses = burst.map(({ status }) => status);

      expect(new Set(statuses)).toEqual(new Set([200, 429]));
      expect(statuses.filter(status => status === 200).length).toBeGreaterThanOrEqual(2 * RATE);
      expect((await api('/api/seen', {}, '198.51.100.98')).status).toBe(200);
      await pause(1000);
      expect((await api('/api/seen', {}, client)).status).toBe(200);
    });

    test('writes a line of JSON for each request, without its query', async () => {
      await api('/api/seen?token=do-not-log', { headers: { 'X-Request-Id': 'trace-0123456789' } });
      await pause(100);
      const lines = root
        .read('/var/log/nginx/access.log')
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line) as object);

      expect(lines).toContainEqual(
        expect.objectContaining({
          request_id: 'trace-0123456789',
          client: '198.51.100.7',
          peer: '127.0.0.1',
          path: '/api/seen',
          status: 200,
          upstream_status: '200',
          upstream_seconds: expect.stringMatching(/^\d/) as string,
        }),
      );
      expect(root.read('/var/log/nginx/access.log')).not.toContain('do-not-log');
    });
  });

  describe('the application', () => {
    test('reads from PostgreSQL, and then from Redis', async () => {
      const created = JSON.parse(
        (
          await api('/api/items', {
            method: 'POST',
            body: '{"name":"wood pigeon"}',
            headers: { 'Content-Type': 'application/json' },
          })
        ).body,
      ) as { id: number };
      const read = async () => JSON.parse((await api(`/api/items/${created.id}`)).body) as object;

      expect(await read()).toEqual({ name: 'wood pigeon', from: 'postgres' });
      expect(await read()).toEqual({ name: 'wood pigeon', from: 'redis' });
    });

    test('found the database prepared, once: the schema, the tables and the base data', () => {
      const ours = (sql: string) => asRole(root, 'pigeon_web', PASSWORDS.postgres, 'pigeon_web', sql).stdout;
      expect(ours('SELECT name FROM applied_files ORDER BY 1')).toBe(
        'base-data/001-items.sql\nmigrations/001-items.sql\n',
      );

      root.must('systemctl start app-migrate.service & systemctl start app-migrate.service & wait');
      expect(ours("SELECT count(*) FROM items WHERE name = 'homing pigeon'")).toBe('1\n');
    });

    test('refuses a body of 10 MB by itself too, where the load balancer sends it past Nginx, and one of unknown size', async () => {
      const straight = { path: '/api/items', method: 'POST', port: API_PORT };
      const chunked = { ...straight, headers: { 'Transfer-Encoding': 'chunked' }, body: '{"name":"stock dove"}' };

      const large = await ask({ ...straight, body: Buffer.alloc(10_000_000) });
      expect([large.status, large.headers['connection']]).toEqual([413, 'close']);
      expect((await ask(chunked)).status).toBe(411);
      const parallel = Array.from({ length: 40 }, () => ask({ ...straight, body: Buffer.alloc(9_000_000) }));
      expect(new Set((await Promise.all(parallel)).map(({ status }) => status))).toEqual(new Set([413]));
      expect((await ask({ path: '/api/slow', port: API_PORT })).status).toBe(200);
    });

    test('stops a statement that takes too long, and no migration', () => {
      const limit = asRole(root, 'pigeon_web', PASSWORDS.postgres, 'pigeon_web', 'SHOW statement_timeout').stdout;

      expect(limit).toBe('20s\n');
      expect(root.read('/usr/local/sbin/migrate-database')).toContain('-c statement_timeout=0');
    });

    test('says that it is ready', async () => {
      const { status, body } = await ready();

      expect([status, JSON.parse(body)]).toEqual([200, { postgres: 'up', redis: 'up', status: 'ok' }]);
    });

    test.each([
      ['through Nginx', SITE_PORT],
      ['as the load balancer asks it, on connections that it keeps', API_PORT],
    ])(
      'loses no request while it is restarted and reloaded under load, %s',
      async (way, port) => {
        const load = new Load(2400, port);
        const disturb = async () => {
          for (const [part, what] of [
            [0.15, 'restart'],
            [0.4, 'reload'],
            [0.65, 'restart'],
          ] as const) {
            await load.reaches(part);
            app.tell(what);
          }
        };
        await Promise.all([disturb(), load.run()]);
        process.stdout.write(`${way}: ${load.summary}, ${load.masters.size} masters\n`);

        expect(load.failed).toEqual([]);
        expect(load.masters.size).toBe(3);
      },
      60_000,
    );

    test('loses no request while workers are replaced that have answered many', async () => {
      const exits = () => root.read('/var/log/journal.log').split('Worker exiting').length;
      root.must(`sed -i 's/randint(5000, 6000)/randint(100, 120)/' /etc/app/gunicorn.conf.py`);
      app.tell('reload');
      await pause(3000);
      const before = exits();
      const load = new Load(1200, API_PORT);
      await load.run();
      process.stdout.write(`workers replaced: ${load.summary}, ${exits() - before} workers ended\n`);
      root.must(`sed -i 's/randint(100, 120)/randint(5000, 6000)/' /etc/app/gunicorn.conf.py`);
      app.tell('reload');

      expect(load.failed).toEqual([]);
      expect(exits() - before).toBeGreaterThanOrEqual(3);
    }, 60_000);

    test('still reads while Redis is down, and is ready', async () => {
      stopRedis(root);
      await pause(2100);
      const { status, body } = await ready();

      expect((await api('/api/items/1', {}, '198.51.100.20')).body).toContain('"name":"homing pigeon"');
      expect([status, JSON.parse(body)]).toEqual([200, { postgres: 'up', redis: 'down', status: 'ok' }]);
      startRedis(root);
    });

    test('is not ready while PostgreSQL is down, and lives', async () => {
      stopPostgres(root);
      await pause(2100);
      const { status, body } = await ready();

      expect([status, JSON.parse(body)]).toMatchObject([503, { postgres: 'down', status: 'unavailable' }]);
      expect((await ask({ path: '/health', port: API_PORT })).status).toBe(200);
      resumePostgres(root);
      await pause(2100);
      expect((await ready()).status).toBe(200);
    }, 30_000);
  });

  describe('a release', () => {
    test('follows when its version is set, and the assets of the one before are still there', async () => {
      root.must('bash', frontend('v2').render());

      expect(await site()).toBe('v2');
      expect((await api('/assets/app-v2.js')).status).toBe(200);
      expect((await api('/assets/app-v1.js')).status).toBe(200);
    });

    test('is switched without a moment between', async () => {
      const turned = { done: false };
      const seen = new Set<string>();
      const watch = async () => {
        while (!turned.done) {
          const { status } = await api('/', {}, '198.51.100.30');
          seen.add(`${status} ${await site()}`);
        }
      };
      const turn = root.start('for i in {1..20}; do fetch-release /srv/site --back; done');
      turn.once('exit', () => {
        turned.done = true;
      });
      await watch();

      expect([...seen].toSorted()).toEqual(['200 v1', '200 v2']);
    });

    test('is taken back by setting the version before', async () => {
      root.must('bash', frontend('v2').render());
      expect(await site()).toBe('v2');
      root.must('bash', frontend('v1').render());

      expect(await site()).toBe('v1');
      expect(root.must('ls /srv/site/releases')).toBe('v1\nv2\n');
    }, 30_000);

    test('that is not there, or is not what its sum says, leaves the one in use', async () => {
      expect(root.run('fetch-release /srv/site releases frontend v9 -').stderr).toContain('404 NoSuchKey');
      publish(root, 'frontend', 'v5', { 'index.html': '<!doctype html><title>v5</title>' });
      expect(root.run(`fetch-release /srv/site releases frontend v5 ${'0'.repeat(64)}`).status).not.toBe(0);
      expect(root.must('ls -A /srv/site/releases')).toBe('v1\nv2\n');
      expect(await site()).toBe('v1');
    }, 60_000);

    test('of the backend is prepared with the packages that it pins, by hash, from its own wheels', () => {
      const made = root.must(`cd /tmp && mkdir -p wheel/tiny-1.0.dist-info && cd wheel && echo 'VALUE = 7' > tiny.py
        printf 'Metadata-Version: 2.1\\nName: tiny\\nVersion: 1.0\\n' > tiny-1.0.dist-info/METADATA
        printf 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n' > tiny-1.0.dist-info/WHEEL
        printf 'tiny.py,,\\ntiny-1.0.dist-info/METADATA,,\\ntiny-1.0.dist-info/WHEEL,,\\ntiny-1.0.dist-info/RECORD,,\\n' > tiny-1.0.dist-info/RECORD
        mkdir -p /tmp/publish/backend-v3/wheels && cd /tmp/wheel
        python3 -m zipfile -c /tmp/publish/backend-v3/wheels/tiny-1.0-py3-none-any.whl tiny.py tiny-1.0.dist-info
        sha256sum /tmp/publish/backend-v3/wheels/*.whl | cut -c-64`);
      publish(root, 'backend', 'v3', { 'wsgi.py': '', 'requirements.txt': `tiny==1.0 --hash=sha256:${made.trim()}\n` });
      publish(root, 'backend', 'v4', { 'wsgi.py': '', 'requirements.txt': 'tiny==1.0\n' });
      root.must('fetch-release /srv/app releases backend v3 - /usr/local/sbin/prepare-app');

      expect(root.must('/srv/app/current/venv/bin/python -c "import tiny; print(tiny.VALUE)"')).toBe('7\n');
      expect(root.run('fetch-release /srv/app releases backend v4 - /usr/local/sbin/prepare-app').status).not.toBe(0);
      expect(root.must('readlink /srv/app/current; ls /srv/app/releases')).toBe('releases/v3\nv1\nv3\n');
      root.must('fetch-release /srv/app --back');
    }, 30_000);
  });

  describe('the dump of every night', () => {
    const SUMS = `SET timezone = 'UTC'; SELECT (SELECT count(*) FROM items), (SELECT md5(string_agg(items::text, ',' ORDER BY id)) FROM items),
      (SELECT count(*) FROM applied_files), (SELECT md5(string_agg(applied_files::text, ',' ORDER BY name)) FROM applied_files)`;

    test('restores into an empty server with the same rows', () => {
      root.must('systemctl start dump-database.service');
      const dump = root.must(`ls ${CLOUD_FOLDER}/objects/dumps/dumps/pigeon_web/*.dump`).trim();
      const before = asRole(root, 'pigeon_web', PASSWORDS.postgres, 'pigeon_web', SUMS).stdout;
      startEmptyPostgres(root);
      root.must(
        `cat ${dump} | PGPASSWORD=owner-password pg_restore --exit-on-error --no-owner -h 127.0.0.1 -p ${EMPTY_PORT} -U postgres -d restored`,
      );
      const after = root.must(
        `PGPASSWORD=owner-password PGOPTIONS='-c search_path=pigeon_web' psql -X -qAt -h 127.0.0.1 -p ${EMPTY_PORT} -U postgres restored`,
        SUMS,
      );

      expect(Number(before.split('|')[0])).toBeGreaterThan(200);
      expect(after).toBe(before);
    }, 30_000);

    test('is made once, however many servers make it', () => {
      const list = () => root.must(`ls --full-time ${CLOUD_FOLDER}/objects/dumps/dumps/pigeon_web`);
      const before = list();
      root.must('systemctl start dump-database.service');

      expect(list()).toBe(before);
    });

    const FOLDER = `${CLOUD_FOLDER}/objects/dumps/dumps/pigeon_web`;

    test('is made by the one that holds the lock, and by the next one when that one dies', () => {
      root.must(`rm ${FOLDER}/*.dump`);
      const said = root.must(`
        PGPASSWORD='${PASSWORDS.postgres}' psql -Xq -h 127.0.0.1 -p ${POSTGRES_PORT} -U pigeon_web pigeon_web \
          -c 'SELECT pg_advisory_lock(7446673921)' -c 'SELECT pg_sleep(60)' >/dev/null 2>&1 &
        leader=$!
        sleep 1
        for server in 1 2 3; do systemctl start dump-database.service > /tmp/server-$server 2>&1 & servers="$servers $!"; done
        sleep 2
        ls ${FOLDER}/*.dump 2>/dev/null | wc -l
        kill $leader
        PGPASSWORD=owner-password psql -XqAt -h 127.0.0.1 -p ${POSTGRES_PORT} -U postgres postgres -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)'" >/dev/null
        for server in $servers; do wait $server; done
        grep -l ' bytes' /tmp/server-* | wc -l
        grep -l 'is there already' /tmp/server-* | wc -l`);

      expect(said).toBe('0\n1\n2\n');
    }, 60_000);

    test('is verified in a scratch database, and the report is put beside it, once', () => {
      root.must('systemctl start verify-dump.service');
      const report = root.must(`cat ${FOLDER}/verified-*.txt`);

      const [, rows] = /with 2 tables \(of 2\) and (\d+) rows/.exec(report) ?? [];
      expect(report).toMatch(/^OK: the dump of pigeon_web of \d{4}-\d\d-\d\d came back /);
      expect(Number(rows)).toBeGreaterThan(200);
      expect(root.must('systemctl start verify-dump.service')).toContain('is there already');
      expect(root.run('pgrep -f listen_addresses= -U app').stdout).toBe('');
    }, 60_000);

    test('that is damaged fails its verification, in words', () => {
      root.must(`rm ${FOLDER}/verified-*.txt; cp ${FOLDER}/${today()}.dump /tmp/sound.dump
        head -c 3000 /tmp/sound.dump > ${FOLDER}/${today()}.dump`);
      const { status, stderr } = root.run('systemctl start verify-dump.service');

      expect(status).not.toBe(0);
      expect(stderr).toMatch(/FAILED: the dump of .* cannot be restored/);
      root.must(`cp /tmp/sound.dump ${FOLDER}/${today()}.dump`);
    }, 60_000);

    test('is put back as a whole, and what was replaced is kept', () => {
      root.must('rm -f /tmp/sound.dump');
      const before = asRole(root, 'pigeon_web', PASSWORDS.postgres, 'pigeon_web', SUMS).stdout;
      asRole(root, 'pigeon_web', PASSWORDS.postgres, 'pigeon_web', 'DELETE FROM items; CREATE TABLE later (n int)');
      const said = root.must(`restore-database ${today()} pigeon_web`);

      expect(said).toContain(`pigeon_web is as it was on ${today()}`);
      expect(asRole(root, 'pigeon_web', PASSWORDS.postgres, 'pigeon_web', SUMS).stdout).toBe(before);
      expect(asRole(root, 'pigeon_web', PASSWORDS.postgres, 'pigeon_web', 'SELECT n FROM later').stderr).toContain(
        'does not exist',
      );
      expect(root.must(`pg_restore --list ${FOLDER}/before-restore-*.dump | grep -c ' TABLE .*later'`).trim()).not.toBe(
        '0',
      );
    }, 60_000);

    test('that cannot be put back changes nothing', () => {
      const before = asRole(root, 'pigeon_web', PASSWORDS.postgres, 'pigeon_web', SUMS).stdout;
      root.must(`head -c 3000 ${FOLDER}/${today()}.dump > ${FOLDER}/2001-01-01.dump`);

      expect(root.run('restore-database 2001-01-01 pigeon_web').status).not.toBe(0);
      expect(root.run('restore-database 2001-01-02 pigeon_web').stderr).toContain('404 NoSuchKey');
      expect(root.run('restore-database').stderr).toContain('say the day and the database: restore-database');
      expect(asRole(root, 'pigeon_web', PASSWORDS.postgres, 'pigeon_web', SUMS).stdout).toBe(before);
    }, 60_000);
  });

  describe('a secret', () => {
    test('is in memory, for the application only', () => {
      expect(stored('POSTGRES_PASSWORD')).toBe(PASSWORDS.postgres);
      expect(root.must('stat -f -c %T /run/app-secrets; stat -c "%a %U:%G" /run/app-secrets /run/app-secrets/*')).toBe(
        'tmpfs\n750 root:app\n440 root:app\n440 root:app\n',
      );
    });

    test('is in no file that is kept, in no file that everybody may read, in no log, and in no process', () => {
      const owners = [CLOUD_FOLDER, '/var/tmp/postgres', '/var/tmp/empty', '/run/app-secrets'];
      const prune = owners.map(folder => `-path ${folder} -prune -o`).join(' ');
      const values = Object.values(PASSWORDS)
        .map(value => `-e '${value}'`)
        .join(' ');
      const written = Object.keys(root.written()).filter(path => !owners.some(folder => path.startsWith(folder)));

      expect(written).toContain('/var/log/nginx/access.log');
      expect(written).toContain('/var/log/journal.log');
      expect(root.run(`xargs -d '\\n' grep -saF -l ${values}`, written.join('\n')).stdout).toBe('');
      expect(root.run(`find /run /tmp /dev/shm ${prune} -type f -print | xargs -r grep -laF ${values}`).stdout).toBe(
        '',
      );
      expect(Object.values(PASSWORDS).filter(value => bootLog.includes(value))).toEqual([]);
      const processes = root
        .processes()
        .map(id => root.run(`tr '\\0' '\\n' < /proc/${id}/cmdline; tr '\\0' '\\n' < /proc/${id}/environ`).stdout);
      expect(processes.join('')).toContain('gunicorn');
      expect(Object.values(PASSWORDS).filter(value => processes.join('').includes(value))).toEqual([]);
    }, 60_000);

    test('would be found: the search finds one that is planted', () => {
      root.must(`echo '${PASSWORDS.redis}' > /var/log/planted`);

      expect(root.run(`grep -rlaF '${PASSWORDS.redis}' /var/log/planted`).stdout).toBe('/var/log/planted\n');
      root.must('rm /var/log/planted');
    });

    test('reaches the application when it is rotated', () => {
      setSecrets(root, { ...SECRETS, 'production/redis-password': 'rotated-5e' });
      root.must(': > /run/stand-ins.log; systemctl start fetch-secrets.service');

      expect(stored('REDIS_PASSWORD')).toBe('rotated-5e');
      expect(root.must('cat /run/stand-ins.log')).toContain('systemctl --no-block reload-or-restart app.service');
      root.must(': > /run/stand-ins.log; systemctl start fetch-secrets.service');
      expect(root.must('cat /run/stand-ins.log')).not.toContain('reload');
    });

    test.each([
      ['is not filled in yet', 'to-be-filled-in', 'the secret production/redis-password is not filled in yet'],
      ['is not there', undefined, 'secret production/redis-password: 404 EntityNotExists.Parameter'],
    ])('that %s leaves the one before, and says so', (_how, value, message) => {
      setSecrets(root, { ...SECRETS, ...(value ? { 'production/redis-password': value } : {}) });
      if (!value) {
        setSecrets(root, { 'production/postgres-password': PASSWORDS.postgres });
      }
      const { status, stderr } = root.run('systemctl start fetch-secrets.service');

      expect([status, stderr]).toEqual([1, expect.stringContaining(message)]);
      expect(stored('REDIS_PASSWORD')).toBe('rotated-5e');
    });
  });
});
