import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { runCli } from '../../cli/run-in-process';
import { defaultFile, describeWithEngine, synthesizeFile, temporaryFolder, type Section } from '../util';

jest.setTimeout(600_000);

function run(...args: string[]): ReturnType<typeof runCli> {
  return runCli('rehearse', '--lang', 'en', ...args);
}

/** A settings file with one small environment. */
function settingsFile(change: (environment: Section) => void = () => {}): string {
  const { system, common, environments } = defaultFile();
  const development = environments['development'] as Section;
  delete development['edge'];
  change(development);
  const file = join(temporaryFolder(), 'pigeon.yaml');
  writeFileSync(file, stringify({ system, common, environments: { development } }));
  return file;
}

describe('pigeon rehearse', () => {
  const path = process.env['PATH'];
  afterEach(() => {
    process.env['PATH'] = path;
  });

  test('says in one line how to get an engine where there is none, and ends with 3', async () => {
    process.env['PATH'] = temporaryFolder();
    const { code, out, err } = await run();

    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/^a rehearsal needs 'terraform' or 'tofu' on the PATH; install .*\n$/);
  });

  test('explains itself', async () => {
    const { code, out } = await run('--help');

    expect(code).toBe(0);
    expect(out).toContain('--upgrade-from <dir>');
  });

  test.each([
    [['--frequently'], /--frequently/],
    [['--engine', 'pulumi'], /'pulumi' is no value of '--engine <name>'; it is terraform or tofu/],
  ])('refuses %j with a sentence', async (args, message) => {
    const { code, err } = await run(...args);

    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err).not.toContain('    at ');
  });
});

describeWithEngine('pigeon rehearse, with an engine', () => {
  test.each([
    [['--config', 'no-such-file.yaml'], /no-such-file.yaml/],
    [['--config', join(__dirname, '../../../pigeon.yaml'), '--env', 'prod'], /no environment 'prod'/],
  ])('refuses %j with a sentence', async (args, message) => {
    const { code, err } = await run(...args);

    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  test('tells of each step, and what each construct made', async () => {
    const { code, out, err } = await run('--config', settingsFile());

    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^pigeon-web-development\n {2}ok {3}init +\d+\.\d s/);
    expect(out).toMatch(/ok {3}plan again +\d+\.\d s {2}no changes/);
    expect(out).toMatch(/ok {3}destroy +\d+\.\d s {2}nothing is left/);
    expect(out).toMatch(/\d+ {2}Web\/Network/);
    expect(out).toMatch(/passed in \d+\.\d s with (Terraform|OpenTofu) v/);
  });

  test('shows what an upgrade changes, and refuses one that loses data', async () => {
    const old = defaultFile();
    const { development } = old.environments;
    delete development?.['edge'];
    const folder = synthesizeFile({ ...old, environments: { development: development as Section } })['development'];
    const renamed = settingsFile(environment => {
      ((environment['data'] as Section)['postgres'] as Section)['database'] = 'renamed';
    });

    const { code, out, err } = await run('--config', renamed, '--upgrade-from', folder as string);

    expect(code).toBe(1);
    expect(out).toMatch(/ok {3}apply what is there/);
    expect(out).toMatch(/replace +alicloud_db_database\./);
    expect(err).toMatch(/plan: .*Database.* holds data, and would be replaced/);
  });

  test('says which stacks there are when an older synthesis has not this one', async () => {
    const older = temporaryFolder();
    mkdirSync(join(older, 'stacks', 'another'), { recursive: true });

    const { code, err } = await run('--config', settingsFile(), '--upgrade-from', older);
    expect(code).toBe(2);
    expect(err).toContain("there is no stack 'pigeon-web-development'");
  });
});
