import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileNames } from '../../lib/cli/file-names';
import { newFolder } from '../folder';
import { settingsWith, synthesizedFolder } from '../report/stacks';
import { runCli } from './run-in-process';

const SYNTHESIS = synthesizedFolder(settingsWith());
const PRODUCTION = join(SYNTHESIS, 'stacks/pigeon-web-production');
const HOSTILE = '</style><script>alert(1)</script>\u001b[31m\u009b2J`|"';

/** The folder of a stack whose every name is hostile. */
function hostileFolder(): string {
  const folder = newFolder();
  const json = {
    '//': { metadata: { stackName: HOSTILE } },
    resource: {
      alicloud_instance: { i: { instance_name: HOSTILE, security_groups: ['${alicloud_security_group.g.id}'] } },
      alicloud_security_group: { g: { inner_access_policy: 'Drop' } },
      alicloud_security_group_rule: {
        [HOSTILE]: {
          type: 'ingress',
          cidr_ip: HOSTILE,
          ip_protocol: HOSTILE,
          security_group_id: '${alicloud_security_group.g.id}',
        },
      },
    },
  };
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(json));
  return folder;
}

describe('pigeon traffic', () => {
  test('is a matrix, and each cell with the rules that say so', async () => {
    const { code, out } = await runCli('traffic', '--from', PRODUCTION, '--lang', 'en');
    expect(code).toBe(0);
    expect(out).toMatch(/The internet may call: CDN www\.pigeon\.example\.com, Load balancer \(ALB\)\n/);
    expect(out).toMatch(/\n5 Frontend +5000 +\* +5432 +6379\n/);
    expect(out).toMatch(
      /Frontend → Backend {2}tcp 5000\n {4}Web\/Backend\/SecurityGroup\/From-Web-Frontend-SecurityGroup-On-5000\n/,
    );
  });

  test('speaks Chinese', async () => {
    const { out } = await runCli('traffic', '--from', PRODUCTION, '--lang', 'zh');
    expect(out).toContain('互联网可以访问：CDN www.pigeon.example.com, 应用型负载均衡 ALB');
    expect(out).toContain('只回复跳转到 HTTPS');
  });

  test('is data with addresses, and tables in Markdown, for every stack', async () => {
    const json = JSON.parse((await runCli('traffic', '--from', SYNTHESIS, '--format', 'json')).out) as {
      stacks: { stack: string; flows: { from: string; to: string; rules: string[] }[]; actors: { id: string }[] }[];
    };
    expect(json.stacks).toHaveLength(3);
    for (const { flows, actors } of json.stacks) {
      const ids = actors.map(({ id }) => id);
      expect(flows.every(({ from, to }) => ids.includes(from) && ids.includes(to))).toBe(true);
    }
    const { out } = await runCli('traffic', '--from', PRODUCTION, '--format', 'markdown', '--lang', 'en');
    const rows = out.split('\n').filter(line => line.startsWith('|'));
    expect(rows.length).toBeGreaterThan(25);
    expect(out).toContain('| Frontend | Backend | tcp 5000 |');
  });
});

describe('pigeon diagram', () => {
  test.each([
    ['svg', /^<svg xmlns/],
    ['mermaid', /^flowchart TB\n/],
    ['html', /^<!doctype html>\n/],
  ])('draws one stack as %s', async (form, start) => {
    const { code, out, err } = await runCli('diagram', '--from', PRODUCTION, '--format', form);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(start);
  });

  test('writes a file, or one for each stack into a folder', async () => {
    const folder = newFolder();
    const one = await runCli('diagram', '--from', PRODUCTION, '--out', join(folder, 'one.svg'), '--lang', 'zh');
    expect([one.code, one.out]).toEqual([0, '']);
    expect(readFileSync(join(folder, 'one.svg'), 'utf8')).toContain('互联网');
    await runCli('diagram', '--from', SYNTHESIS, '--format', 'mermaid', '--out', join(folder, 'all'));
    expect(readdirSync(join(folder, 'all')).toSorted()).toEqual(
      ['development', 'production', 'staging'].map(name => `pigeon-web-${name}.mmd`),
    );
  });

  test.each([
    ['en', /^there are several stacks \(.*\): choose one with '--env'/],
    ['zh', /^有多个栈（.*）：请用 '--env' 选择一个/],
  ])('does not print three pictures one after the other (%s)', async (language, message) => {
    const { code, out, err } = await runCli('diagram', '--from', SYNTHESIS, '--lang', language);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});

describe('pigeon report', () => {
  test('writes one page with the cost of the plan', async () => {
    const file = join(newFolder(), 'report.html');
    const { code, out, err } = await runCli('report', '--from', SYNTHESIS, '--out', file, '--lang', 'en');
    expect([code, out, err]).toEqual([0, '', `wrote ${file}\n`]);
    const page = readFileSync(file, 'utf8');
    expect(page).toContain('1,740');
    expect(page).toContain('Sharing the database and the cache saves 1030 CNY a month.');
    expect(page).toContain('no price known');
    expect(page).not.toContain('RXhhbXBsZS1jaXBoZXJ0ZXh0');
  });

  test('takes prices of your own', async () => {
    const folder = newFolder();
    const prices = join(folder, 'none.yaml');
    const { code } = await runCli('report', '--from', PRODUCTION, '--prices', prices, '--out', join(folder, 'r.html'));
    expect(code).toBe(2);
  });
});

describe('input that is not as it should be', () => {
  const broken: readonly (readonly [string, (folder: string) => void])[] = [
    ['an empty folder', () => undefined],
    ['truncated JSON', folder => writeFileSync(join(folder, 'cdk.tf.json'), '{"resource":{"alicloud_vpc"')],
    [
      'a stack of another cloud',
      folder => writeFileSync(join(folder, 'cdk.tf.json'), '{"resource":{"aws_vpc":{"a":{}}}}'),
    ],
    ['a folder in place of a file', folder => mkdirSync(join(folder, 'cdk.tf.json'))],
  ];

  test.each(
    broken.flatMap(([what, make]) => ['traffic', 'diagram', 'report'].map(command => [what, command, make] as const)),
  )('%s is one clear line of pigeon %s', async (_, command, make) => {
    const folder = newFolder();
    make(folder);
    const out = command === 'report' ? ['--out', join(newFolder(), 'r.html')] : [];
    const result = await runCli(command, '--from', folder, ...out);
    expect([result.code, result.out]).toEqual([2, '']);
    expect(result.err.trimEnd().split('\n')).toHaveLength(1);
  });

  test.each([
    ['traffic', '--format', 'table'],
    ['traffic', '--format', 'markdown'],
    ['traffic', '--format', 'json'],
    ['diagram', '--format', 'svg'],
    ['diagram', '--format', 'html'],
    ['diagram', '--format', 'mermaid'],
  ])('hostile names are no commands to a terminal, and no markup: pigeon %s %s %s', async (...args) => {
    const { code, out, err } = await runCli(...args, '--from', hostileFolder());
    expect(code).toBe(0);
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    expect(out + err).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    if (args[0] === 'diagram' || args[2] === 'markdown') expect(out).not.toContain('<script');
  });
});

describe('names of files', () => {
  test('lead nowhere else, and are no two alike', () => {
    expect(fileNames(['../../etc/passwd', 'a b', 'a/b', 'A-B', '', '.', '栈'])).toEqual([
      '-etc-passwd',
      'a-b',
      'a-b-2',
      'A-B-3',
      'stack',
      '-',
      '--2',
    ]);
  });
});
