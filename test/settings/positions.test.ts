import { parseSettings } from '../../lib/settings/parse-settings';
import { SettingsError } from '../../lib/settings/problem';
import { saidIn } from '../../lib/settings/said-in';
import { Source } from '../../lib/settings/source';

function placesOf(text: string): string[] {
  try {
    parseSettings(text);
  } catch (error) {
    return (error as SettingsError).problems.map(({ line, column, path }) => `${line}:${column} ${path}`);
  }
  return [];
}

describe('Source.locate', () => {
  const source = new Source('a:\n  b: 1\n  list:\n    - x\n    - { c: 2 }\n"q r": 3\n');

  test.each([
    [['a'], '1:1'],
    [['a', 'b'], '2:3'],
    [['a', 'list', 0], '4:7'],
    [['a', 'list', 1, 'c'], '5:9'],
    [['q r'], '6:1'],
    [['a', 'none', 'deeper'], '1:1'],
    [['a', 'b', 'deeper'], '2:3'],
    [['a', 'list', 7], '3:3'],
    [[], '1:1'],
    [['none'], '1:1'],
  ])('of %p is %s: the key, the entry of a list, or the nearest section around it', (path, place) => {
    const { line, column } = source.locate(path as string[]);

    expect(`${line}:${column}`).toBe(place);
  });
});

/** A text of lists within each other. */
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('Source', () => {
  test('fails with an advice for what is nested too deeply, however deeply', () => {
    expect(new Source(nested(60)).syntaxErrors).toEqual([
      { line: 1, column: 22, message: 'is nested too deeply for a settings file' },
    ]);
    expect(new Source(nested(10_000)).syntaxErrors).toEqual([
      { line: 1, column: 22, message: 'is nested too deeply for a settings file' },
    ]);
    expect(new Source(nested(10)).syntaxErrors).toEqual([]);
  });

  test('takes far indentation, and brackets in quotes, which are no levels', () => {
    expect(new Source(`a:\n${' '.repeat(40)}b: 1\n`).syntaxErrors).toEqual([]);
    expect(new Source(`a: '${'['.repeat(60)}'\n`).syntaxErrors).toEqual([]);
    expect(new Source(`${'- '.repeat(30)}a\n`).syntaxErrors).toEqual([
      { line: 1, column: 43, message: 'is nested too deeply for a settings file' },
    ]);
  });

  test('fails with all names that are said twice, beside the first error of the syntax', () => {
    expect(new Source('a: 1\na: 2\nb: [\nc: ]\n').syntaxErrors).toEqual([
      { line: 2, column: 1, message: "'a' is said twice in its section; each must have a name of its own" },
      expect.objectContaining({ message: expect.stringMatching(/^is no YAML: /) as string }),
    ]);
  });

  test("fails with 'a name' for a name in quotes that is said twice", () => {
    expect(new Source('"a": 1\n"a": 2\n').syntaxErrors).toEqual([
      { line: 2, column: 1, message: "'a name' is said twice in its section; each must have a name of its own" },
    ]);
  });
});

describe('saidIn', () => {
  const file = {
    common: { network: { egress: 'nat', zones: [{ id: 'x' }] }, state: { type: 'oss', bucket: 'b' }, image: 'm-1' },
    environments: { staging: { network: { vpcId: 'v', zones: [{}] }, state: { type: 'remote' } } },
  };

  test.each([
    ['own: said there', ['network', 'vpcId'], 'environments.staging.network.vpcId'],
    ['own: a section that both say', ['network'], 'environments.staging.network'],
    ['common: said only there', ['network', 'egress'], 'common.network.egress'],
    ['common: said only there, at the top', ['image'], 'common.image'],
    ['own: said by nobody', ['region'], 'environments.staging.region'],
    ['own: said by nobody, in sections that both have', ['network', 'vpcCidr'], 'environments.staging.network.vpcCidr'],
    [
      'own: its list stands in place of the other',
      ['network', 'zones', 0, 'id'],
      'environments.staging.network.zones.0.id',
    ],
    ['own: its section is of another kind', ['state', 'bucket'], 'environments.staging.state.bucket'],
  ])('is %s', (_, path, place) => {
    expect(saidIn(file, 'staging', path).join('.')).toBe(place);
  });
});

describe('the place of a problem', () => {
  test('is in what is common, once, where every environment has it from there', () => {
    const text = 'system: pw\ncommon:\n  region: nowhere\nenvironments:\n  staging: {}\n  production: {}\n';

    expect(placesOf(text).filter(place => place.includes('region'))).toEqual(['3:3 common.region']);
  });

  test('is in the environment where it says the setting over what is common', () => {
    const text = 'system: pw\ncommon:\n  region: cn-hangzhou\nenvironments:\n  staging:\n    region: nowhere\n';

    expect(placesOf(text)).toContain('6:5 environments.staging.region');
  });

  test('names the environments where what is common is wrong only for some', () => {
    const text =
      'system: pw\ncommon:\n  region: nowhere\nenvironments:\n  staging: {}\n  production: { region: cn-hangzhou }\n';

    expect(() => parseSettings(text)).toThrow(
      "pigeon.yaml:3:3  common.region: must be a region, such as 'cn-hangzhou', got 'nowhere' (in 'staging')",
    );
  });

  test('orders problems as the file does, by line and then by column', () => {
    const text = 'environments: { staging: {}, bb: 1, aa: 2 }\ncommon: 3\nsystem: 4\n';

    expect(placesOf(text).filter(place => !place.includes('staging'))).toEqual([
      '1:30 environments.bb',
      '1:37 environments.aa',
      '2:1 common',
      '3:1 system',
    ]);
  });
});
