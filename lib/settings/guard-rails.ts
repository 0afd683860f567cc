import { Check, Finding } from './finding';
import { EnvironmentSettings } from './environment-settings';
import { GuardRail } from './guard-rail-names';

/** Something that production must not be without, unless somebody says why. */
interface Rail {
  readonly rule: GuardRail;
  readonly path: readonly [keyof EnvironmentSettings, string];
  readonly message: string;
  isBroken(environment: EnvironmentSettings): boolean;
}

const RAILS: readonly Rail[] = [
  {
    rule: 'single-frontend-server',
    path: ['frontend', 'servers'],
    message: 'one frontend server is an outage whenever it or its zone fails; production has 2 or more',
    isBroken: ({ frontend }) => frontend.servers.min < 2,
  },
  {
    rule: 'single-backend-server',
    path: ['backend', 'servers'],
    message: 'one backend server is an outage whenever it or its zone fails; production has 2 or more',
    isBroken: ({ backend }) => backend.servers.min < 2,
  },
  {
    rule: 'no-deletion-protection',
    path: ['protection', 'deletion'],
    message: 'without it one wrong plan can destroy production; say true',
    isBroken: ({ protection }) => !protection.deletion,
  },
  {
    rule: 'no-backup',
    path: ['protection', 'previousVersions'],
    message: "without them nothing that was replaced or deleted can be brought back; say how long, such as '30 days'",
    isBroken: ({ protection }) => protection.previousVersions === false,
  },
];

/** What a production environment must not be without somebody saying why. */
export const GUARD_RAIL_CHECKS: readonly Check[] = RAILS.map(rail => ({
  needs: ['preset', 'acknowledge', rail.path[0]],
  find: environment => railFindings(rail, environment),
}));

function railFindings(rail: Rail, environment: EnvironmentSettings): Finding[] {
  const { preset, acknowledge } = environment;
  if (preset !== 'production' || !rail.isBroken(environment) || acknowledge.some(({ rule }) => rule === rail.rule)) {
    return [];
  }
  const message = `${rail.message}; to accept it, acknowledge the rule '${rail.rule}' with a reason and an owner`;
  return [{ path: rail.path, message }];
}
