import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { chineseOfProblem, LONGEST } from '../../../lib/cli/in-chinese/settings-problems';
import { parseSettings } from '../../../lib/settings/parse-settings';
import { SettingsError } from '../../../lib/settings/problem';
import { environmentSchema } from '../../../lib/settings/schema';
import { randomFile, settingsOf } from '../../rehearse/random-settings';
import { merge } from '../../../lib/settings/presets';
import { chineseOf, englishIn, expectChinese } from '../../settings/chinese';
import { EDGE, ENVIRONMENT, problemsOf, textOf } from '../../settings/good-file';
import { runCli } from '../run-in-process';

const BAD = join(__dirname, '../../settings/bad');
/** Values that hardly a setting takes, and some that are wrong for another reason. */
const WRONG = [
  null,
  true,
  7,
  -1,
  0.5,
  'No Such',
  '',
  '0 days',
  '0 GiB',
  '0 Mbps',
  '9 Gbps',
  '10.0.0.0',
  [],
  ['x'],
  [{}],
  {},
];

/** What is wrong with a file, which may be nothing. */
function messagesOf(text: string): string[] {
  try {
    parseSettings(text);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems.map(({ message }) => message);
    throw error;
  }
  return [];
}

/** The places that an output names. */
function placesIn({ err }: { readonly err: string }): (string | undefined)[] {
  return [...err.matchAll(/^ {2}(\S+:\d+:\d+ {2}(?:\w+\.\w[\w.]*)?)/gm)].map(([, at]) => at);
}

describe('a settings file that is wrong', () => {
  test('is told in Chinese, place by place as in English', async () => {
    const file = join(BAD, '35-seven-mistakes.yaml');
    const { code, err } = await runCli('synth', '--config', file, '--lang', 'zh');

    expect(code).toBe(2);
    expect(err.replaceAll(file, 'pigeon.yaml')).toBe(`pigeon.yaml 有 7 个问题：
  pigeon.yaml:5:3  common.regions：没有这项设置；是否指 'region'？
  pigeon.yaml:12:18  common.access.adminCidrs.0：'0.0.0.0/0' 会向所有地址开放 SSH；请写管理员实际使用的网段
  pigeon.yaml:29:13  environments.production.network.zones.1.id：'cn-shanghai-b' 不是地域 'cn-hangzhou' 的可用区；其可用区的名称形如 'cn-hangzhou-a'
  pigeon.yaml:34:7  environments.production.frontend.servers：只有一台前端服务器时，它或其可用区一旦故障，服务就会中断；生产环境应有 2 台或更多；若要接受，请确认规则 'single-frontend-server'，写明原因和负责人
  pigeon.yaml:36:7  environments.production.backend.instanceType：'ecs.s6-c1m4.xlarge' 是 4 vCPU、16 GiB，而要求的是 4 vCPU、8 GiB；'ecs.s6-c1m2.xlarge' 符合要求
  pigeon.yaml:39:7  environments.production.loadBalancer.certificateIds：必须是 1-25 个证书 ID 的列表，现为空列表
  pigeon.yaml:46:7  environments.production.edge.scope：'global' 在中国内地提供服务，需要 ICP 备案：请写 'icpFiling'，或改用 'overseas'
`);
  });

  test.each(['28-empty-file', '36-common-mistakes'])('has as many lines as in English: %s', async name => {
    const run = (language: string) => runCli('synth', '--config', join(BAD, `${name}.yaml`), '--lang', language);
    const [english, chinese] = [await run('en'), await run('zh')];

    expect(english.err).toBe(
      readFileSync(join(BAD, `${name}.txt`), 'utf8').replaceAll(`${name}.yaml`, join(BAD, `${name}.yaml`)),
    );
    expect(placesIn(chinese)).toEqual(placesIn(english));
    expect(chinese.err.split('\n')).toHaveLength(english.err.split('\n').length);
  });

  test.each(['; did you mean', "' overlaps '", ' lies outside the ', '!'])(
    'is told at once where it repeats a long value of %j',
    said => {
      const found = chineseOfProblem(`a duration is a whole number, got '${said.repeat(50_000)}'`);

      expect(found).toBeUndefined();
    },
  );

  test('says nothing of what may be a secret', async () => {
    const file = join(BAD, '34-plain-password.yaml');
    const { err } = await runCli('synth', '--config', file, '--lang', 'zh');
    const given = [...readFileSync(file, 'utf8').matchAll(/(?:encryptedPassword|publicKey): (\S+)/g)].map(
      ([, value]) => value,
    );

    expect(given.length).toBeGreaterThan(2);
    given.forEach(value => expect(err).not.toContain(value));
    expect(err.match(/这里不重复显示/g)).toHaveLength(3);
  });
});

describe('every problem has its Chinese', () => {
  const base = merge(ENVIRONMENT, { edge: EDGE });

  test.each(settingsOf(environmentSchema))('of a wrong value for %s', path => {
    const keys = path.split('.');
    const said = (value: unknown) => keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as object;

    for (const value of WRONG) problemsOf(textOf({ environments: { staging: merge(base, { ...said(value) }) } }));
  });

  test('of what is wrong in the settings file of the package, wherever that is', () => {
    const file = parse(readFileSync(join(__dirname, '../../../pigeon.yaml'), 'utf8')) as unknown;

    for (const path of pathsOf(file)) {
      for (const value of [null, 'No Such', {}])
        messagesOf(JSON.stringify(planted(file, path, value))).forEach(expectChinese);
    }
  });

  test('of settings that are right by themselves, and not together', () => {
    const found = fc
      .sample(randomFile(environmentSchema), { numRuns: 30, seed: 20_261_127 })
      .flatMap(file => messagesOf(stringify(file)));

    expect(found.length).toBeGreaterThan(20);
    const told = found.filter(({ length }) => length <= LONGEST);
    told.forEach(message => expect(englishIn(chineseOf(message))).toEqual([]));
  });

  test.each([
    'a: [1, 2',
    'a:\n  b: [1\nc: 2',
    'a: {b: 1',
    'a: [1,, 2]',
    'a: {b: 1 c: 2}',
    'a: [{b:1}, "c":d]',
    'a: b: c',
    'a: 1\n b: 2',
    'a:\n  - 1\n - 2',
    "a: 'b",
    'a: "b',
    'a: "\\q"',
    'a: @b',
    'a: `b`',
    'a: %b',
    'a: |b\n  c',
    'a: |\n    \n  b',
    '- a\nb',
    'a: "b"#c',
    'a: &b &c d',
    'a: !!x !!y d',
    'a: *b',
    'a: &',
    'a: *',
    'a: !<b',
    'a: !',
    'a: !b!c d',
    'a: !!set [b]',
    'a: !!map [b]',
    'a: !!omap [b: 1, b: 2]',
    '%TAG a\n---\nb',
    '%YAML 1\na',
    '%A b\nc',
    'a: "b" c',
    ']',
    '}',
    'a: - b',
    'a: &b - c',
    '? a\n  b\n: c\n: d',
    '"a\nb": c',
    `${'a'.repeat(1100)}: b`,
    '\ta: b',
    'a: b\n---\nc: d',
    'a: 1\na: 2',
    'a: &x 1\nb: *x',
    '['.repeat(30),
  ])('of what is no YAML: %j', text => {
    const messages = messagesOf(text);

    expect(messages).not.toEqual([]);
    messages.forEach(message => expect(englishIn(chineseOf(message))).toEqual([]));
  });
});

/** All places in a file. */
function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [[...path], ...children.flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

/** The file with `value` at a place in it. */
function planted(under: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy = structuredClone(under) as Record<string, unknown>;
  copy[key] = planted(copy[key], rest, value);
  return copy;
}
