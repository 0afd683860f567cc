import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { ROS_LIMITS, rosTemplate } from '../../lib/export/ros-template';
import { rehearse } from '../../lib/rehearse/rehearse';
import { runCli } from '../cli/run-in-process';
import { defaultFile, describeWithEngine, temporaryFolder } from '../rehearse/util';

interface Template {
  readonly ROSTemplateFormatVersion: string;
  readonly Transform: string;
  readonly Workspace: Readonly<Record<string, string>>;
  readonly [section: string]: unknown;
}

const STATES = {
  local: { type: 'local' },
  oss: { type: 'oss', bucket: 'terraform-state', lock: { instance: 'tf-lock', table: 'locks' } },
  remote: { type: 'remote', organization: 'shop' },
};

/** Runs the command on the default settings with another state. */
async function run(state: object = STATES.local, ...args: string[]) {
  const folder = temporaryFolder();
  const file = defaultFile();
  file.common['state'] = state;
  Object.values(file.environments).forEach(environment => delete environment['state']);
  const config = join(folder, 'pigeon.yaml');
  writeFileSync(config, stringify(file));
  const out = join(folder, 'ros');
  const ended = await runCli('export', 'ros', '--lang', 'en', '--config', config, '--out', out, ...args);
  return { code: ended.code, said: `${ended.out}${ended.err}`.trim(), out };
}

function templateIn(folder: string, stack: string): Template {
  return parse(readFileSync(join(folder, `${stack}.ros.yml`), 'utf8')) as Template;
}

/** What Alibaba Cloud documents of a template of Terraform type: its sections, and what a path in its workspace may be. */
function expectDocumentedForm(text: string): void {
  const template = parse(text) as Template;
  const sections = ['ROSTemplateFormatVersion', 'Transform', 'Description', 'Workspace'];
  expect(Object.keys(template).filter(section => !sections.includes(section))).toEqual([]);
  expect(template.ROSTemplateFormatVersion).toBe('2015-09-01');
  expect(template.Transform).toMatch(/^Aliyun::Terraform-v(0\.12|0\.15|1\.[0-5])$/);
  const paths = Object.keys(template.Workspace);
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.length).toBeLessThanOrEqual(ROS_LIMITS.files);
  for (const path of paths) {
    expect(path).toMatch(/^[^/].*\.tf$/);
    expect(path.length).toBeLessThanOrEqual(1024);
    expect(path.split('/').length).toBeLessThanOrEqual(5);
    expect(path.split('/').every(name => name.length <= 255)).toBe(true);
    expect(typeof template.Workspace[path]).toBe('string');
  }
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(ROS_LIMITS.templateBytes);
}

describe('pigeon export ros', () => {
  test('writes a template of the documented form for each environment', async () => {
    const { code, said, out } = await run();

    expect(code).toBe(0);
    expect(readdirSync(out).toSorted()).toEqual(
      ['development', 'production', 'staging'].map(name => `pigeon-web-${name}.ros.yml`),
    );
    expect(said.split('\n')).toHaveLength(3);
    readdirSync(out).forEach(file => expectDocumentedForm(readFileSync(join(out, file), 'utf8')));
  });

  test.each(Object.entries(STATES))('leaves out where the state is: %s', async (_, state) => {
    const main = templateIn((await run(state, '--env', 'production')).out, 'pigeon-web-production').Workspace[
      'main.tf'
    ];

    expect(main).not.toMatch(/^\s*(backend|cloud)\b/m);
    expect(main).toMatch(/^terraform \{\s+required_/);
    expect(main).toContain('resource "alicloud_alb_load_balancer"');
  });

  test.each([
    [['--env', 'testing'], /testing/],
    [['--form', 'json'], /--form/],
  ])('refuses %j with a sentence', async (args, message) => {
    const { code, said } = await run(STATES.local, ...args);

    expect(code).toBe(2);
    expect(said).toMatch(message);
  });
});

function vpcs(count: number): string {
  return Array.from({ length: count }, (_, i) => `resource "alicloud_vpc" "v${i}" {\n}\n`).join('');
}

describe('a template of Resource Orchestration Service', () => {
  test('may make 300 resources and no more', () => {
    expectDocumentedForm(rosTemplate({ hcl: vpcs(300) }));
    expect(() => rosTemplate({ hcl: vpcs(301) })).toThrow('it makes 301 resources, at most 300; divide it');
  });

  test('may have 512 KiB and no more', () => {
    expect(() => rosTemplate({ hcl: `# ${'x'.repeat(ROS_LIMITS.templateBytes)}` })).toThrow(
      /the template has 524\d{3} bytes, at most 524288; divide the stack/,
    );
  });

  test('keeps a block of another name that ends like that of a state', () => {
    const hcl = 'terraform {\n  backend "oss" {\n    bucket = "b"\n  }\n}\nresource "a" "b" {\n  cloud {\n  }\n}';

    expect((parse(rosTemplate({ hcl })) as Template).Workspace['main.tf']).toBe(
      'terraform {\n}\nresource "a" "b" {\n  cloud {\n  }\n}',
    );
  });
});

describeWithEngine('the workspace of an exported template', () => {
  test('is what the engine takes, from validate to destroy', async () => {
    const { Workspace } = templateIn((await run(STATES.oss, '--env', 'production')).out, 'pigeon-web-production');
    const folder = join(temporaryFolder(), 'workspace');
    mkdirSync(folder);
    writeFileSync(join(folder, 'cdk.tf'), Workspace['main.tf'] as string);

    expect((await rehearse({ stackFolder: folder })).problems).toEqual([]);
  });
});
