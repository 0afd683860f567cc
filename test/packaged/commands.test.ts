import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { COMMANDS } from '../../lib/cli/commands';
import { newFolder } from '../folder';
import { DEFAULT_FILE, settingsWith, synthesizedFolder } from '../report/stacks';
import { describeWithEngine } from '../rehearse/util';
import { PackagedCli } from './packaged-cli';

jest.setTimeout(120_000);

const cli = PackagedCli.build();
const SYNTHESIS = synthesizedFolder(settingsWith());
const LANGUAGES = ['en', 'zh'] as const;
/** A sequence that a terminal obeys. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const TRACE = /\n {4}at /;

/** The folder of a stack with this content. */
function stackFolder(content: unknown): string {
  const folder = newFolder();
  writeFileSync(join(folder, 'cdk.tf.json'), typeof content === 'string' ? content : JSON.stringify(content));
  return folder;
}

/** A folder with the default settings in it, some of the text replaced. */
function projectFolder(...changes: readonly (readonly [string, string])[]): string {
  const folder = newFolder();
  const text = changes.reduce((before, [from, to]) => before.replace(from, to), readFileSync(DEFAULT_FILE, 'utf8'));
  writeFileSync(join(folder, 'pigeon.yaml'), text);
  return folder;
}

function git(cwd: string, ...args: string[]): void {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd });
  if (status !== 0) throw new Error(stderr.toString());
}

/** What a shell is offered after some words. */
function offered(...words: string[]): string {
  return cli.run(['complete', '--', ...words]).out;
}

const SHOP = { '//': { metadata: { stackName: 'shop' } } };
const WRONG = stackFolder({ ...SHOP, resource: { alicloud_vpc: { v: { cidr_blok: '10.0.0.0/8' } } } });
const HARMLESS = stackFolder({ ...SHOP, resource: { alicloud_vpc: { v: { cidr_block: '10.0.0.0/8' } } } });
/** Where there are no programs. */
const NO_PROGRAMS = { PATH: newFolder() };

describe('pigeon', () => {
  test.each(['', '--help', 'help'])('tells of every command and of the exit codes: pigeon %s', arg => {
    const { code, out, err } = cli.run(arg === '' ? [] : [arg]);

    expect([code, err]).toEqual([0, '']);
    COMMANDS.forEach(({ name }) => expect(out).toMatch(new RegExp(`^  ${name}\\b`, 'm')));
    expect(out).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}3 /);
  });

  test.each(COMMANDS.flatMap(({ name }) => LANGUAGES.map(language => [name, language] as const)))(
    '%s --help shows examples (%s)',
    (name, language) => {
      const { code, out } = cli.run([name, '--help', '--lang', language]);

      expect(code).toBe(0);
      expect(out).toMatch(language === 'en' ? /\nExamples:\n {2}\S/ : /\n示例：\n {2}\S/);
      expect(out.match(/[\u4e00-\u9fff]/) !== null).toBe(language === 'zh');
    },
  );

  test('says its version', () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };

    expect(cli.run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  test.each([
    [
      ['chek'],
      /unknown command 'chek' \(Did you mean check\?\)\nsee 'pigeon --help'/,
      /没有命令 'chek'（是否指 check？）/,
    ],
    [['check', '--formt', 'x'], /unknown option '--formt'.*\nsee 'pigeon check --help'/, /没有选项 '--formt'/],
    [['check', '--format', 'xml'], /'xml' is no value of '--format <form>'; it is table or/, /'xml' 无效/],
    [['check', '--from'], /argument missing/, /缺少值/],
    [['completion', 'tcsh'], /'tcsh' is no value of 'shell'; it is bash/, /'tcsh' 无效/],
    [['diff'], /missing required argument 'before'/, /缺少参数 'before'/],
    [['cost', 'x', 'y'], /too many arguments/, /参数过多/],
    [['cost', '--lang', 'fr'], /'--lang' is en or zh, got 'fr'/, /'--lang' is en or zh/],
  ])('refuses %j with a sentence, and ends with 2', (args, english, chinese) => {
    const said = cli.run(args);
    expect([said.code, said.out]).toEqual([2, '']);
    expect(said.err).toMatch(english);
    expect(said.err).not.toMatch(TRACE);
    expect(cli.run(args, { env: { LC_ALL: 'zh_CN.UTF-8' } }).err).toMatch(chinese);
  });

  test.each([
    [{ LANG: 'zh_CN.UTF-8' }, true],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }, false],
    [{ LC_MESSAGES: 'zh_TW' }, true],
    [{ LANG: 'de_DE' }, false],
  ])('speaks the language of the locale %j', (env, isChinese) => {
    expect(/用法/.test(cli.run(['--help'], { env: env as unknown as Record<string, string> }).out)).toBe(isChinese);
  });

  test('is quiet when whoever reads has enough', () => {
    const shell = `'${process.execPath}' '${cli.file}' cost --from '${SYNTHESIS}' | head -n 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', shell]);

    expect(stdout.toString()).toContain('pigeon-web-development');
    expect(stderr.toString()).toBe('');
  });
});

describe('pigeon synth', () => {
  test('writes the stacks, and ends with 0', () => {
    const cwd = projectFolder();
    const { code, out } = cli.run(['synth', '--env', 'staging', '--out', 'here'], { cwd });

    expect([code, out]).toEqual([0, 'wrote here/stacks/pigeon-web-staging/cdk.tf.json\n']);
    expect(existsSync(join(cwd, 'here/stacks/pigeon-web-staging/cdk.tf.json'))).toBe(true);
  });

  test.each([
    [[['servers: 1', 'servers: many']], /servers/],
    [[['system: pigeon-web', 'system: [']], /pigeon\.yaml/],
  ] as const)('says what is wrong with the settings, and ends with 2', (changes, message) => {
    const { code, err } = cli.run(['synth'], { cwd: projectFolder(...(changes as unknown as [string, string][])) });

    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err).not.toMatch(TRACE);
  });

  test('says it in Chinese, by a file that no other run reads', () => {
    const cwd = projectFolder(['servers: 1', 'servers: many']);
    const words = join(dirname(cli.file), 'pigeon-error-in-chinese.js');
    const run = (...args: string[]) => cli.run(args, { cwd, env: { NODE_DEBUG: 'module' } }).err;

    expect(cli.run(['synth', '--lang', 'zh'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/servers：必须是 1-100 的整数，或用 'min' 和 'max' 给出的范围，现为 'many'/),
    });
    expect(run('synth', '--lang', 'zh')).toContain(words);
    expect(run('synth', '--lang', 'en')).not.toContain(words);
    expect(run('--help', '--lang', 'zh')).not.toContain(words);
    expect(run('check', '--from', SYNTHESIS, '--lang', 'zh')).not.toContain(words);
  });

  test('says that there is no settings file, and which environments there are', () => {
    expect(cli.run(['synth'])).toMatchObject({
      code: 2,
      err: expect.stringContaining("there is no file 'pigeon.yaml'"),
    });
    expect(cli.run(['synth', '--env', 'prod'], { cwd: projectFolder() })).toMatchObject({
      code: 2,
      err: "there is no environment 'prod'; there are 'development', 'staging', 'production'\n",
    });
    expect(cli.run(['synth', '--env', 'prod', '--lang', 'zh'], { cwd: projectFolder() }).err).toContain(
      "没有环境 'prod'；现有 'development'",
    );
  });
});

interface Described {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
}

interface Located {
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
}

describe('pigeon check', () => {
  test('ends with 0 where all is well, and with 1 where something is wrong', () => {
    expect(cli.run(['check', '--from', HARMLESS])).toMatchObject({ code: 0 });
    expect(cli.run(['check', '--from', HARMLESS, '--fail-on', 'info'])).toMatchObject({ code: 1 });

    const { code, out } = cli.run(['check', '--from', WRONG]);
    expect(code).toBe(1);
    expect(out).toMatch(
      /error\s+alicloud_vpc\.v\n.*'cidr_blok' is not an argument of alicloud_vpc\. Did you mean 'cidr_block'/,
    );
    expect(cli.run(['check', '--from', WRONG, '--fail-on', 'never']).code).toBe(0);
  });

  test('reads settings, a synthesis that is there, and one environment of it', () => {
    expect(cli.run(['check', '--env', 'staging'], { cwd: projectFolder() }).out).toContain('1 stack ');
    expect(cli.run(['check', '--stack-dir', SYNTHESIS]).out).toContain('3 stacks ');
    expect(cli.run(['check', '--from', SYNTHESIS, '--env', 'production']).out).toContain('1 stack ');
    expect(cli.run(['check', '--from', SYNTHESIS, '--env', 'prod'])).toMatchObject({ code: 2 });
    expect(cli.run(['check'])).toMatchObject({ code: 2, err: expect.stringContaining('pigeon init') });
    expect(cli.run(['check', '--from', SYNTHESIS, '--config', 'x'])).toMatchObject({ code: 2 });
  });

  test('writes SARIF that a code-scanning page takes', () => {
    const cwd = newFolder();
    const { code, out } = cli.run(['check', '--from', WRONG, '--format', 'sarif', '--out', 'found.sarif'], { cwd });
    const { version, runs } = JSON.parse(readFileSync(join(cwd, 'found.sarif'), 'utf8')) as {
      version: string;
      runs: { tool: { driver: { rules: { id: string }[] } }; results: Record<string, unknown>[] }[];
    };

    expect([code, out, version]).toEqual([1, '', '2.1.0']);
    expect(runs[0]?.results[0]).toMatchObject({ ruleId: 'provider/refused', level: 'error' });
    runs[0]?.results.forEach(({ ruleId, ruleIndex }) => {
      expect(runs[0]?.tool.driver.rules[ruleIndex as number]?.id).toBe(ruleId);
    });
    expect(runs[0]?.results[0]).toHaveProperty('partialFingerprints');
    expect(runs[0]?.results[0]).toHaveProperty(['locations', 0, 'physicalLocation', 'artifactLocation', 'uri']);
  });

  test('places what it found in settings that were synthesized for it, and says what each rule is for', () => {
    const { out } = cli.run(['check', '--env', 'development', '--format', 'sarif'], { cwd: projectFolder() });
    const [run] = (JSON.parse(out) as { runs: { tool: { driver: { rules: Described[] } }; results: Located[] }[] })
      .runs;
    const files = run?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri);

    expect([...new Set(files)]).toEqual(['pigeon.yaml']);
    expect(run?.tool.driver.rules.find(({ id }) => id === 'reliability/two-servers')?.shortDescription.text).toMatch(
      /^A fleet has two servers or more/,
    );
  });

  test('writes JSON and Markdown, in Chinese where that is asked for', () => {
    const { out } = cli.run(['check', '--from', WRONG, '--format', 'json']);

    const { findings } = JSON.parse(out) as { findings: object[] };

    expect(findings[0]).toMatchObject({ severity: 'error', address: 'alicloud_vpc.v' });
    expect(cli.run(['check', '--from', WRONG, '--format', 'markdown', '--lang', 'zh']).out).toMatch(
      /^## 检查结果\n[^]*\| 错误 \|/,
    );
  });
});

describe('pigeon cost', () => {
  test('prints the table, monthly and yearly', () => {
    const { code, out } = cli.run(['cost', '--from', SYNTHESIS, '--env', 'production']);

    expect(code).toBe(0);
    expect(out).toMatch(/Total +1740 +20880\n/);
    expect(out).toMatch(/NAT gateway .* no price known\n/);
    expect(out).toContain('saves 1030 CNY a month');
  });

  test('ends with 1 above the budget, and with 0 at it', () => {
    const args = ['cost', '--from', SYNTHESIS, '--env', 'production', '--budget'];

    expect(cli.run([...args, '1740'])).toMatchObject({ code: 0, err: expect.stringContaining('at most 1740 CNY') });
    expect(cli.run([...args, '1739.99'])).toMatchObject({ code: 1, err: expect.stringContaining('may cost 1740 CNY') });
    expect(cli.run([...args, 'little'])).toMatchObject({ code: 2, err: expect.stringContaining("got 'little'") });
  });

  test('takes prices of a file, and says what is wrong with one', () => {
    const cwd = newFolder();
    const head = 'source: contract\ndate: 2026-01-01\nregion: cn-hangzhou\ncurrency: CNY\n';
    writeFileSync(join(cwd, 'own.yaml'), `${head}prices: { alicloud_nat_gateway: { price: 60, unit: month } }`);
    writeFileSync(join(cwd, 'bad.yaml'), head);
    const args = ['cost', '--from', SYNTHESIS, '--env', 'production', '--format', 'json', '--prices'];

    expect(JSON.parse(cli.run([...args, 'own.yaml'], { cwd }).out)).toMatchObject({
      sources: [{ source: 'contract' }, { date: '2026-11-24' }],
      stacks: [{ plannedMonthly: { max: 1740 }, monthly: { max: 1800 } }],
    });
    expect(cli.run([...args, 'bad.yaml'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('  prices: '),
    });
  });

  test('speaks Chinese, and Markdown', () => {
    const { out } = cli.run(['cost', '--from', SYNTHESIS, '--format', 'markdown'], { env: { LANG: 'zh_CN' } });

    expect(out).toMatch(/^## 费用\n[^]*\| 总计 \| {2}\| {2}\| 1740 \| 20880 \|/);
    expect(out).toContain('| 价格未知 |');
  });
});

describe('pigeon diff', () => {
  test('compares a git revision with the working tree', () => {
    const cwd = projectFolder();
    git(cwd, 'init', '-q');
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-qm', 'before');
    expect(cli.run(['diff', 'HEAD'], { cwd })).toMatchObject({ code: 0, out: expect.stringContaining('no changes') });

    copyFileSync(
      join(projectFolder(['database: pigeon_web_dev,', 'database: other,']), 'pigeon.yaml'),
      join(cwd, 'pigeon.yaml'),
    );
    const { code, out } = cli.run(['diff', 'HEAD', '--env', 'development'], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(
      /replace +Web\/Data\/Postgres\/Database .* LOSES DATA\n +± data_base_name: pigeon_web_dev → other/,
    );

    const { out: comment } = cli.run(['diff', 'HEAD', '--format', 'markdown', '--lang', 'zh'], { cwd });
    expect(comment).toMatch(/^## 此次改动的影响\n\n> \[!CAUTION\]\n> 有 1 个资源的数据会丢失/);
    expect(cli.run(['diff', 'HEAD', '--config', 'none.yaml'], { cwd }).code).toBe(2);
  });

  test('compares two folders, with what it costs', () => {
    const after = synthesizedFolder(
      settingsWith(
        [/backend:\n( {6}#.*\n)* {6}vcpus: 4/, 'backend:\n      vcpus: 2'],
        ['memory: 8 GiB', 'memory: 4 GiB'],
      ),
    );
    const { code, out } = cli.run(['diff', SYNTHESIS, after, '--env', 'production', '--format', 'json']);

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ stacks: [{ costBefore: { max: 1740 }, costAfter: { max: 1460 } }] });
  });

  test('ends with 1 when an error is new, and with 0 when one is gone', () => {
    expect(cli.run(['diff', HARMLESS, WRONG])).toMatchObject({
      code: 1,
      out: expect.stringContaining('1 new finding'),
    });
    expect(cli.run(['diff', WRONG, HARMLESS])).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 finding is gone'),
    });
  });

  test('says what a name should be, and ends with 2; or with 3 where there is no git', () => {
    expect(cli.run(['diff', 'no-such-thing', HARMLESS])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/neither a folder/),
    });
    expect(cli.run(['diff', '--', '--output=x', HARMLESS])).toMatchObject({ code: 2 });
    expect(cli.run(['diff', 'main'], { env: NO_PROGRAMS })).toMatchObject({
      code: 3,
      err: expect.stringContaining("'git'"),
    });
  });
});

describe('pigeon rehearse', () => {
  test('ends with 3 where there is no engine, and with 2 without settings', () => {
    expect(cli.run(['rehearse'], { env: NO_PROGRAMS })).toMatchObject({
      code: 3,
      err: expect.stringContaining('install'),
    });
  });
});

describeWithEngine('pigeon rehearse, with an engine', () => {
  test('passes', () => {
    const { code, out, err } = cli.run(['rehearse', '--env', 'development'], { cwd: projectFolder() });

    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/ {2}passed in /);
  });

  test('ends with 2 when there are no settings', () => {
    expect(cli.run(['rehearse'])).toMatchObject({ code: 2, err: expect.stringContaining('pigeon.yaml') });
  });
});

describe('pigeon doctor', () => {
  const secret = { ALICLOUD_ACCESS_KEY: 'LTAI-known-to-nobody', ALICLOUD_SECRET_KEY: 'never-to-be-shown' };

  test('tells that credentials are there, and never what they are', () => {
    const { out, err } = cli.run(['doctor'], { env: secret });

    expect(out).toContain('present: ALICLOUD_ACCESS_KEY');
    expect(out + err).not.toMatch(/nobody|never-to-be/);
  });

  test('ends with 1 when something does not work, with its cure', () => {
    const env = { ALICLOUD_ACCESS_KEY: 'LTAI', TF_PLUGIN_CACHE_DIR: '/no/such/folder' };
    const { code, out } = cli.run(['doctor', '--format', 'json'], { env });
    const { examinations } = JSON.parse(out) as { examinations: { what: string; health: string; fix?: string }[] };

    expect([1, 3]).toContain(code);
    expect(examinations.filter(({ health }) => health === 'problem')).toMatchObject([
      { what: 'credentials', fix: 'set both, or neither' },
      { what: 'providers', fix: "mkdir -p '/no/such/folder'" },
    ]);
  });

  test('ends with 3 when a program is missing', () => {
    expect(cli.run(['doctor', '--lang', 'zh'], { env: NO_PROGRAMS })).toMatchObject({
      code: 3,
      out: expect.stringMatching(/缺失 +引擎: .*\n +处理：请安装 OpenTofu/),
    });
  });
});

describe('pigeon completion', () => {
  test.each(['bash', 'zsh', 'fish', 'powershell'])('prints a script for %s', shell => {
    const { code, out } = cli.run(['completion', shell]);

    expect(code).toBe(0);
    expect(out).toMatch(/pigeon complete --|powershell completion for pigeon/);
  });

  test('completes commands, options and their values', () => {
    expect(offered('co')).toMatch(/^cost\twhat stacks cost[^]*^completion\t/m);
    expect(offered('check', '--f')).toMatch(/^--format\t[^]*^--fail-on\t/m);
    expect(offered('check', '--format', '')).toMatch(/^sarif/m);
    expect(offered('init', '')).toMatch(/^minimal/m);
    expect(offered('cost', '--lang', '')).toMatch(/^en\b[^]*^zh\b/m);
  });

  test.each(COMMANDS)('offers every option of $name', ({ name, options }) => {
    const names = [...offered(name, '--').matchAll(/^(--[\w-]+)\t/gm)].map(([, option]) => option);

    expect(names).toEqual([...options.map(({ flags }) => /--[\w-]+(?=[^-]*$)/.exec(flags)?.[0]), '--lang']);
  });
});

describe('pigeon init', () => {
  test('makes a project that synthesizes at once, and touches no file that is there', () => {
    const cwd = newFolder();
    const args = [
      'init',
      'pigeon-web',
      '--out',
      'shop',
      '--region',
      'cn-beijing',
      '--zones',
      'cn-beijing-h,cn-beijing-l',
      '--domain',
      'shop.cn',
    ];

    expect(cli.run(args, { cwd }).code).toBe(0);
    expect(cli.run(['synth'], { cwd: join(cwd, 'shop') })).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(join(cwd, 'shop/cdktf.out/stacks'))).toEqual([
      'shop-development',
      'shop-production',
      'shop-staging',
    ]);
    expect(cli.run(args, { cwd })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/nothing was written: 'shop' has .*pigeon\.yaml already/),
    });
  });

  test('makes a program in TypeScript of the example', () => {
    const cwd = newFolder();
    expect(cli.run(['init', 'minimal', '--name', 'desk', '--lang', 'zh'], { cwd })).toMatchObject({
      code: 0,
      out: expect.stringContaining('已写出'),
    });

    const program = readFileSync(join(cwd, 'main.ts'), 'utf8');
    const example = readFileSync(join(__dirname, '../../examples/minimal/main.ts'), 'utf8');
    expect(program).toBe(example.replace("'shop'", "'desk'"));
  });

  test.each([
    [[], /name a starter/],
    [['pigeon-web', '--name', 'A b'], /'--name' is 2 to 20/],
    [['pigeon-web', '--region', 'cn-beijing'], /'--zones' names two zones of cn-beijing/],
    [['pigeon-web', '--zones', 'cn-hangzhou-h,cn-hangzhou-h'], /'--zones' names two zones/],
    [['pigeon-web', '--domain', 'shop.cn: {x'], /'--domain' looks like/],
    [['app'], /'app' is no value of 'starter'; it is pigeon-web or minimal or/],
  ])('refuses %j, and writes nothing', (args, message) => {
    const cwd = newFolder();
    const { code, err } = cli.run(['init', ...args], { cwd });

    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe('on a terminal', () => {
  test('there are colours, unless NO_COLOR says otherwise', () => {
    const args = ['check', '--from', WRONG];

    expect(cli.onTerminal(args)).toMatchObject({ code: 1, out: expect.stringContaining('\u001b[31merror') });
    expect(cli.onTerminal(args, [], { env: { NO_COLOR: '1' } }).out).not.toContain('\u001b[');
    expect(cli.run(args).out).not.toMatch(CONTROL);
  });

  test('what takes time says so, and takes it back', () => {
    const { code, out } = cli.onTerminal(['cost', '--env', 'staging'], [], { cwd: projectFolder() });

    expect(code).toBe(0);
    expect(out).toContain('synthesizing pigeon.yaml …\r\u001b[2K');
  });

  test('init asks for what is not given', () => {
    const cwd = newFolder();
    const answers = [
      ['What do you begin with?', '\r'],
      ['In which folder?', 'shop\r'],
      ['What is the system called?', '\r'],
      ['In which region?', '\r'],
      ['In which two zones', '\r'],
      ['Under which DNS zone?', 'shop.cn\r'],
    ] as const;
    const { code, out } = cli.onTerminal(['init'], answers, { cwd });

    expect(out).toContain('wrote shop/pigeon.yaml');
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, 'shop/pigeon.yaml'), 'utf8')).toContain('domain: www.shop.cn');
  });

  test('init writes nothing when somebody gives up, and asks in Chinese', () => {
    const cwd = newFolder();
    const { code, out } = cli.onTerminal(['init', '--lang', 'zh'], [['从哪个模板开始？', '\u0003']], { cwd });

    expect(out).toContain('什么都没有写');
    expect(code).toBe(130);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe('broken input', () => {
  const large = stackFolder('{}');
  truncateSync(join(large, 'cdk.tf.json'), 50 * 1024 * 1024);
  const cut = stackFolder('{"resource":{"alicloud_vpc":{"a":{"tags":["\u001b[31m');
  const foreign = stackFolder({ resource: { aws_vpc: { a: {} } } });

  test.each(['check', 'cost'].flatMap(command => LANGUAGES.map(language => [command, language] as const)))(
    '%s says in one line what is wrong with it (%s)',
    (command, language) => {
      for (const folder of [large, cut, foreign, newFolder(), '/no/such/folder', 'name\u001b[2J\nof two lines']) {
        const { code, out, err } = cli.run([command, '--from', folder, '--lang', language]);

        expect([code, out]).toEqual([2, '']);
        expect(err).toMatch(/^[^\n]+\n$/);
        expect(err.slice(0, -1)).not.toMatch(CONTROL);
        expect(/[\u4e00-\u9fff]/.test(err)).toBe(language === 'zh');
      }
    },
  );
});

describe('hostile names', () => {
  const evil = '\u001b[31mred\u001b]0;title\u0007\u009b2J<script>alert(1)</script>\u202e|`x`\nsecond line';
  const resource = { [evil]: { '//': { metadata: { path: `s/${evil}/Resource` } }, [evil]: evil, bandwidth: '10' } };
  const before = stackFolder({ resource: { alicloud_eip_address: {}, alicloud_oss_bucket: resource } });
  const after = stackFolder({
    '//': { metadata: { stackName: evil } },
    resource: { alicloud_eip_address: resource, [`alicloud_${evil}`]: resource },
  });

  test.each(
    [
      ['check', '--from', after],
      ['cost', '--from', after],
      ['diff', before, after],
    ].flatMap(args => ['table', 'json', 'markdown'].map(format => [...args, '--format', format])),
  )('are only shown: %s %s %s %s %s', (...args) => {
    const { code, out, err } = cli.run(args);

    expect([0, 1]).toContain(code);
    expect(err).toBe('');
    expect(out).toContain('alert');
    expect(out).not.toMatch(CONTROL);
    expect(out).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    if (args.includes('markdown')) expect(out.replace(/`[^`\n]*`/g, '')).not.toContain('<script>');
  });

  test('are only shown on a terminal', () => {
    const { out } = cli.onTerminal(['check', '--from', after]);

    expect(out).toContain('alert');
    // The colours are ours: red, yellow, bold, dim and their ends.
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    expect(out.replace(/\u001b\[(?:[12]|22|3[136]|39)m/g, '').replace(/\r\n/g, '\n')).not.toMatch(CONTROL);
  });
});

test('a project can have a folder that is no stack', () => {
  const cwd = newFolder();
  mkdirSync(join(cwd, 'cdktf.out'));

  expect(cli.run(['check'], { cwd })).toMatchObject({ code: 2, err: expect.stringContaining('no synthesized stack') });
});
