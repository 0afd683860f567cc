import { EnvironmentSettings, GuardRail } from './schema';
import { Check, Finding } from './finding';

/** What a production environment must not be without somebody saying why. */
export const GUARD_RAIL_CHECK: Check = {
  needs: ['preset', 'frontend', 'backend', 'protection', 'acknowledge'],
  find: guardRailFindings,
};

function guardRailFindings(environment: EnvironmentSettings): Finding[] {
  if (environment.preset !== 'production') {
    return [];
  }
  const acknowledged = new Set(environment.acknowledge.map(({ rule }) => rule));
  return unsafe(environment)
    .filter(({ rule }) => !acknowledged.has(rule))
    .map(({ rule, path, message }) => ({
      path,
      message: `${message}; to accept it, acknowledge the rule '${rule}' with a reason`,
    }));
}

function unsafe({ frontend, backend, protection }: EnvironmentSettings): (Finding & { readonly rule: GuardRail })[] {
  const findings: (Finding & { readonly rule: GuardRail; readonly broken: boolean })[] = [
    {
      rule: 'single-frontend-server',
      broken: frontend.servers.min < 2,
      path: ['frontend', 'servers'],
      message: 'one frontend server is an outage whenever it or its zone fails; production has 2 or more',
    },
    {
      rule: 'single-backend-server',
      broken: backend.servers.min < 2,
      path: ['backend', 'servers'],
      message: 'one backend server is an outage whenever it or its zone fails; production has 2 or more',
    },
    {
      rule: 'no-deletion-protection',
      broken: !protection.deletion,
      path: ['protection', 'deletion'],
      message: 'production is protected from deletion',
    },
    {
      rule: 'no-backup',
      broken: protection.previousVersions === false,
      path: ['protection', 'previousVersions'],
      message: 'production keeps what was replaced or deleted, so that it can be brought back',
    },
  ];
  return findings.filter(({ broken }) => broken);
}
