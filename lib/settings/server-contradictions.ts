import { ConnectionBudget } from '../boot/connection-budget';
import { WorkerPlan } from '../boot/worker-plan';
import { EnvironmentSettings } from './environment-settings';
import { Check, Finding } from './finding';
import { tierSize } from './tier-size';

/** The room that a canary needs is kept free of other servers whether there is one or not: adding one changes no other. */
const CANARY = 1;

/** What contradicts itself in what runs on the servers. */
export const SERVER_CHECKS: readonly Check[] = [
  { needs: ['frontend', 'backend'], find: releaseFindings },
  { needs: ['backend'], find: canaryFindings },
  { needs: ['backend', 'data'], find: connectionFindings },
  { needs: ['data'], find: databaseFindings },
];

/** The connections that are granted, shared among the most servers there can be and a canary. */
export function connectionBudget({ backend, data }: Pick<EnvironmentSettings, 'backend' | 'data'>): ConnectionBudget {
  return new ConnectionBudget({ granted: data.postgres.connections, servers: backend.servers.max + CANARY });
}

function releaseFindings({ frontend, backend, releases }: EnvironmentSettings): Finding[] {
  const named = [
    { path: ['frontend', 'release'], release: frontend.release },
    { path: ['backend', 'release'], release: backend.release },
    { path: ['backend', 'canary', 'release'], release: backend.canary?.release },
  ];
  const message = "comes from a bucket that is not said; name it as 'bucket' under 'releases'";
  return releases ? [] : named.flatMap(({ path, release }) => (release ? [{ path, message }] : []));
}

function canaryFindings({ backend }: EnvironmentSettings): Finding[] {
  const { canary, runtime } = backend;
  if (!canary) {
    return [];
  }
  if (runtime.type === 'container') {
    return canary.image ? [] : [missing('image', 'the backend runs a container, and the canary another image')];
  }
  const image = canary.image
    ? [{ path: ['backend', 'canary', 'image'], message: "is for a 'container'; the backend runs as 'systemd'" }]
    : [];
  return canary.release ? image : [...image, missing('release', 'a canary runs another version than the backend')];
}

function missing(key: string, why: string): Finding {
  return { path: ['backend', 'canary', key], message: `is missing; ${why}` };
}

function connectionFindings(environment: EnvironmentSettings): Finding[] {
  const { servers } = environment.backend;
  try {
    const plan = WorkerPlan.forSize(tierSize(environment.backend));
    const budget = connectionBudget(environment);
    const needed = budget.needed(plan);
    const message =
      `${budget.granted} connections are granted, and ${needed} are needed: ${servers.max} backend servers and a canary with ` +
      `${plan.workers} workers each, twice over while they are replaced, and some in reserve; ask the owner for ` +
      `that many and say so here, or have fewer servers`;
    return needed > budget.granted ? [{ path: ['data', 'postgres', 'connections'], message }] : [];
  } catch {
    return []; // a size that there is not is found where it is said
  }
}

function databaseFindings({ data }: EnvironmentSettings): Finding[] {
  const { database, otherDatabases } = data.postgres;
  const index = otherDatabases.indexOf(database);
  const message = `'${database}' is our own database; list those of others`;
  return index < 0 ? [] : [{ path: ['data', 'postgres', 'otherDatabases', index], message }];
}
