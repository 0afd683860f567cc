import { postgresIsolationSql } from '../lib/data/postgres-isolation-sql';
import { PigeonWeb } from '../lib/pigeon-web';
import { merge, Layer } from '../lib/settings/presets';
import { problemsOf, ENVIRONMENT, staging, textOf } from './settings/good-file';
import { Arguments, bootDocument, emptyStack, Synthesized, synthesized } from './util';

const SHA256 = 'ab'.repeat(32);
const IMAGE = `registry.example.com/team/app@sha256:${'0'.repeat(64)}`;
const OTHER_IMAGE = `registry.example.com/team/app@sha256:${'1'.repeat(64)}`;
const RELEASES = { releases: { bucket: 'pigeon-releases' } };

function web(said: Layer = {}): Synthesized {
  const stack = emptyStack();
  new PigeonWeb(stack, 'Web', staging(said));
  return synthesized(stack);
}

/** The resources of a type under a part of the web, such as `Frontend`. */
function allOf(stack: Synthesized, part: string, type: string): Arguments[] {
  const found = Object.entries(stack.json.resource?.[`alicloud_${type}`] ?? {});
  return found.filter(([name]) => name.startsWith(`Web_${part}_`)).map(([, args]) => args);
}

function of(stack: Synthesized, part: string, type: string): Arguments {
  const found = allOf(stack, part, type);
  expect(found).toHaveLength(1);
  return found[0] as Arguments;
}

const bootOf = (stack: Synthesized, part: string) => bootDocument(of(stack, part, 'ecs_launch_template')['user_data']);

/** How a backend server boots. */
const backend = (said: Layer) => bootOf(web(said), 'Backend');

/** The file of that environment. */
const file = (said: Layer) => textOf({ environments: { staging: merge(ENVIRONMENT, said) } });

const outputs = (said: Layer) => web(said).json['output'] as Record<string, { value: string }>;

/** What is wrong where so many connections are granted for so many servers. */
const problem = (connections: number, servers: number) =>
  problemsOf(file({ backend: { servers }, data: { postgres: { connections } } }));

/** What a part may do with buckets, as `actions on resources`. */
function bucketRights(stack: Synthesized, part: string): string[] {
  return allOf(stack, part, 'ram_policy')
    .flatMap(({ policy_document: text }) => (JSON.parse(text as string) as { Statement: Arguments[] }).Statement)
    .map(({ Action: actions, Resource: resources }) => `${String(actions)} on ${String(resources)}`)
    .filter(right => right.startsWith('oss:') && right.includes('pigeon-releases'));
}

describe('a release in the settings', () => {
  const stack = web({
    ...RELEASES,
    frontend: { release: { version: 'v7', sha256: SHA256 } },
    backend: { release: { version: 'v8' } },
  });

  test('is fetched by the servers of its tier', () => {
    expect(bootOf(stack, 'Frontend')).toContain(`fetch-release /srv/site pigeon-releases frontend v7 ${SHA256}\n`);
    expect(bootOf(stack, 'Backend')).toContain('fetch-release /srv/app pigeon-releases backend v8 - ');
  });

  test('is all of the bucket that its tier can read', () => {
    expect(bucketRights(stack, 'Frontend')).toEqual(['oss:GetObject on acs:oss:*:*:pigeon-releases/frontend/*']);
    expect(bucketRights(stack, 'Backend')).toEqual(['oss:GetObject on acs:oss:*:*:pigeon-releases/backend/*']);
  });

  test('comes from a bucket that is named, and never managed', () => {
    expect(stack.all('oss_bucket').map(({ bucket }) => bucket)).toEqual(['pigeon-static', 'pigeon-static-backups']);
  });

  test('can be read before the first server boots', () => {
    const attachments = Object.keys(stack.json.resource?.['alicloud_ram_role_policy_attachment'] ?? {});
    const ours = attachments.filter(name => name.startsWith('Web_Backend_'));

    expect(ours.length).toBe(4);
    const groups = allOf(stack, 'Backend', 'ess_scaling_group');
    expect(groups.length).toBe(2);
    for (const group of groups) {
      expect((group['depends_on'] as string[]).toSorted()).toEqual(
        ours.map(name => `alicloud_ram_role_policy_attachment.${name}`).toSorted(),
      );
    }
  });

  test('leaves the servers waiting, with no bucket to read, where there is none', () => {
    const waiting = web();

    expect(bootOf(waiting, 'Frontend')).toContain('put a page where there is none yet');
    expect(bootOf(waiting, 'Backend')).not.toContain('boot: fetch version');
    expect(bucketRights(waiting, 'Backend')).toEqual([]);
  });
});

describe('the settings of servers', () => {
  test('choose the time zone, the mirror, and where the CloudMonitor agent comes from', () => {
    const stack = web({ servers: { timezone: 'Asia/Singapore', packageMirror: 'http://mirror.example.com/ubuntu' } });

    for (const part of ['Frontend', 'Backend']) {
      expect(bootOf(stack, part)).toMatch(/put \/etc\/timezone .*\n +Asia\/Singapore\n/);
      expect(bootOf(stack, part)).toContain('deb http://mirror.example.com/ubuntu jammy main');
      expect(bootOf(stack, part)).toContain('cms-agent-cn-hangzhou.oss-cn-hangzhou-internal.aliyuncs.com');
    }
  });

  test('say what pages may load, and how many connections one address may have', () => {
    const boot = bootOf(
      web({ frontend: { contentSecurityPolicy: "default-src 'self'", connectionsPerClient: 321 } }),
      'Frontend',
    );

    expect(boot).toContain(`add_header Content-Security-Policy "default-src 'self'" always;`);
    expect(boot).toContain('limit_conn clients 321;');
  });

  test('run a container by its digest in place of a service', () => {
    const boot = backend({ backend: { runtime: { type: 'container', image: IMAGE } } });

    expect(boot).toContain(`image: ${IMAGE}`);
    expect(boot).not.toContain('prepare-app');
  });

  test('name the application and the packages that it needs', () => {
    const boot = backend({ backend: { runtime: { application: 'shop:api', packages: ['libpq5'] } } });

    expect(boot).toContain('APP_MODULE=shop:api');
    expect(boot).toMatch(/install .* libpq5 /);
  });

  test('limit what a request holds and how long a statement takes, and name the schema and its extensions', () => {
    const boot = backend({
      backend: { maxBodyMebibytes: 3 },
      data: { postgres: { schema: 'shop', extensions: ['pg_trgm'], statementTimeout: '90 seconds' } },
    });

    expect(boot).toContain('MAX_BODY_BYTES=3145728');
    expect(boot).toContain("statement_timeout = '90s'");
    expect(boot).toContain('CREATE SCHEMA IF NOT EXISTS shop AUTHORIZATION pigeon_web;');
    expect(boot).toContain('CREATE EXTENSION IF NOT EXISTS "pg_trgm";');
  });

  test('leave the database to somebody else', () => {
    expect(backend({})).toContain('boot: prepare the database');
    expect(backend({ backend: { migrate: false } })).not.toContain('boot: prepare the database');
  });
});

describe('the connections that are granted', () => {
  test('are shared among the workers of all servers and a canary, twice over', () => {
    // 5 workers on each of 2 servers and a canary, twice: 30 processes share 95.
    expect(bootOf(web(), 'Backend')).toContain('DATABASE_POOL_SIZE=3\n');
  });

  test.each([
    [35, 2],
    [45, 3],
  ])('stop the synthesis below %d for %d servers', (connections, servers) => {
    expect(problem(connections, servers)).toEqual([]);
    expect(problem(connections - 1, servers)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^environments.staging.data.postgres.connections: ${connections - 1} connections are granted, and ${connections} are needed: `,
        ),
      ),
    ]);
  });
});

describe("the owner's part, among the outputs", () => {
  test('is the SQL for the accounts, the limits and the other databases that are said', () => {
    const postgres = {
      database: 'shop',
      account: 'clerk',
      schema: 'sales',
      connections: 77,
      otherDatabases: ['pigeon', 'postgres'],
      extensions: ['pg_trgm'],
    };
    const { connections: connectionLimit, ...said } = postgres;

    expect(outputs({ data: { postgres } })['postgres_isolation_sql']?.value).toBe(
      postgresIsolationSql({ ...said, connectionLimit }).trimEnd(),
    );
  });

  test('is the line for Redis, unless no pattern takes the prefix as it is', () => {
    const redis = { account: 'till', keyPrefix: 'till:' };

    expect(outputs({ data: { redis } })['redis_acl']?.value).toMatch(/^ACL SETUSER till .* ~till:\* /);
    expect(outputs({ data: { redis: { keyPrefix: '{till}:' } } })).not.toHaveProperty('redis_acl');
  });
});

describe('a canary', () => {
  const canary = { weight: 10, release: { version: 'v9' } };
  const said = { ...RELEASES, backend: { servers: 2, release: { version: 'v8' }, canary } };
  const stack = web(said);

  test('is one server with the version that is tried, beside the others', () => {
    expect(of(stack, 'Canary', 'ess_scaling_group')).toMatchObject({ min_size: 1, max_size: 1 });
    expect(bootOf(stack, 'Canary')).toContain('fetch-release /srv/app pigeon-releases backend v9 ');
    expect(bootOf(stack, 'Backend')).toContain('fetch-release /srv/app pigeon-releases backend v8 ');
  });

  test('differs from the others in nothing but that', () => {
    expect(bootOf(stack, 'Canary').replaceAll('v9', 'v8')).toBe(bootOf(stack, 'Backend'));
  });

  test('takes its share of the API', () => {
    const rule = stack.all('alb_rule').find(({ priority }) => priority === 100) as Arguments;
    const tuples = JSON.stringify(rule['rule_actions']).matchAll(/Web_(\w+)_ServerGroup_\w+\.id}","weight":(\d+)/g);

    expect([...tuples].map(([, part, weight]) => [part, weight])).toEqual([
      ['Backend', '90'],
      ['Canary', '10'],
    ]);
  });

  test('may be taken away again, and reads what the others read', () => {
    expect(of(stack, 'Canary', 'ess_scaling_group')).toMatchObject({ group_deletion_protection: false });
    for (const group of allOf(stack, 'Backend', 'ess_scaling_group')) {
      expect(group).toMatchObject({ group_deletion_protection: true });
    }
    expect(allOf(stack, 'Canary', 'ram_policy')).toHaveLength(allOf(stack, 'Backend', 'ram_policy').length);
  });

  test('changes no argument of any other server', () => {
    const without = web({ ...said, backend: { ...said.backend, canary: undefined } });

    for (const type of ['ecs_launch_template', 'ess_scaling_group', 'ess_instance_refresh', 'alb_server_group']) {
      expect(allOf(stack, 'Backend', type)).toEqual(allOf(without, 'Backend', type));
      expect(allOf(stack, 'Frontend', type)).toEqual(allOf(without, 'Frontend', type));
    }
    expect(without.json['output']).toEqual(stack.json['output']);
  });

  test('of a container is another image', () => {
    const runtime = { type: 'container', image: IMAGE };
    const other = web({ backend: { runtime, canary: { weight: 1, image: OTHER_IMAGE } } });

    expect(bootOf(other, 'Canary')).toContain(`image: ${OTHER_IMAGE}`);
    expect(bootOf(other, 'Backend')).toContain(`image: ${IMAGE}`);
  });

  test('of a container pulls its own image, and no server any other', () => {
    const runtime = { type: 'container', image: IMAGE, registry: 'cri-x1' };
    const other = web({
      backend: { runtime, canary: { weight: 1, image: OTHER_IMAGE.replace('team/app', 'try/app') } },
    });
    const pulls = (part: string) =>
      allOf(other, part, 'ram_policy')
        .map(({ policy_document: text }) => text as string)
        .flatMap(text => /cr:PullRepository.*"(acs:cr:[^"]+)"/.exec(text)?.[1] ?? []);

    expect(pulls('Backend')).toEqual(['acs:cr:*:*:repository/cri-x1/team/app']);
    expect(pulls('Canary')).toEqual(['acs:cr:*:*:repository/cri-x1/try/app']);
    expect(pulls('Frontend')).toEqual([]);
  });

  test('fails without another version, and with an image where there are no containers', () => {
    const problems = problemsOf(
      textOf({ environments: { staging: merge(ENVIRONMENT, { backend: { canary: { weight: 1, image: IMAGE } } }) } }),
    );

    expect(problems).toEqual([
      'environments.staging.backend.canary.release: is missing; a canary runs another version than the backend',
      "environments.staging.backend.canary.image: is for a 'container'; the backend runs as 'systemd'",
    ]);
  });
});
