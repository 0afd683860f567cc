import { Session } from '../../lib/rehearse/session';
import { SynthesizedFolder } from '../../lib/rehearse/engine/synthesized-folder';
import { describeWithEngine, EVERYTHING, inPairs, merge, synthesizeEnvironment, type Section } from './util';

jest.setTimeout(60_000);

interface Variation {
  readonly of: 'development' | 'staging' | 'production';
  readonly over: Section;
  readonly without?: readonly string[];
  /** @default true */
  readonly withoutEdge?: boolean;
}

/** What users change first. */
const VARIATIONS: Readonly<Record<string, Variation>> = {
  'a VPC of its own': { of: 'development', over: { network: { vpcId: undefined } } },
  'servers with public addresses': { of: 'development', over: { network: { egress: 'public' } } },
  'no way out at all': { of: 'development', over: { network: { egress: 'none' } } },
  'three zones': {
    of: 'staging',
    over: {
      network: {
        zones: ['h', 'i', 'j'].map((zone, i) => ({
          id: `cn-hangzhou-${zone}`,
          loadBalancerCidr: `10.0.230.${i * 16}/28`,
          serverCidr: `10.0.${231 + i}.0/24`,
        })),
      },
    },
  },
  'servers that scale, a firewall, and backups with all there is': {
    of: 'production',
    over: {
      frontend: { servers: { min: 2, max: 6 } },
      backend: {
        servers: { min: 2, max: 10 },
        scaling: {
          cpu: 70,
          requestsPerServer: 200,
          schedule: [{ at: '23:30', days: ['sunday', 'monday'], servers: 4 }],
        },
      },
      data: { postgres: { connections: 300 } },
      backups: {
        copyTo: { bucket: 'pigeon-web-copy', region: 'cn-shanghai' },
        worm: '7 days',
        checkOwnersBackup: true,
      },
      firewall: { instanceId: 'waf_v3prepaid_public_cn-x0r1y2z3' },
    },
    withoutEdge: false,
  },
  'a security group that is admitted already': {
    of: 'production',
    over: { data: { admission: { by: 'securityGroup', securityGroupId: 'sg-bp1pigeonshared1' } } },
  },
  'a whitelist group of its own': {
    of: 'production',
    over: { data: { admission: { by: 'whitelist', groupName: 'pigeon_web' } } },
  },
  'releases, a container and a canary': {
    of: 'production',
    over: {
      releases: { bucket: 'pigeon-releases' },
      frontend: { release: { version: 'v1' } },
      backend: {
        runtime: { type: 'container', image: `registry.example.com/team/app@sha256:${'0'.repeat(64)}` },
        canary: { weight: 10, image: `registry.example.com/team/app@sha256:${'1'.repeat(64)}` },
      },
    },
  },
  'no edge': { of: 'development', over: {}, without: ['edge'] },
  'state in OSS, with a lock': {
    of: 'development',
    over: { state: { type: 'oss', bucket: 'pigeon-state', lock: { instance: 'pigeon-lock', table: 'terraform' } } },
  },
  'state in HCP Terraform': { of: 'development', over: { state: { type: 'remote', organization: 'pigeon' } } },
  'two certificates, and a limit for each client': {
    of: 'staging',
    over: { loadBalancer: { certificateIds: ['10000002', '10000009'], apiRatePerClient: 50 } },
  },
  'a key pair that exists': {
    of: 'staging',
    over: {
      access: { publicKey: undefined, keyPairName: 'admins', adminCidrs: ['203.0.113.0/28', '198.51.100.7/32'] },
    },
  },
  'an edge in mainland China': {
    of: 'production',
    over: { edge: { scope: 'domestic', icpFiling: '京ICP备12345678号-1' } },
    withoutEdge: false,
  },
};

function synthesizeVariation({ of, over, without = [], withoutEdge = true }: Variation): string {
  return synthesizeEnvironment(of, environment => {
    Object.assign(environment, merge(environment, over));
    without.forEach(section => delete environment[section]);
    // A third of the resources are the edge's, and only some variations are about it.
    if (!EVERYTHING && withoutEdge) delete environment['edge'];
  });
}

/** What an engine says of a stack while it validates, plans and applies it; nothing when all is well. */
async function applied(folder: string): Promise<string[]> {
  const session = await Session.start(folder, { types: SynthesizedFolder.read(folder).types });
  try {
    await session.run('init');
    const { messages, exitCode, raw } = await session.run('apply', '-auto-approve');
    // What Terraform itself keeps, such as the quarter of a schedule, is in no cloud.
    const inState = [...session.copy.resources().keys()].filter(address => address.startsWith('alicloud_')).length;
    const inCloud = session.provider.cloud.resources().length;
    const said = messages.map(({ address, summary, detail }) => `${address} ${summary} ${detail}`);
    if (exitCode !== 0 && said.length === 0) said.push(raw);
    return inState === inCloud && inState > 30 ? said : [...said, `${inState} in the state, ${inCloud} in the cloud`];
  } finally {
    session.end();
  }
}

/** Ten in a short run; the last ones only in a long one. */
const TRIED = Object.entries(VARIATIONS).slice(0, EVERYTHING ? undefined : 10);

describeWithEngine('variations of the settings', () => {
  let found: string[][];
  beforeAll(async () => {
    found = await inPairs(
      TRIED.map(([, variation]) => synthesizeVariation(variation)),
      applied,
    );
  });

  test.each(TRIED.map(([name], i) => [name, i] as const))('%s: validate, plan and apply', (_, i) => {
    expect(found[i]).toEqual([]);
  });
});
