import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NoStackError } from '../../lib/rehearse/engine/synthesized-folder';
import { describeProblem } from '../../lib/rehearse/rehearsal-report';
import { rehearse } from '../../lib/rehearse/rehearse';
import { describeWithEngine, stackOf, temporaryFolder } from './util';

const VPC = { vpc_name: 'net', cidr_block: '10.0.0.0/16' };
const made = (path: string): object => ({ '//': { metadata: { path } } });

describeWithEngine('rehearse', () => {
  test('maps what the engine says to the construct that made the resource', async () => {
    const wrong = { ...made('stack/Net/Wrong/Resource'), ...VPC, cidr_block: '999.0.0.0/8' };
    const report = await rehearse({ stackFolder: stackOf({ alicloud_vpc: { wrong } }) });

    expect(report.ok).toBe(false);
    expect(report.problems.map(describeProblem)).toEqual([
      "apply: stack/Net/Wrong/Resource (alicloud_vpc.wrong): alicloud_vpc: 'cidr_block' must be an address range, such as '10.0.0.0/16', got '999.0.0.0/8'",
    ]);
  });

  test('stops at validate, and says where', async () => {
    const wrong = {
      ...made('stack/Rule/Resource'),
      type: 'sideways',
      ip_protocol: 'tcp',
      security_group_id: 'sg-1',
      cidr_ip: '10.0.0.0/8',
    };
    const { problems, steps } = await rehearse({ stackFolder: stackOf({ alicloud_security_group_rule: { wrong } }) });

    expect(steps.map(({ name, ok }) => [name, ok])).toEqual([
      ['init', true],
      ['validate', false],
    ]);
    expect(problems.map(describeProblem)).toEqual([
      expect.stringMatching(
        /^validate: stack\/Rule\/Resource \(alicloud_security_group_rule.wrong\): 'type' must be one of/,
      ),
    ]);
  });

  test('warns of what is deprecated', async () => {
    const { ok, warnings } = await rehearse({
      stackFolder: stackOf({ alicloud_vpc: { old: { name: 'net', cidr_block: '10.0.0.0/16' } } }),
    });

    expect(ok).toBe(true);
    expect(warnings.map(({ message }) => message)).toEqual(["'name' is deprecated by the provider"]);
  });

  test('destroys what is protected, in its own copy alone', async () => {
    const kept = { ...VPC, lifecycle: { prevent_destroy: true } };
    const folder = stackOf({ alicloud_vpc: { kept } });
    const before = readFileSync(join(folder, 'cdk.tf.json'), 'utf8');

    expect(await rehearse({ stackFolder: folder })).toMatchObject({ ok: true, problems: [] });
    expect(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')).toBe(before);
  });

  test('keeps the simulated world where it is told to', async () => {
    const { keptIn } = await rehearse({ stackFolder: stackOf({ alicloud_vpc: { net: VPC } }), keep: true });

    expect(existsSync(join(keptIn as string, 'rehearsal.tfstate'))).toBe(true);
    expect(JSON.parse(readFileSync(join(keptIn as string, 'simulated-cloud.json'), 'utf8'))).toMatchObject([
      { type: 'alicloud_vpc' },
    ]);
    rmSync(keptIn as string, { recursive: true });
  });

  test('reads data sources, and what depends on them', async () => {
    const folder = stackOf(
      {
        alicloud_vswitch: {
          one: { vpc_id: 'vpc-bp1', cidr_block: '10.0.1.0/24', zone_id: '${data.alicloud_zones.all.zones[0].id}' },
        },
      },
      { data: { alicloud_zones: { all: {} } } },
    );

    expect(await rehearse({ stackFolder: folder })).toMatchObject({ ok: true, problems: [] });
  });

  test('imports what was there before, and leaves it as it is declared', async () => {
    const folder = stackOf(
      { alicloud_vpc: { net: VPC } },
      { import: [{ to: 'alicloud_vpc.net', id: 'vpc-bp1wasthere' }] },
    );

    const report = await rehearse({ stackFolder: folder });

    expect(report.problems.map(describeProblem)).toEqual([]);
    expect(report.planned).toEqual([
      { address: 'alicloud_vpc.net', type: 'alicloud_vpc', action: 'import', importedAs: 'vpc-bp1wasthere' },
    ]);
  });

  test('rehearses HCL', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'cdk.tf'),
      [
        'terraform {\n  required_providers {\n    alicloud = { source = "aliyun/alicloud" }\n  }\n  backend "oss" { bucket = "x" }\n}',
        'provider "alicloud" {\n  region = "cn-hangzhou"\n}',
        'resource "alicloud_vpc" "net" {\n  vpc_name = "net"\n  cidr_block = "10.0.0.0/16"\n  lifecycle {\n    prevent_destroy = true\n  }\n}',
      ].join('\n'),
    );

    expect(await rehearse({ stackFolder: folder })).toMatchObject({
      ok: true,
      problems: [],
      planned: [{ address: 'alicloud_vpc.net' }],
    });
  });

  test('finds an upgrade in place harmless, and says what it changes', async () => {
    const older = stackOf({
      alicloud_oss_bucket: { files: { bucket: 'files', tags: { a: '1' } } },
      alicloud_vpc: { net: VPC },
    });
    const newer = stackOf({
      alicloud_oss_bucket: { files: { bucket: 'files', tags: { a: '2' } } },
      alicloud_vpc: { other: VPC },
    });

    const { ok, planned } = await rehearse({ stackFolder: newer, upgradeFrom: older });

    expect(ok).toBe(true);
    expect(planned.map(({ address, action }) => `${action} ${address}`).toSorted()).toEqual([
      'create alicloud_vpc.other',
      'delete alicloud_vpc.net',
      'update alicloud_oss_bucket.files',
    ]);
  });

  test('stops an upgrade that replaces a bucket, or drops one that was protected', async () => {
    const older = stackOf({
      alicloud_oss_bucket: { files: { bucket: 'files' } },
      alicloud_vpc: { net: { ...VPC, lifecycle: { prevent_destroy: true } } },
    });
    const newer = stackOf({ alicloud_oss_bucket: { files: { bucket: 'renamed' } } });

    const { steps, problems } = await rehearse({ stackFolder: newer, upgradeFrom: older });

    expect(problems.map(describeProblem).toSorted()).toEqual([
      'plan: alicloud_oss_bucket.files: holds data, and would be replaced',
      'plan: alicloud_vpc.net: holds data, and would be destroyed',
    ]);
    expect(steps.map(({ name }) => name)).not.toContain('apply');
  });

  test('names a provider that it does not simulate, and that the engine does not find', async () => {
    const providers = { alicloud: { source: 'aliyun/alicloud' }, pets: { source: 'registry.invalid/zoo/pets' } };
    const folder = stackOf({ alicloud_vpc: { net: VPC } }, { terraform: { required_providers: providers } });

    expect((await rehearse({ stackFolder: folder })).problems.map(describeProblem)).toEqual([
      "init: the engine did not find the provider 'registry.invalid/zoo/pets': a rehearsal simulates that of Alibaba Cloud alone, and the engine has to find any other itself, in its registry or in a mirror",
    ]);
  });

  test('says that a folder holds no stack', async () => {
    await expect(rehearse({ stackFolder: temporaryFolder() })).rejects.toThrow(NoStackError);
  });
});
