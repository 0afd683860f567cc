import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSettings } from '../../lib/settings/parse-settings';
import { SettingsError } from '../../lib/settings/problem';
import { expectChinese } from './chinese';

const FOLDER = join(__dirname, 'bad');
const names = readdirSync(FOLDER).toSorted();
const bad = names.filter(name => name.endsWith('.yaml'));

/** What is wrong with a file, by the parser. */
function errorOf(name: string): unknown {
  try {
    parseSettings(readFileSync(join(FOLDER, name), 'utf8'), name);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('parseSettings of the files in test/settings/bad', () => {
  test('has twenty or more of them, each with its message beside it', () => {
    const pairs = bad.flatMap(name => [name.replace('.yaml', '.txt'), name]);

    expect(bad.length).toBeGreaterThanOrEqual(20);
    expect(names).toEqual(pairs.toSorted());
  });

  test('finds seven different problems of one file in one run', () => {
    const name = bad.find(file => file.includes('seven-mistakes')) as string;
    const { problems } = errorOf(name) as SettingsError;

    expect(problems).toHaveLength(7);
    expect(new Set(problems.map(({ message }) => message)).size).toBe(7);
  });

  test.each(bad)('says the same in Chinese: %s', name => {
    (errorOf(name) as SettingsError).problems.forEach(({ message }) => expectChinese(message));
  });

  test.each(bad)('fails with the exact message: %s', name => {
    const error = errorOf(name);

    expect(error).toBeInstanceOf(SettingsError);
    expect(`${(error as SettingsError).message}\n`).toBe(
      readFileSync(join(FOLDER, name.replace('.yaml', '.txt')), 'utf8'),
    );
  });
});
