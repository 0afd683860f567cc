import { merge } from '../../lib/settings/presets';
import { ENVIRONMENT, environment, problemsOf, textOf } from './good-file';

const signed = { reason: 'A reason of twenty characters or more.', owner: 'web team' };

/** Each rule, what breaks it, and where that is told. */
const RAILS = [
  ['single-frontend-server', { frontend: { servers: 1 } }, 'frontend.servers'],
  ['single-backend-server', { backend: { servers: { min: 1, max: 2 } } }, 'backend.servers'],
  ['no-deletion-protection', { protection: { deletion: false } }, 'protection.deletion'],
  ['no-backup', { protection: { previousVersions: false } }, 'protection.previousVersions'],
] as const;

const problemsOfProduction = (said: object) =>
  problemsOf(textOf({ environments: { production: merge(ENVIRONMENT, { ...said }) } }));

describe('the guard rails of production', () => {
  test.each(RAILS)('fails without the rule %s acknowledged', (rule, broken, path) => {
    expect(problemsOfProduction(broken)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^environments.production.${path}: .+; to accept it, acknowledge the rule '${rule}' with a reason and an owner$`,
        ),
      ),
    ]);
  });

  test.each(RAILS)('let %s pass once it is acknowledged', (rule, broken) => {
    expect(problemsOfProduction({ ...broken, acknowledge: [{ rule, ...signed }] })).toEqual([]);
  });

  test('fails where another rule is acknowledged', () => {
    const acknowledge = [{ rule: 'no-backup', ...signed }];

    expect(problemsOfProduction({ frontend: { servers: 1 }, acknowledge })).toHaveLength(1);
  });

  test('hold for an environment of another name that takes the preset of production', () => {
    const blue = merge(ENVIRONMENT, { preset: 'production', frontend: { servers: 1 } });

    expect(problemsOf(textOf({ environments: { blue } }))).toEqual([
      expect.stringContaining('environments.blue.frontend.servers: one frontend server is an outage'),
    ]);
  });

  test('do not hold for other environments', () => {
    const everything = Object.assign({}, ...RAILS.map(([, broken]) => broken)) as object;

    expect(environment('staging', everything as never).frontend.servers).toEqual({ min: 1, max: 1 });
    expect(environment('development', everything as never).protection.previousVersions).toBe(false);
  });

  test('are told also where another section is wrong', () => {
    expect(problemsOfProduction({ frontend: { servers: 1 }, backend: { disk: 'big' } })).toEqual([
      expect.stringContaining("acknowledge the rule 'single-frontend-server'"),
      expect.stringContaining('environments.production.backend.disk: a size is a whole number and a unit'),
    ]);
  });
});
