import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentOf, newFolder } from '../folder';

const ROOT = join(__dirname, '../..');
const BAD = join(ROOT, 'test/settings/bad/15-ssh-open.yaml');
const TSX = join(ROOT, 'node_modules/tsx/dist/cjs/index.cjs');

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the app as a process in `folder`, as `npm run synth` does. */
function run(folder: string, args: readonly string[], broken = false): Promise<Run> {
  const more = broken ? ['--require', join(ROOT, 'test/foreign-resource.ts')] : [];
  const env = { ...process.env, NODE_OPTIONS: '', ...(broken ? { PIGEON_TEST_MANAGES_FOREIGN_DATABASE: '1' } : {}) };
  const command = ['--require', TSX, ...more, join(ROOT, 'bin/app.ts'), ...args];
  return new Promise(resolve => {
    execFile(process.execPath, command, { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

describe('the app', () => {
  const folder = newFolder();
  const runs: Record<string, Run> = {};
  let before: Record<string, string>;
  let after: Record<string, string>;

  beforeAll(async () => {
    copyFileSync(join(ROOT, 'pigeon.yaml'), join(folder, 'pigeon.yaml'));
    writeFileSync(join(folder, 'file'), '');
    runs['default'] = await run(folder, []);
    before = contentOf(join(folder, 'cdktf.out'));
    const started = Object.entries({
      badSettings: run(folder, ['--config', BAD]),
      badCheck: run(folder, [], true),
      hcl: run(folder, ['--hcl', '--env', 'staging', '--env', 'development', '--out', 'elsewhere']),
      missing: run(folder, ['--config', 'none.yaml']),
      directory: run(folder, ['--config', '.']),
      outIsFile: run(folder, ['--env', 'staging', '--out', 'file/out']),
      unknownOption: run(folder, ['--conifg', 'a.yaml']),
      unknownEnvironment: run(folder, ['--env', 'live']),
      help: run(folder, ['--help', '--config', 'none.yaml']),
    });
    for (const [name, started_] of started) {
      runs[name] = await started_;
    }
    after = contentOf(join(folder, 'cdktf.out'));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('writes a stack for each environment of pigeon.yaml to cdktf.out, and says so', () => {
    const files = ['development', 'staging', 'production'].map(
      name => `${join('cdktf.out', 'stacks', `pigeon-web-${name}`, 'cdk.tf.json')}`,
    );

    expect(runs['default']).toMatchObject({ code: 0, stderr: '' });
    expect(runs['default']?.stdout.replaceAll(`${folder}/`, '')).toBe(files.map(file => `wrote ${file}\n`).join(''));
    expect(files.every(file => existsSync(join(folder, file)))).toBe(true);
  });

  test('fails with 2 for wrong settings, says what is wrong, and leaves what was written before', () => {
    expect(runs['badSettings']).toEqual({
      code: 2,
      stdout: '',
      stderr:
        `${BAD} has 2 problems:\n` +
        `  ${BAD}:11:34  common.access.adminCidrs.1: '0.0.0.0/0' opens SSH to the world; name the ranges that administrators use\n` +
        `  ${BAD}:11:45  common.access.adminCidrs.2: '8.0.0.0/7' opens SSH to 33554432 addresses; name the ranges that administrators use\n`,
    });
    expect(after).toEqual(before);
  });

  test('fails with 2 for a check that fails, and leaves what was written before', () => {
    expect(runs['badCheck']).toMatchObject({ code: 2, stdout: '' });
    expect(runs['badCheck']?.stderr).toMatch(
      /^nothing was written; 3 problems:\n {2}\[pigeon-web-development\/Web\/Data\] 'pigeon-web-development\/Web\/Foreign' \(alicloud_db_backup_policy\) would manage 'pgm-bp1pigeonshared01', which belongs to another system; remove it\n/,
    );
    expect(after).toEqual(before);
  });

  test('writes HCL of the environments that are named, where it is told to', () => {
    expect(runs['hcl']).toMatchObject({ code: 0, stderr: '' });
    expect(Object.keys(contentOf(join(folder, 'elsewhere'))).filter(name => name.includes('cdk.tf'))).toEqual([
      'stacks/pigeon-web-development/cdk.tf',
      'stacks/pigeon-web-staging/cdk.tf',
    ]);
    expect(readFileSync(join(folder, 'elsewhere/stacks/pigeon-web-staging/cdk.tf'), 'utf8')).toMatch(/^terraform \{\n/);
  });

  test('says what it can be told, and does nothing', () => {
    expect(runs['help']).toMatchObject({ code: 0, stderr: '' });
    for (const option of ['--config FILE', '--env NAME', '--out DIR', '--hcl', '--help']) {
      expect(runs['help']?.stdout).toContain(`  ${option} `);
    }
  });

  test.each([
    [
      'a settings file that is missing',
      'missing',
      "there is no file 'none.yaml'; '--config FILE' names the settings file, and pigeon.yaml is the default\n",
    ],
    ['a folder for a settings file', 'directory', 'EISDIR: illegal operation on a directory, read\n'],
    [
      'an environment that there is not',
      'unknownEnvironment',
      "there is no environment 'live'; there are 'development', 'staging', 'production'\n",
    ],
  ])('fails with 2 for %s', (_, name, stderr) => {
    expect(runs[name]).toEqual({ code: 2, stdout: '', stderr });
  });

  test('fails with 2 for an unknown option', () => {
    expect(runs['unknownOption']).toMatchObject({ code: 2, stdout: '' });
    expect(runs['unknownOption']?.stderr).toMatch(/^Unknown option '--conifg'/);
  });

  test('fails with 2 where a file is in the way of the folder to write to', () => {
    expect(runs['outIsFile']).toMatchObject({ code: 2, stdout: '' });
    expect(runs['outIsFile']?.stderr).toMatch(/^ENOTDIR: not a directory, mkdir '.*file\/out/);
  });

  test('never fails with a stack trace', () => {
    expect(Object.values(runs).filter(({ stderr }) => /^\s+at /m.test(stderr))).toEqual([]);
  });
});
