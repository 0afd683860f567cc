import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../folder';
import { settingsWith, synthesizedFolder } from '../report/stacks';
import { runCli } from './run-in-process';

const SYNTHESIS = synthesizedFolder(settingsWith());
const PRODUCTION = join(SYNTHESIS, 'stacks/pigeon-web-production');
const LONGEST = 6144;

/** The folder of a stack with one resource of a type. */
function stackOf(type: string, name = 'stack'): string {
  const folder = newFolder();
  const json = { '//': { metadata: { stackName: name } }, resource: { [type]: { a: { bucket: name } } } };
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(json));
  return folder;
}

interface Policy {
  readonly Statement: readonly { Action: string[]; Resource: string[] }[];
}

const actionsOf = (policies: readonly Policy[]) =>
  policies.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));

describe('pigeon permissions', () => {
  test('says what a plan takes, and what a deployment takes besides', async () => {
    const { code, out } = await runCli('permissions', '--from', PRODUCTION, '--lang', 'en');

    expect(code).toBe(0);
    expect(out).toMatch(/^pigeon-web-production\nto plan\n/);
    expect(out).toMatch(/\nto deploy, besides\n/);
    expect(out).toMatch(
      / {2}kvstore:DescribeAccounts\n {4}on acs:kvstore:cn-hangzhou:\*:instance\/r-bp1pigeonshared001\n/,
    );
    expect(out).toMatch(/ {2}ram:CreateServiceLinkedRole\n {4}on \*\n {4}where \{"StringEquals"/);
  });

  test('speaks Chinese', async () => {
    const { out } = await runCli('permissions', '--from', PRODUCTION, '--lang', 'zh');

    expect(out).toContain('部署另需');
  });

  test('is policies as data, for every stack', async () => {
    const { stacks } = JSON.parse((await runCli('permissions', '--from', SYNTHESIS, '--format', 'json')).out) as {
      stacks: { stack: string; plan: Policy[]; deploy: Policy[] }[];
    };

    expect(stacks.map(({ stack }) => stack)).toHaveLength(3);
    for (const { plan, deploy } of stacks) {
      expect(actionsOf(plan)).toContain('vpc:DescribeVSwitchAttributes');
      expect(actionsOf(deploy)).toContain('vpc:CreateVSwitch');
    }
  });

  test('writes policies that RAM takes, a file each', async () => {
    const folder = join(newFolder(), 'policies');
    const { code, out } = await runCli('permissions', '--from', PRODUCTION, '--out', folder, '--lang', 'en');
    const files = readdirSync(folder).toSorted();

    expect(code).toBe(0);
    expect(files).toEqual([
      'pigeon-web-production-deploy-1.json',
      'pigeon-web-production-deploy-2.json',
      'pigeon-web-production-plan-1.json',
    ]);
    files.forEach(file => {
      const text = readFileSync(join(folder, file), 'utf8').trim();
      expect(out).toContain(file);
      expect(text.length).toBeLessThanOrEqual(LONGEST);
      expect(JSON.parse(text)).toMatchObject({ Version: '1' });
    });
  });

  test('ends with 2, and the type, where it does not know what a type needs', async () => {
    const { code, out, err } = await runCli('permissions', '--from', stackOf('alicloud_mongodb_instance'));

    expect([code, out]).toEqual([2, '']);
    expect(err).toContain("no permissions are known for 'alicloud_mongodb_instance'");
  });

  test('writes within its folder, whatever a stack is called', async () => {
    const folder = newFolder();
    await runCli('permissions', '--from', stackOf('alicloud_oss_bucket_acl', '../../out\u001b[31m'), '--out', folder);

    expect(readdirSync(folder).toSorted()).toEqual(
      ['out-31m-deploy-1.json', 'out-31m-plan-1.json'].map(name => expect.stringContaining(name) as string),
    );
  });

  test('prints nothing that a terminal obeys', async () => {
    const { out } = await runCli('permissions', '--from', stackOf('alicloud_oss_bucket_acl', 'a\u001b[31m\u009b2J'));

    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  });
});
