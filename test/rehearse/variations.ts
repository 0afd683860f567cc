import { merge, synthesizeEnvironment, type Section } from './util';

export interface Variation {
  readonly of: 'development' | 'staging' | 'production';
  readonly over: Section;
  readonly without?: readonly string[];
  /** @default true */
  readonly withoutEdge?: boolean;
}

/** What users change first. */
export const VARIATIONS: Readonly<Record<string, Variation>> = {
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

/**
 * Synthesizes a variation. Returns its folder.
 * @param everyEdge also the edge of those that are not about it, which is a third of the resources
 */
export function synthesizeVariation(
  { of, over, without = [], withoutEdge = true }: Variation,
  everyEdge: boolean,
): string {
  return synthesizeEnvironment(of, environment => {
    Object.assign(environment, merge(environment, over));
    without.forEach(section => delete environment[section]);
    if (!everyEdge && withoutEdge) delete environment['edge'];
  });
}
