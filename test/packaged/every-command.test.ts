import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../lib/cli/commands';
import { newFolder } from '../folder';
import { DEFAULT_FILE, settingsWith, synthesizedFolder } from '../report/stacks';
import { findEngine } from '../../lib/rehearse/engine/engine';
import { PackagedCli, type Ended } from './packaged-cli';

jest.setTimeout(120_000);

const cli = PackagedCli.build();
const SYNTHESIS = synthesizedFolder(settingsWith());
const PRODUCTION = join(SYNTHESIS, 'stacks/pigeon-web-production');
const LANGUAGES = ['en', 'zh'] as const;
/** Sequences that a terminal obeys. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u000c\u000e-\u001f\u007f-\u009f]/;
/** The colours are ours, and so is what takes back the line that says what is being done. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const OURS = /\u001b\[(?:[12]|22|3[1-9]|39)m|\r\u001b\[2K/g;
/** The plan's own name, which is told as the source of its prices in either language. */
const SOURCE = /阿里云生产环境部署方案, 8\. 成本估算/g;

/** A call of each command that ends well. */
const CALLS: Readonly<Record<string, readonly string[]>> = {
  init: ['init', 'minimal', '--name', 'shop', '--yes'],
  synth: ['synth', '--config', DEFAULT_FILE, '--env', 'development'],
  check: ['check', '--from', PRODUCTION],
  cost: ['cost', '--from', PRODUCTION],
  diagram: ['diagram', '--from', PRODUCTION],
  traffic: ['traffic', '--from', PRODUCTION],
  report: ['report', '--from', PRODUCTION],
  diff: ['diff', PRODUCTION, PRODUCTION],
  rehearse: ['rehearse', '--config', DEFAULT_FILE, '--env', 'development'],
  adopt: ['adopt', '--config', DEFAULT_FILE, '--env', 'development'],
  permissions: ['permissions', '--from', PRODUCTION],
  export: ['export', 'ros', '--config', DEFAULT_FILE, '--env', 'development'],
  doctor: ['doctor'],
  completion: ['completion', 'bash'],
};
/** These print what no language is part of. */
const WITHOUT_WORDS = ['adopt', 'completion'];
const NEEDS_ENGINE = ['rehearse'];
const HAS_ENGINE = hasEngine();

function hasEngine(): boolean {
  try {
    return findEngine() !== '';
  } catch {
    return false;
  }
}

/** A folder with a stack of this text. */
function folder(text: string): string {
  const made = newFolder();
  writeFileSync(join(made, 'cdk.tf.json'), text);
  return made;
}

/** Every call that reads a stack. */
function reads(source: string): readonly (readonly string[])[] {
  return [
    ...['check', 'cost', 'diagram', 'traffic', 'report', 'rehearse'].map(command => [command, '--from', source]),
    ['diff', source, PRODUCTION],
    ['diff', PRODUCTION, source],
  ];
}

/** What somebody sees. */
function textOf({ out, err }: Ended): string {
  return (out + err).replace(OURS, '').replace(/\r\n/g, '\n');
}

test('every command has a call here', () => {
  expect(Object.keys(CALLS)).toEqual(COMMANDS.map(({ name }) => name));
});

describe.each(Object.keys(CALLS).filter(name => HAS_ENGINE || !NEEDS_ENGINE.includes(name)))('pigeon %s', name => {
  test.each(
    LANGUAGES.flatMap(language => (['a pipe', 'a terminal'] as const).map(where => [where, language] as const)),
  )('ends with 0 in %s (%s)', (where, language) => {
    const env = { LC_ALL: language === 'zh' ? 'zh_CN.UTF-8' : 'en_US.UTF-8' };
    const args = CALLS[name] as string[];
    const ended = where === 'a pipe' ? cli.run(args, { env }) : cli.onTerminal(args, [], { env });
    const text = textOf(ended);

    expect([ended.code, text]).toEqual([0, expect.stringMatching(/\S/)]);
    expect(text).not.toMatch(CONTROL);
    if (where === 'a pipe') expect(ended.out + ended.err).toBe(text);
    if (!WITHOUT_WORDS.includes(name)) {
      expect(/[\u4e00-\u9fff]/.test(text.replace(SOURCE, ''))).toBe(language === 'zh');
    }
  });

  test.each(LANGUAGES)('ends with 2 for an option that it does not have, with two lines (%s)', language => {
    const { code, out, err } = cli.run([...(CALLS[name] as string[]), '--nonsense', '--lang', language]);

    expect([code, out]).toEqual([2, '']);
    expect(err.trimEnd().split('\n')).toEqual([
      expect.stringContaining("'--nonsense'"),
      expect.stringContaining(`pigeon ${name} --help`),
    ]);
  });
});

describe('a program that is missing ends with 3', () => {
  const env = { PATH: newFolder() };

  test.each([
    ['rehearse', CALLS['rehearse'] as string[]],
    ['adopt', [...(CALLS['adopt'] as string[]), 'Assets=bucket']],
    ['diff', ['diff', 'main']],
    ['doctor', ['doctor']],
  ])('%s', (_, args) => {
    const { code, out, err } = cli.run(args, { env });

    expect([code, out + err]).toEqual([3, expect.stringMatching(/install|PATH/i)]);
    const chinese = cli.run([...args, '--lang', 'zh'], { env });
    expect(chinese.out + chinese.err).toMatch(/请安装|没有|需要/);
  });
});

describe('what is found ends with 1', () => {
  const wrong = newFolder();
  writeFileSync(join(wrong, 'cdk.tf.json'), '{"resource":{"alicloud_vpc":{"v":{"cidr_blok":"10.0.0.0/8"}}}}');

  test.each([
    ['check', ['check', '--from', wrong]],
    ['cost', ['cost', '--from', PRODUCTION, '--budget', '1']],
    ['diff', ['diff', PRODUCTION, wrong]],
  ])('%s', (_, args) => {
    expect(cli.run(args).code).toBe(1);
    expect(cli.onTerminal(args).code).toBe(1);
  });
});

(HAS_ENGINE ? test : test.skip)('what an adoption would lose is told in Chinese, and ends with 1', () => {
  const args = ['adopt', '--config', DEFAULT_FILE, '--env', 'production', 'Assets=other', '--lang', 'zh'];
  const { code, out, err } = cli.run(args);

  expect(code).toBe(1);
  expect(err).toMatch(/^将替换 alicloud_oss_bucket\./m);
  expect(out).toMatch(/^计划：导入 1，.*，销毁或重建 1$/m);
});

describe('a file that cannot be read or written', () => {
  test.each([
    [
      ['report', '--from', PRODUCTION, '--out', '/no/dir/x.html'],
      "'/no/dir/x.html': there is no such file or folder\n",
    ],
    [['cost', '--from', PRODUCTION, '--out', '/'], "'/': it is a folder, and no file\n"],
    [['cost', '--from', PRODUCTION, '--prices', '/'], 'it is a folder, and no file\n'],
    [['init', 'minimal', '--out', '/etc/passwd/x'], "'/etc/passwd/x': what should be a folder is a file\n"],
  ])('is told in a sentence: %j', (args, sentence) => {
    expect(cli.run(args)).toEqual({ code: 2, out: '', err: sentence });
    expect(cli.run([...args, '--lang', 'zh']).err).toMatch(/^[^\n]*[\u4e00-\u9fff]+[^\n]*\n$/);
  });
});

describe('broken input', () => {
  const large = folder('{}');
  truncateSync(join(large, 'cdk.tf.json'), 50 * 1024 * 1024);
  const broken = {
    'a file of 50 MB': large,
    'truncated JSON': folder('{"resource":{"alicloud_vpc":{"a":{"tags":["\u001b[31m'),
    'JSON that is no object': folder('[1]'),
    'a stack of another cloud': folder('{"resource":{"aws_vpc":{"a":{}}}}'),
    'an empty folder': newFolder(),
    'no folder': '/no/such/folder',
    'a name that is hostile': 'name\u001b[2J\nof <script>',
  };

  test.each(Object.entries(broken))('%s is one clear line of every command, and no injection', (what, source) => {
    for (const args of reads(source)) {
      const isRehearsal = args[0] === 'rehearse';
      // What a rehearsal makes of a file that is there is the engine's to say.
      if (isRehearsal && (!HAS_ENGINE || !/folder|name/.test(what))) continue;
      for (const language of LANGUAGES) {
        const { code, out, err } = cli.run([...args, '--lang', language]);
        expect([args, code, out]).toEqual([args, 2, '']);
        expect(err).toMatch(/^[^\n]+\n$/);
        expect(err).not.toMatch(CONTROL);
      }
    }
  });

  test('is one line on a terminal too', () => {
    const { code, out } = cli.onTerminal(['check', '--from', broken['truncated JSON']]);

    expect(code).toBe(2);
    expect(out.replace(OURS, '')).toMatch(/^[^\n]+\r\n$/);
  });
});

test('a fault of our own ends with 70, and says where', () => {
  const faulty = PackagedCli.build();
  writeFileSync(
    faulty.file.replace('pigeon.js', 'pigeon-cost.js'),
    "exports.run = () => { throw new Error('ours'); };",
  );
  const { code, err } = faulty.run(['cost', '--from', PRODUCTION]);

  expect(code).toBe(70);
  expect(err).toMatch(/^a fault of pigeon itself: ours\nplease report it.*\n[^]* at /);
});
