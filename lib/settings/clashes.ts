import { logProjectName } from '../observe/log-project-name';
import { backupBucketName } from '../recover/backup-bucket-name';
import { Finding } from './finding';
import { vswitchRanges } from './network-contradictions';
import { EnvironmentSettings } from './environment-settings';

/** The sections of environments that are sound, by the environments' names in the order of the file. */
export type SoundEnvironments = ReadonlyMap<string, Partial<EnvironmentSettings>>;

export interface Clash extends Finding {
  /** The later of the two in the file. */
  readonly environment: string;
}

/** A thing that an environment must have to itself. */
interface Claim {
  readonly path: readonly string[];
  /** What it is, such as `is the bucket`, then what tells it from others, its own name last. */
  readonly identity: readonly [string, ...string[]];
}

/** What two environments both claim. */
export function clashes(system: string, environments: SoundEnvironments): Clash[] {
  const owners = new Map<string, string>();
  const found: Clash[] = [];
  for (const [environment, settings] of environments) {
    for (const { path, identity } of claims(`${system}-${environment}`, settings)) {
      const key = JSON.stringify(identity);
      const owner = owners.get(key) ?? environment;
      owners.set(key, owner);
      if (owner !== environment) {
        const [what, name] = [identity[0], identity[identity.length - 1]];
        const message = `'${name}' ${what} of both '${owner}' and '${environment}'; each environment needs its own`;
        found.push({ environment, path, message });
      }
    }
  }
  return [...found.filter(clash => !follows(clash, found)), ...rangeClashes([...environments])];
}

/** Whether a clash is there because of another: the bucket of backups and the log project are called like that of the assets. */
function follows({ environment, path }: Clash, found: readonly Clash[]): boolean {
  const isNamedAfterAssets = path[0] === 'backups' || path[0] === 'logs';
  return isNamedAfterAssets && found.some(other => other.environment === environment && other.path[0] === 'assets');
}

function claims(
  stack: string,
  { data, assets, backups, edge, state, logs, audit }: Partial<EnvironmentSettings>,
): Claim[] {
  return [
    ...(data ? dataClaims(data) : []),
    ...(assets ? assetsClaims(assets) : []),
    ...(assets && backups ? backupsClaims(backups, assets) : []),
    ...(edge ? edgeClaims(edge) : []),
    ...(state ? stateClaims(state, stack) : []),
    ...(assets && logs ? logClaims(logs, assets) : []),
    ...(audit ? auditClaims(audit) : []),
  ];
}

function dataClaims({ postgres, redis, admission }: EnvironmentSettings['data']): Claim[] {
  const own: Claim[] = [
    { path: ['data', 'postgres', 'database'], identity: ['is the database', postgres.instanceId, postgres.database] },
    {
      path: ['data', 'postgres', 'account'],
      identity: ['is the PostgreSQL account', postgres.instanceId, postgres.account],
    },
    { path: ['data', 'redis', 'account'], identity: ['is the Redis account', redis.instanceId, redis.account] },
    { path: ['data', 'redis', 'keyPrefix'], identity: ['is the key prefix', redis.instanceId, redis.keyPrefix] },
  ];
  if (admission.by !== 'whitelist') {
    return own;
  }
  // Each environment's stack would set the group to its own ranges, and lock the other's servers out.
  const groups = [postgres.instanceId, redis.instanceId].map((instanceId): Claim => ({
    path: ['data', 'admission', 'groupName'],
    identity: ['is the whitelist group', instanceId, admission.groupName],
  }));
  return [...own, ...groups];
}

function assetsClaims({ bucket }: EnvironmentSettings['assets']): Claim[] {
  return [{ path: ['assets', 'bucket'], identity: ['is the bucket', bucket] }];
}

function backupsClaims(backups: EnvironmentSettings['backups'], assets: EnvironmentSettings['assets']): Claim[] {
  const bucket = backupBucketName(backups.bucket, assets.bucket);
  return [{ path: ['backups', 'bucket'], identity: ['is the bucket', bucket] }];
}

function edgeClaims(edge: NonNullable<EnvironmentSettings['edge']>): Claim[] {
  return [
    { path: ['edge', 'domain'], identity: ['is a domain', edge.domain] },
    { path: ['edge', 'originDomain'], identity: ['is a domain', edge.originDomain] },
  ];
}

function logClaims(logs: EnvironmentSettings['logs'], assets: EnvironmentSettings['assets']): Claim[] {
  const project = logProjectName(logs.project, assets.bucket);
  return [{ path: ['logs', 'project'], identity: ['is the log project', project] }];
}

/** A trail sees its whole account, so two of them keep everything twice. */
function auditClaims({ accountId, archive }: NonNullable<EnvironmentSettings['audit']>): Claim[] {
  const trail: Claim = { path: ['audit', 'accountId'], identity: ['is the account of the trail', accountId] };
  return archive
    ? [trail, { path: ['audit', 'archive', 'bucket'], identity: ['is the bucket', archive.bucket] }]
    : [trail];
}

/** Only a workspace can be named: a file and an object are called after their stack. */
function stateClaims(state: EnvironmentSettings['state'], stack: string): Claim[] {
  if (state.type !== 'remote') {
    return [];
  }
  const { hostname = 'app.terraform.io', organization, workspace = stack } = state;
  return [{ path: ['state', 'workspace'], identity: ['is the state workspace', hostname, organization, workspace] }];
}

function rangeClashes(environments: readonly [string, Partial<EnvironmentSettings>][]): Clash[] {
  return environments.flatMap(([environment, { network }], index) => {
    const before = environments.slice(0, index).filter(([, other]) => sameVpc(other.network, network));
    return rangesOf(network).flatMap(({ path, cidr }) =>
      before.flatMap(([owner, other]) => {
        const taken = rangesOf(other.network).find(range => range.cidr.overlaps(cidr))?.cidr;
        const message = `'${cidr}' of '${environment}' overlaps '${taken}' of '${owner}' in the same VPC; each environment needs its own`;
        return taken ? [{ environment, path, message }] : [];
      }),
    );
  });
}

function rangesOf(network: EnvironmentSettings['network'] | undefined): ReturnType<typeof vswitchRanges> {
  return network ? vswitchRanges({ network }) : [];
}

function sameVpc(one: EnvironmentSettings['network'] | undefined, other: typeof one): boolean {
  return one?.vpcId !== undefined && one.vpcId === other?.vpcId;
}
