import { parseSettings } from '../../lib/settings/parse-settings';
import { SettingsError } from '../../lib/settings/problem';
import { selectEnvironments, UnknownEnvironmentError } from '../../lib/settings/settings';
import { didYouMean, either, show } from '../../lib/settings/words';
import { ENVIRONMENT, textOf } from './good-file';

const settings = parseSettings(
  textOf({
    environments: {
      staging: ENVIRONMENT,
      development: {
        ...ENVIRONMENT,
        network: { ...(ENVIRONMENT['network'] as object), vpcId: 'vpc-bp2' },
        assets: { bucket: 'other-static' },
        data: {
          postgres: { ...(ENVIRONMENT['data'] as { postgres: object }).postgres, instanceId: 'pgm-2' },
          redis: { ...(ENVIRONMENT['data'] as { redis: object }).redis, instanceId: 'r-2' },
        },
      },
    },
  }),
);

describe('selectEnvironments', () => {
  test('gives those of the names, in the order of the file', () => {
    const { system, environments } = selectEnvironments(settings, ['development', 'staging']);

    expect([system, Object.keys(environments)]).toEqual(['pigeon-web', ['staging', 'development']]);
    expect(Object.keys(selectEnvironments(settings, ['development']).environments)).toEqual(['development']);
  });

  test('fails for a name that there is not', () => {
    expect(() => selectEnvironments(settings, ['staging', 'live'])).toThrow(
      new UnknownEnvironmentError('live', ['staging', 'development']),
    );
    expect(new UnknownEnvironmentError('live', ['staging', 'development'])).toMatchObject({
      name: 'UnknownEnvironmentError',
      message: "there is no environment 'live'; there are 'staging', 'development'",
    });
  });
});

describe('SettingsError', () => {
  test('counts its problems and tells one a line, in the order of the file', () => {
    const error = new SettingsError('a.yaml', [
      { line: 2, column: 1, path: '', message: 'second' },
      { line: 1, column: 9, path: 'x.y', message: 'first' },
    ]);

    expect(error.message).toBe('a.yaml has 2 problems:\n  a.yaml:1:9  x.y: first\n  a.yaml:2:1  second');
    expect(error.name).toBe('SettingsError');
    expect(error.problems.map(({ line }) => line)).toEqual([1, 2]);
    expect(new SettingsError('a.yaml', [{ line: 1, column: 1, path: '', message: 'm' }]).message).toMatch(
      /^a.yaml has 1 problem:\n/,
    );
  });
});

describe('words', () => {
  test.each([
    ['text', "'text'"],
    ['x'.repeat(61), `'${'x'.repeat(57)}…'`],
    [[], 'an empty list'],
    [['secret'], 'a list'],
    [{ a: 'secret' }, 'a section'],
    [null, 'nothing'],
    [1.5, '1.5'],
    [false, 'false'],
  ])('show %p as %s', (value, shown) => {
    expect(show(value)).toBe(shown);
  });

  test('list choices', () => {
    expect([either([]), either(['a']), either(['a', 'b']), either(['a', 'b', false])]).toEqual([
      '',
      "'a'",
      "'a' or 'b'",
      "'a', 'b' or false",
    ]);
  });

  test.each([
    ['diskcategory', "; did you mean 'diskCategory'?"],
    ['dsk', "; did you mean 'disk'?"],
    ['memory', ''],
    ['s3', ''],
    ['', ''],
  ])('ask for the nearest of some options: %p%s', (given, question) => {
    expect(didYouMean(given, ['diskCategory', 'disk', 'oss'])).toBe(question);
    expect(didYouMean(given, [])).toBe('');
  });
});
