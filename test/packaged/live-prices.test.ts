import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { forEachTest, KEYS } from '../cli/fake-price-api';
import { newFolder } from '../folder';
import { settingsWith, synthesizedFolder } from '../report/stacks';
import { PackagedCli } from './packaged-cli';

jest.setTimeout(60_000);

const SYNTHESIS = synthesizedFolder(settingsWith());

const api = forEachTest();

describe('pigeon cost --live, as a process', () => {
  const cli = PackagedCli.build();
  const run = (args: readonly string[], env: Readonly<Record<string, string>>) =>
    promisify(execFile)(process.execPath, [cli.file, ...args], {
      cwd: newFolder(),
      env: { PATH: process.env['PATH'] ?? '', HOME: newFolder(), ...env },
    });
  const args = ['cost', '--from', SYNTHESIS, '--env', 'production', '--live'];

  test('it finds the client of the project, and the key in the environment', async () => {
    const { stdout, stderr } = await run([...args, api().endpoint], KEYS);

    expect(stderr).toBe('');
    expect(stdout).toMatch(/ live\n/);
  });

  test('the names of Alibaba Cloud itself are known too', async () => {
    const env = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI-other', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'x' };
    await run([...args, api().endpoint], env);

    expect(api().asked[0]?.key).toBe('LTAI-other');
  });

  test('without credentials the book is used', async () => {
    const { stdout, stderr } = await run([...args, api().endpoint], { ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true' });

    expect(stderr).toMatch(/^no live price: there are no credentials; set ALICLOUD_ACCESS_KEY.*\n$/);
    expect(stdout).toMatch(/Total +1740/);
    expect(api().asked).toEqual([]);
  });

  test('without the client it says how to install it', async () => {
    const alone = PackagedCli.build(['package.json', 'provider']);
    const told = await promisify(execFile)(process.execPath, [alone.file, ...args], {
      cwd: newFolder(),
      env: { PATH: process.env['PATH'] ?? '', HOME: newFolder(), ...KEYS },
    });
    expect(told.stderr).toBe(
      'no live price: the client of the price API is not installed; ' +
        'npm install --save-dev @alicloud/bssopenapi20171214; the price book is used\n',
    );
    expect(told.stdout).toMatch(/Total +1740/);
  });
});
