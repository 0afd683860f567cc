import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join, relative } from 'node:path';
import { parseSettings } from '../../lib/settings/parse-settings';
import { synthesize } from '../../lib/synthesize';
import { bootDocument } from '../util';

const SETTINGS = readFileSync(join(__dirname, '../../pigeon.yaml'), 'utf8');
const home = process.cwd();

/** Every file of a fresh synthesis that runs in a folder of its own. */
function synthesizeIn(folder: string, hcl: boolean): Record<string, string> {
  process.chdir(folder);
  synthesize(parseSettings(SETTINGS), { outdir: 'cdktf.out', hcl });
  const out = join(folder, 'cdktf.out');
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter(file =>
    statSync(join(out, file)).isFile(),
  );
  return Object.fromEntries(files.toSorted().map(file => [relative('.', file), readFileSync(join(out, file), 'utf8')]));
}

describe.each([
  ['JSON', false],
  ['HCL', true],
])('synthesizing %s twice', (_form, hcl) => {
  afterEach(() => {
    process.chdir(home);
    jest.useRealTimers();
  });

  test('gives the same bytes on another day and from another folder', () => {
    const first = synthesizeIn(mkdtempSync(join(tmpdir(), 'one-')), hcl);
    jest.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z') });
    const second = synthesizeIn(mkdtempSync(join(tmpdir(), 'another-folder-')), hcl);

    expect(second).toEqual(first);
  });

  test('writes no absolute path, no time, no user and no machine', () => {
    const folder = mkdtempSync(join(tmpdir(), 'traces-'));
    const written = Object.values(synthesizeIn(folder, hcl)).join('\n');
    // User data is read as what it stands for, and names root and parts of Linux by right.
    const userData = [...written.matchAll(/"?user_data"?\s*[:=]\s*"([^"]+)/g)].map(match => match[1] as string);
    const text = userData.reduce((rest, data) => rest.replace(data, ''), written);

    expect(userData.length).toBe(6);
    for (const trace of [folder, home, tmpdir() + '/']) {
      expect(userData.map(bootDocument).join('\n')).not.toContain(trace);
    }
    for (const trace of [folder, home, tmpdir() + '/', `/${userInfo().username}/`]) {
      expect(text).not.toContain(trace);
    }
    // A short name of a machine may well be part of a word.
    expect(text).not.toMatch(new RegExp(`(?<![\\w.-])${hostname()}(?![\\w.-])`));
    expect(text).not.toMatch(/\b20[2-3]\d-\d\d-\d\dT\d\d:\d\d/);
  });
});
