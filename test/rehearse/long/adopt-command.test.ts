import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { runCli } from '../../cli/run-in-process';
import { defaultFile, describeWithEngine, temporaryFolder, type Section } from '../util';

jest.setTimeout(600_000);

/** Runs the command on one environment, in a folder of its own. */
async function run(...args: string[]): Promise<{ code: number; out: string; err: string; folder: string }> {
  const { system, common, environments } = defaultFile();
  const production = environments['production'] as Section;
  const folder = temporaryFolder();
  const config = join(folder, 'pigeon.yaml');
  writeFileSync(config, stringify({ system, common, environments: { production } }));
  const out = join(folder, 'out');
  const ended = await runCli('adopt', '--lang', 'en', '--config', config, '--out', out, ...args);
  return { ...ended, folder: join(out, 'stacks') };
}

function found(values: object): string {
  const file = join(temporaryFolder(), 'found.json');
  writeFileSync(file, JSON.stringify(values));
  return file;
}

describe('pigeon adopt', () => {
  test('lists what can be adopted, by name', async () => {
    const { code, out } = await run();

    expect(code).toBe(0);
    expect(out).toMatch(/^vswitch +Network\/Server\/Zone1$/m);
    expect(out).toMatch(/^oss_bucket +Assets$/m);
    expect(out).toMatch(/^cdn_domain_new +Edge\/Cdn$/m);
    expect(out).toMatch(/^alb_load_balancer +LoadBalancer$/m);
  });

  test.each([
    [['Assets'], /said as NAME=ID, such as 'Assets=my-bucket', got 'Assets'/],
    [['Cache=r-1'], /makes no 'Cache'; 'pigeon adopt' without names lists what it makes/],
    [['vswitch=vsw-1'], /'vswitch' may be 'Network\/LoadBalancer\/Zone1', .*; say which/],
    [['Zone1=vsw-1'], /'Zone1' may be /],
    [['--env', 'testing'], /testing/],
    [['--found', found([]), 'Assets=a-bucket'], /says arguments by id/],
  ])('refuses %j with a sentence', async (args, message) => {
    const { code, err, folder } = await run(...args);

    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(existsSync(folder)).toBe(false);
  });

  test('asks for one environment where there are several', async () => {
    const config = join(temporaryFolder(), 'pigeon.yaml');
    writeFileSync(config, stringify(defaultFile()));

    expect(await runCli('adopt', '--lang', 'en', '--config', config)).toMatchObject({
      code: 2,
      err: 'say which environment with --env: development, staging, production\n',
    });
  });
});

describeWithEngine('pigeon adopt, with an engine', () => {
  test('writes the import blocks of what exists, and destroys nothing', async () => {
    const { code, out, err, folder } = await run(
      'Network/Server/Zone1=vsw-bp1server1',
      'Network/LoadBalancer/Zone1=vsw-bp1balancer1',
      'Network/LoadBalancer/Zone2=vsw-bp1balancer2',
      'alb_load_balancer=alb-bp1main',
      'Assets=pigeon-web-production-static',
      'Edge/Cdn=www.pigeon.example.com',
    );

    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/must be so already: .*zone_id cn-/);
    expect(out).toMatch(/plan: 6 to import, \d+ to create, 0 to change, 0 to destroy or make anew/);
    const stack = join(folder, 'pigeon-web-production');
    const { import: imports } = JSON.parse(readFileSync(join(stack, 'adopt.tf.json'), 'utf8')) as {
      import: { to: string; id: string }[];
    };
    expect(imports.map(({ id }) => id).toSorted()).toEqual([
      'alb-bp1main',
      'pigeon-web-production-static',
      'vsw-bp1balancer1',
      'vsw-bp1balancer2',
      'vsw-bp1server1',
      'www.pigeon.example.com',
    ]);
    expect(readFileSync(join(stack, 'cdk.tf.json'), 'utf8')).not.toContain('"import"');
    const rehearsed = await runCli('rehearse', '--lang', 'en', '--from', stack);
    expect(rehearsed).toMatchObject({ code: 0, err: '' });
    expect(rehearsed.out).toMatch(/plan .* 6 to import, \d+ to create\n/);
  });

  test('says what is changed where something is otherwise', async () => {
    const values = found({ 'vsw-bp1server1': { vswitch_name: 'by-hand' } });
    const { code, out } = await run('--found', values, 'Network/Server/Zone1=vsw-bp1server1');

    expect(code).toBe(0);
    expect(out).toMatch(/^change alicloud_vswitch\.Web_Network_Server_Zone1/m);
    expect(out).toMatch(/plan: 1 to import, \d\d\d? to create, 1 to change, 0 to destroy/);
  });

  test('knows that a bucket of another name is another bucket', async () => {
    const { code, err } = await run('Assets=another-bucket');

    expect(code).toBe(1);
    expect(err).toMatch(/would replace alicloud_oss_bucket\.Web_Assets/);
  });

  test('writes nothing when what exists would be made anew', async () => {
    const values = found({ 'vsw-bp1server1': { cidr_block: '192.168.0.0/24' } });
    const { code, err, folder } = await run('--found', values, 'Network/Server/Zone1=vsw-bp1server1');

    expect(code).toBe(1);
    expect(err).toMatch(/would replace alicloud_vswitch\.Web_Network_Server_Zone1/);
    expect(existsSync(folder)).toBe(false);
  });
});
