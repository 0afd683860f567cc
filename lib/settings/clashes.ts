import { Finding } from './finding';
import { vswitchRanges } from './network-contradictions';
import { EnvironmentSettings } from './schema';

type Environments = Readonly<Record<string, EnvironmentSettings>>;

/** A thing that an environment must have to itself. */
interface Claim extends Finding {
  /** Two environments with the same key claim the same thing. */
  readonly key: string;
}

/** What two environments both claim: the later one in the file is told. */
export function clashes(environments: Environments): (Finding & { readonly environment: string })[] {
  const owners = new Map<string, string>();
  const found: (Finding & { readonly environment: string })[] = [];
  for (const [environment, settings] of Object.entries(environments)) {
    for (const { key, path, message } of claims(environment, settings)) {
      const owner = owners.get(key);
      if (owner === undefined) {
        owners.set(key, environment);
      } else if (owner !== environment) {
        found.push({ environment, path, message: `${message} of environment '${owner}'; each needs its own` });
      }
    }
  }
  return [...found, ...rangeClashes(environments)];
}

function claims(name: string, { data, edge, state }: EnvironmentSettings): Claim[] {
  const { postgres, redis } = data;
  return [
    claim(['data', 'postgres', 'database'], 'is the database', postgres.instanceId, postgres.database),
    claim(['data', 'postgres', 'account'], 'is the PostgreSQL account', postgres.instanceId, postgres.account),
    claim(['data', 'redis', 'account'], 'is the Redis account', redis.instanceId, redis.account),
    claim(['data', 'redis', 'keyPrefix'], 'is the key prefix', redis.instanceId, redis.keyPrefix),
    ...(edge
      ? [
          claim(['edge', 'domain'], 'is a domain', edge.domain),
          claim(['edge', 'originDomain'], 'is a domain', edge.originDomain),
          claim(['edge', 'bucket'], 'is the bucket', edge.bucket),
        ]
      : []),
    ...(state.type === 'remote'
      ? [claim(['state', 'workspace'], 'is the state', state.organization, state.workspace ?? name)]
      : []),
  ];
}

function claim(path: string[], what: string, ...identity: string[]): Claim {
  return { path, key: [what, ...identity].join('\n'), message: `'${identity[identity.length - 1]}' ${what}` };
}

function rangeClashes(environments: Environments): (Finding & { readonly environment: string })[] {
  const entries = Object.entries(environments);
  return entries.flatMap(([environment, settings], index) =>
    vswitchRanges(settings).flatMap(({ path, cidr }) => {
      const owner = entries
        .slice(0, index)
        .find(
          ([, other]) =>
            other.network.vpcId !== undefined &&
            other.network.vpcId === settings.network.vpcId &&
            vswitchRanges(other).some(range => range.cidr.overlaps(cidr)),
        );
      return owner
        ? [{ environment, path, message: `'${cidr}' overlaps a range of environment '${owner[0]}' in the same VPC` }]
        : [];
    }),
  );
}
