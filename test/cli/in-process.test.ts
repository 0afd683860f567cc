import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSettings } from '../../lib/settings/parse-settings';
import { newFolder } from '../folder';
import { DEFAULT_FILE, settingsWith, synthesizedFolder } from '../report/stacks';
import { runCli } from './run-in-process';

// `test/packaged/commands.test.ts` runs the same commands as users do, as processes. Here each of their words is looked at in both languages,
// and the coverage is counted, which ends where another process begins.

const SYNTHESIS = synthesizedFolder(settingsWith());
const LATER = synthesizedFolder(settingsWith([/database: pigeon_web,/, 'database: renamed,']));
const LANGUAGES = ['en', 'zh'] as const;
const FORMATS = ['table', 'json', 'markdown'] as const;

/** A folder with the default settings, which git has too. */
function repository(): string {
  const folder = newFolder();
  writeFileSync(join(folder, 'pigeon.yaml'), readFileSync(DEFAULT_FILE));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: folder });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'one');
  return folder;
}

const home = process.cwd();
afterEach(() => process.chdir(home));

describe.each(LANGUAGES)('in %s', language => {
  const isChinese = language === 'zh';
  const inLanguage = (text: string) => expect(/[\u4e00-\u9fff]/.test(text)).toBe(isChinese);

  test.each(FORMATS)('check tells what it found, as %s', async format => {
    const { code, out, err } = await runCli('check', '--from', SYNTHESIS, '--format', format, '--lang', language);

    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('reliability/two-servers');
    if (format !== 'json') inLanguage(out.replaceAll(/acknowledg|accepted/g, ''));
  });

  test('check ends with 1 where something fails, and tells a scanner of it', async () => {
    const args = ['check', '--from', SYNTHESIS, '--fail-on', 'info', '--format', 'sarif', '--lang', language];
    const { code, out } = await runCli(...args);

    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'pigeon' } } }] });
  });

  test.each(FORMATS)('diff tells what becomes of each resource, as %s', async format => {
    const { code, out } = await runCli('diff', SYNTHESIS, LATER, '--format', format, '--lang', language);

    expect(code).toBe(1);
    expect(out).toContain('alicloud_db_database');
    if (format !== 'json') inLanguage(out);
  });

  test('diff reads a revision of git', async () => {
    process.chdir(repository());
    const { code, out } = await runCli('diff', 'HEAD', '--env', 'production', '--lang', language);

    expect(code).toBe(0);
    inLanguage(out);
  });

  test('diff says what is neither a revision nor a folder', async () => {
    const { code, err } = await runCli('diff', 'nothing', SYNTHESIS, '--lang', language);

    expect(code).toBe(2);
    expect(err).toContain("'nothing'");
  });

  test.each(['table', 'json'])('doctor looks at the machine, as %s', async format => {
    const { out } = await runCli('doctor', '--format', format, '--lang', language);

    expect(out).toContain('Node.js');
  });

  test('doctor says how to get what is missing, and ends with 3', async () => {
    const { PATH } = process.env;
    process.env['PATH'] = newFolder();
    try {
      const { code, out } = await runCli('doctor', '--lang', language);

      expect(code).toBe(3);
      inLanguage(out);
    } finally {
      process.env['PATH'] = PATH;
    }
  });

  test('init writes a project, and does not write over one', async () => {
    const folder = join(newFolder(), 'shop');
    const args = ['init', 'pigeon-web', '--name', 'shop', '--yes', '--out', folder, '--lang', language];

    expect(await runCli(...args)).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'pigeon.yaml'))).toBe(true);
    expect(await runCli(...args)).toMatchObject({ code: 2, err: expect.stringContaining(folder) as string });
  });

  test('init begins systems that can share their instances: each environment has names of its own', async () => {
    const folder = join(newFolder(), 'shop');
    await runCli('init', 'pigeon-web', '--name', 'my-shop', '--yes', '--out', folder, '--lang', language);
    const { environments } = parseSettings(readFileSync(join(folder, 'pigeon.yaml'), 'utf8'));

    expect(
      Object.values(environments).map(({ data: { postgres, redis } }) => [
        postgres.database,
        postgres.account,
        redis.account,
        redis.keyPrefix,
      ]),
    ).toEqual(['my_shop_dev', 'my_shop_staging', 'my_shop'].map(name => [name, name, name, `${name}:`]));
  });

  test('init knows how zones of numbered regions are called', async () => {
    const folder = newFolder();
    const place = ['--region', 'us-west-1', '--zones', 'us-west-1a,us-west-1b'];
    const { code } = await runCli('init', 'minimal', ...place, '--yes', '--out', folder, '--lang', language);
    const wrong = await runCli(
      'init',
      'minimal',
      '--region',
      'us-west-1',
      '--yes',
      '--out',
      folder,
      '--lang',
      language,
    );

    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'main.ts'), 'utf8')).toMatch(/\['a', 'b'\][^]*zoneId: `us-west-1\$\{zone\}`/);
    expect(wrong.err).toContain("'us-west-1h,us-west-1i'");
  });

  test('init says which starters there are', async () => {
    const { code, err } = await runCli('init', 'minimum', '--yes', '--out', newFolder(), '--lang', language);

    expect(code).toBe(2);
    expect(err).toContain('minimal');
    inLanguage(err);
  });

  test('synth writes what it is told to, and says so', async () => {
    const folder = newFolder();
    const args = ['synth', '--config', DEFAULT_FILE, '--env', 'staging', '--out', folder];
    const { code, out } = await runCli(...args, '--lang', language);

    expect(code).toBe(0);
    expect(out).toContain(join(folder, 'stacks/pigeon-web-staging/cdk.tf.json'));
  });

  test.each([
    ['is not there', undefined],
    ['is no JSON', '{"resource": '],
    ['has nothing in it', '{}'],
    ['is of another kind', '[]'],
  ])('a stack that %s is told in a line', async (_, text) => {
    const folder = newFolder();
    mkdirSync(join(folder, 'stack'));
    if (text !== undefined) writeFileSync(join(folder, 'stack/cdk.tf.json'), text);
    const { code, err } = await runCli('check', '--from', join(folder, 'stack'), '--lang', language);

    expect(code).toBe(2);
    expect(err.trim().split('\n').length).toBeLessThanOrEqual(2);
  });

  test.each([
    [['chek'], /check/],
    [['check', '--frmat', 'json'], /--format/],
    [['check', '--format', 'xml'], /sarif/],
    [['check', '--format'], /--format/],
    [['diff'], /diff/],
    [['doctor', 'now'], /doctor/],
  ])('%j is not understood, and the message says what would be', async (args, message) => {
    const { code, out, err } = await runCli(...args, '--lang', language);

    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  test('settings that are not there, or are HCL, are told with what to do', async () => {
    process.chdir(newFolder());
    writeFileSync('cdk.tf', '');

    expect(await runCli('check', '--lang', language)).toMatchObject({ code: 2 });
    expect(await runCli('synth', '--lang', language)).toMatchObject({ code: 2 });
    const { code, err } = await runCli('check', '--from', '.', '--lang', language);
    expect(code).toBe(2);
    expect(err).toContain('HCL');
  });
});
