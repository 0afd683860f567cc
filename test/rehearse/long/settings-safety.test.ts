import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdsData, losses } from '../../../lib/rehearse/data-bearing';
import { SynthesizedFolder, typesOf } from '../../../lib/rehearse/engine/synthesized-folder';
import { Session } from '../../../lib/rehearse/session';
import { environmentSchema } from '../../../lib/settings/schema';
import { settingsOf } from '../random-settings';
import { describeWithEngine, EVERYTHING, inPairs, synthesizeEnvironment, type Section } from '../util';

jest.setTimeout(EVERYTHING ? 1_800_000 : 600_000);

const OWN_VPC = 'vpc-bp1another00000001';
const TIER = {
  vcpus: 8,
  memory: '16 GiB',
  instanceType: 'ecs.g7.xlarge',
  disk: '100 GiB',
  diskCategory: 'cloud_ssd',
  servers: { min: 2, max: 8 },
  scaling: {
    cpu: 70,
    requestsPerServer: 200,
    schedule: [{ at: '23:30', days: ['sunday', 'monday'], servers: 4 }],
  },
  publicBandwidth: '20 Mbps',
};

const RELEASE = { version: 'v2', sha256: 'ab'.repeat(32) };
const IMAGE = `registry.example.com/team/app@sha256:${'ab'.repeat(32)}`;

/** Another value for each setting; `undefined` takes it away. What has to change with it stands in `TOGETHER`. */
const OTHER: Section = {
  preset: 'staging',
  region: 'cn-shanghai',
  accountType: 'International',
  image: 'm-bp1anotherimage',
  tags: { system: 'pigeon-web', team: 'web' },
  network: {
    vpcId: OWN_VPC,
    vpcCidr: '10.0.0.0/8',
    zones: ['h', 'i', 'j'].map((zone, i) => ({
      id: `cn-hangzhou-${zone}`,
      loadBalancerCidr: `10.0.220.${i * 16}/28`,
      serverCidr: `10.0.${221 + i}.0/24`,
    })),
    egress: 'public',
    egressBandwidth: '50 Mbps',
  },
  access: {
    adminCidrs: ['198.51.100.0/28'],
    publicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5BBBBIBother',
    keyPairName: 'admins',
  },
  frontend: { ...TIER, release: RELEASE, contentSecurityPolicy: "default-src 'self'", connectionsPerClient: 500 },
  backend: {
    ...TIER,
    release: RELEASE,
    runtime: { type: 'container', image: IMAGE },
    migrate: false,
    maxBodyMebibytes: 64,
    canary: { weight: 10, release: RELEASE, image: IMAGE },
  },
  servers: { timezone: 'Asia/Singapore', packageMirror: 'http://mirrors.cloud.aliyuncs.com/ubuntu' },
  releases: { bucket: 'pigeon-releases' },
  data: {
    postgres: {
      instanceId: 'pgm-bp1another',
      host: 'another.pg.rds.aliyuncs.com',
      readHost: 'another-read.pg.rds.aliyuncs.com',
      port: 5433,
      database: 'another_db',
      account: 'another_account',
      encryptedPassword: 'YW5vdGhlci1jaXBoZXJ0ZXh0LW9mLXRoZS1wYXNzd29yZC1vZi1wb3N0Z3Jlcw==',
      schema: 'another_schema',
      extensions: ['pg_trgm'],
      connections: 500,
      statementTimeout: '1 minute',
      otherDatabases: ['pigeon'],
    },
    redis: {
      instanceId: 'r-bp1another',
      host: 'another.redis.rds.aliyuncs.com',
      port: 6380,
      account: 'another_account',
      databaseNumber: 7,
      keyPrefix: 'another:',
      encryptedPassword: 'YW5vdGhlci1jaXBoZXJ0ZXh0LW9mLXRoZS1wYXNzd29yZC1vZi1yZWRpcw==',
    },
    admission: { by: 'whitelist', groupName: 'pigeon_web' },
  },
  loadBalancer: { certificateIds: ['10000007', '10000008'], apiRatePerClient: 100 },
  assets: { bucket: 'another-bucket' },
  edge: {
    domain: 'other.pigeon.example.com',
    originDomain: 'other-origin.pigeon.example.com',
    dnsZone: 'pigeon.example.com',
    certificateId: '10000009',
    scope: 'global',
    icpFiling: '京ICP备12345678号-1',
  },
  firewall: { instanceId: 'waf_v3prepaid_public_cn-x0r1y2z3', action: 'monitor', apiRequestsPerMinute: 60 },
  backups: {
    bucket: 'another-bucket-of-backups',
    dumpHour: 5,
    keep: '90 days',
    verify: false,
    copyTo: { bucket: 'a-copy-of-backups', region: 'cn-shanghai' },
    worm: '20 days',
    checkOwnersBackup: true,
  },
  alarms: {
    contactGroups: ['oncall'],
    contacts: [{ name: 'other', mail: 'other@example.com' }],
    quietHours: '22:00-07:00',
    redisArchitecture: 'cluster',
  },
  logs: { project: 'another-project', retention: '365 days', actionPolicy: 'another-policy', cdn: true },
  audit: {
    accountId: '1234567890123456',
    retention: '730 days',
    archive: { bucket: 'another-archive', lockedFor: '365 days' },
  },
  state: { type: 'oss', bucket: 'pigeon-state' },
  protection: { deletion: false, previousVersions: '60 days' },
  acknowledge: [],
};

/** Settings that say what runs. A version needs a bucket to come from, and a canary is another version. */
const RUNS = ['frontend', 'backend', 'backend.canary'].flatMap(place =>
  ['release', 'release.version', 'release.sha256'].map(key => `${place}.${key}`),
);

function runs(environment: Section): void {
  environment['releases'] = { bucket: 'pigeon-releases' };
  const backend = environment['backend'] as Section & { runtime?: Section; canary?: Section };
  const { canary } = backend;
  for (const tier of [environment['frontend'], backend, canary] as (Section | undefined)[])
    if (tier?.['release']) tier['release'] = { ...RELEASE, ...(tier['release'] as Section) };
  if (canary) {
    if (canary['image']) backend.runtime = { type: 'container', image: IMAGE };
    backend.canary = { weight: 10, release: { ...RELEASE }, ...canary };
    if (backend.runtime?.['type'] !== 'container') delete backend.canary['image'];
  }
}

/** Where one setting makes no sense without another. */
const TOGETHER: Readonly<Record<string, (environment: Section) => unknown>> = {
  'access.keyPairName': ({ access }) => delete (access as Section)['publicKey'],
  'edge.scope': ({ edge }) => ((edge as Section)['icpFiling'] = '京ICP备12345678号-1'),
  region: ({ network }) => {
    (network as { zones: Section[] }).zones.forEach((zone, i) => (zone['id'] = `cn-shanghai-${i === 0 ? 'a' : 'b'}`));
  },
  'protection.deletion': ({ acknowledge }) =>
    (acknowledge as Section[]).push({
      rule: 'no-deletion-protection',
      reason: 'a test of what follows from it',
      owner: 'web team',
    }),
  'audit.retention': ({ audit }) => ((audit as Section)['accountId'] = '1234567890123456'),
  'audit.archive': ({ audit }) => ((audit as Section)['accountId'] = '1234567890123456'),
  'audit.archive.bucket': ({ audit }) => {
    (audit as Section)['accountId'] = '1234567890123456';
    ((audit as Section)['archive'] as Section)['lockedFor'] = '365 days';
  },
  'audit.archive.lockedFor': ({ audit }) => {
    (audit as Section)['accountId'] = '1234567890123456';
    ((audit as Section)['archive'] as Section)['bucket'] = 'another-archive';
  },
  acknowledge: environment => {
    for (const tier of ['frontend', 'backend']) (environment[tier] as Section)['servers'] = 2;
  },
  'firewall.action': ({ firewall }) => ((firewall as Section)['instanceId'] = 'waf_v3prepaid_public_cn-x0r1y2z3'),
  'firewall.apiRequestsPerMinute': ({ firewall }) =>
    ((firewall as Section)['instanceId'] = 'waf_v3prepaid_public_cn-x0r1y2z3'),
  'backups.copyTo.bucket': ({ backups }) => (((backups as Section)['copyTo'] as Section)['region'] = 'cn-shanghai'),
  'backups.copyTo.region': ({ backups }) =>
    (((backups as Section)['copyTo'] as Section)['bucket'] = 'a-copy-of-backups'),
  'backend.servers': ({ data }) => (((data as Section)['postgres'] as Section)['connections'] = 300),
  ...Object.fromEntries(['frontend', 'backend'].flatMap(tier => tierChanges(tier))),
  ...Object.fromEntries(
    [...RUNS, 'backend.canary', 'backend.canary.weight', 'backend.canary.image'].map(setting => [setting, runs]),
  ),
};

/** An instance type has a vCPU count and a memory of its own, and these are changed in pairs. */
function tierChanges(tier: string): [string, (environment: Section) => unknown][] {
  const set = (values: Section) => (environment: Section) => Object.assign(environment[tier] as Section, values);
  return [
    [`${tier}.vcpus`, set({ memory: '16 GiB' })],
    [`${tier}.memory`, set({ vcpus: 8 })],
    [`${tier}.instanceType`, set({ vcpus: 4, memory: '16 GiB' })],
    // Nothing scales between a number of servers and itself, and more servers have more connections.
    ...['scaling', 'scaling.cpu', 'scaling.requestsPerServer', 'scaling.schedule'].map(
      (setting): [string, (environment: Section) => unknown] => [
        `${tier}.${setting}`,
        environment => {
          set({ servers: { min: 2, max: 8 } })(environment);
          ((environment['data'] as Section)['postgres'] as Section)['connections'] = 300;
        },
      ],
    ),
  ];
}

/** Sections that may be left out: production goes on without them. */
const SECTIONS: readonly string[] = ['edge', 'alarms', 'audit', 'firewall', 'releases'];

const PREVENTED = 'refused by prevent_destroy';

/** Data follows its name: these are not safe, and what happens to each is known. */
const KNOWN: Readonly<Record<string, string>> = {
  'assets.bucket': PREVENTED,
  'backups.bucket': PREVENTED,
  'logs.project': PREVENTED,
  logs: PREVENTED,
  'data.postgres.instanceId': PREVENTED,
  'data.postgres.database': PREVENTED,
  'data.postgres.account': PREVENTED,
};

const SETTINGS = settingsOf(environmentSchema);

function changed(setting: string): string {
  return synthesizeEnvironment('production', environment => {
    const keys = setting.split('.');
    const last = keys.pop() as string;
    const section = keys.reduce<Section>((at, key) => (at[key] ??= {}) as Section, environment);
    const other = keys.reduce<Section>((at, key) => at[key] as Section, OTHER);
    if (SECTIONS.includes(setting) && setting in environment) delete environment[setting];
    else section[last] = other[last];
    TOGETHER[setting]?.(environment);
  });
}

/** What holds data, with all that it refers to: where none of it changes, none of it can be replaced. */
function dataPart(folder: string): string {
  const { resource } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as {
    resource: Record<string, Record<string, object>>;
  };
  const bodies = new Map<string, string>(
    Object.entries(resource).flatMap(([type, named]) =>
      Object.entries(named).map(([name, body]) => [`${type}.${name}`, JSON.stringify(body)] as const),
    ),
  );
  const stack = SynthesizedFolder.read(folder);
  const part = new Set<string>([...bodies.keys()].filter(address => holdsData(address, [stack])));
  for (const address of part)
    bodies
      .get(address)
      ?.match(/alicloud_\w+\.[\w-]+/g)
      ?.forEach(found => part.add(found));
  return JSON.stringify([...part].toSorted().map(address => [address, bodies.get(address)]));
}

function otherAt(path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at as Section)?.[key], OTHER);
}

test('every setting of the schema is changed', () => {
  expect(SETTINGS.filter(path => otherAt(path) === undefined)).toEqual([]);
  expect(SETTINGS.length).toBeGreaterThan(40);
});

describeWithEngine('changing one setting of production', () => {
  const outcomes: Record<string, string> = {};

  beforeAll(async () => {
    const base = synthesizeEnvironment('production');
    const folders = new Map(SETTINGS.map(setting => [setting, changed(setting)]));
    const before = dataPart(base);
    const touching = SETTINGS.filter(setting => EVERYTHING || dataPart(folders.get(setting) as string) !== before);
    SETTINGS.forEach(setting => (outcomes[setting] = 'safe'));
    const half = Math.ceil(touching.length / (EVERYTHING ? 2 : 1));
    const stacks = [base, ...touching.map(setting => folders.get(setting) as string)];
    const types = typesOf(stacks.map(folder => SynthesizedFolder.read(folder)));
    await inPairs([touching.slice(0, half), touching.slice(half)], async settings => {
      if (settings.length === 0) return;
      const session = await Session.start(base, { types });
      try {
        await session.run('init');
        await session.run('apply', '-auto-approve');
        for (const setting of settings)
          outcomes[setting] = await outcome(session, folders.get(setting) as string, base);
      } finally {
        session.end();
      }
    });
  });

  test.each(SETTINGS.map(setting => [setting]))('%s neither replaces nor destroys what holds data', setting => {
    expect(outcomes[setting]).toBe(KNOWN[setting] ?? 'safe');
  });
});

async function outcome(session: Session, folder: string, base: string): Promise<string> {
  session.copy.use(folder);
  const run = await session.run('plan', '-refresh=false');
  const errors = run.messages.filter(({ severity }) => severity === 'error').map(({ summary }) => summary);
  // With such an error the engine still tells what it would have done.
  if (errors.length > 0)
    return errors.every(text => /^(Resource i|I)nstance cannot be destroyed$/.test(text))
      ? PREVENTED
      : errors.join('; ');
  const lost = losses(run.planned, [SynthesizedFolder.read(folder), SynthesizedFolder.read(base)]);
  if (lost.length > 0) return `would ${lost.map(({ action, type }) => `${action} ${type}`).join(', ')}`;
  return run.exitCode === 0 ? 'safe' : run.raw;
}
