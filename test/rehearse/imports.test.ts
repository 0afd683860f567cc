import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeProblem, type RehearsalReport } from '../../lib/rehearse/rehearsal-report';
import { rehearse } from '../../lib/rehearse/rehearse';
import { describeWithEngine, stackOf, temporaryFolder } from './util';

const PROTECTED = { prevent_destroy: true };
const NET = { vpc_name: 'net', cidr_block: '10.0.0.0/16' };
const BUCKET = { to: 'alicloud_oss_bucket.files', id: 'my-files' };

function problemsOf({ problems }: RehearsalReport): string[] {
  return problems.map(describeProblem);
}

function noteOf({ steps }: RehearsalReport, step: string): string | undefined {
  return steps.find(({ name }) => name === step)?.note;
}

describeWithEngine('a rehearsal of a stack that imports', () => {
  test('takes what is imported to be as the stack says', async () => {
    const files = { bucket: 'my-files', storage_class: 'IA', lifecycle: PROTECTED };
    const report = await rehearse({ stackFolder: stackOf({ alicloud_oss_bucket: { files } }, { import: [BUCKET] }) });

    expect(problemsOf(report)).toEqual([]);
    expect(noteOf(report, 'plan')).toBe('1 to import');
  });

  test.each([{}, { lifecycle: PROTECTED }])('names what another id would replace: %j', async more => {
    const files = { '//': { metadata: { path: 'stack/Files/Resource' } }, bucket: 'other-files', ...more };
    const report = await rehearse({ stackFolder: stackOf({ alicloud_oss_bucket: { files } }, { import: [BUCKET] }) });

    expect(problemsOf(report)).toEqual([
      "plan: stack/Files/Resource (alicloud_oss_bucket.files): is imported as 'my-files', and would be replaced: the stack says otherwise of 'bucket'",
    ]);
    expect(noteOf(report, 'apply')).toBeUndefined();
  });

  test('reads import blocks beside the stack, as pigeon adopt writes them', async () => {
    const folder = stackOf({ alicloud_oss_bucket: { files: { bucket: 'my-files', lifecycle: PROTECTED } } });
    writeFileSync(join(folder, 'adopt.tf.json'), JSON.stringify({ import: [BUCKET] }));

    expect(await rehearse({ stackFolder: folder })).toMatchObject({ ok: true, planned: [{ action: 'import' }] });
  });

  test('follows references from import to import, and to what a data source finds', async () => {
    const zone = '${data.alicloud_zones.all.zones[0].id}';
    const server = { vpc_id: '${alicloud_vpc.net.id}', cidr_block: '10.0.1.0/24', zone_id: zone };
    const group = { vpc_id: '${alicloud_vswitch.server.vpc_id}', security_group_name: 'servers' };
    const folder = stackOf(
      { alicloud_vpc: { net: NET }, alicloud_vswitch: { server }, alicloud_security_group: { group } },
      {
        data: { alicloud_zones: { all: {} } },
        import: [
          { to: 'alicloud_security_group.group', id: 'sg-bp1servers' },
          { to: 'alicloud_vswitch.server', id: 'vsw-bp1server' },
          { to: 'alicloud_vpc.net', id: 'vpc-bp1net' },
        ],
      },
    );

    const report = await rehearse({ stackFolder: folder });

    expect(problemsOf(report)).toEqual([]);
    expect(noteOf(report, 'plan')).toBe('3 to import');
  });

  test('knows that what exists is not in what is still to be made', async () => {
    const server = { vpc_id: '${alicloud_vpc.net.id}', cidr_block: '10.0.1.0/24', zone_id: 'cn-hangzhou-h' };
    const folder = stackOf(
      { alicloud_vpc: { net: NET }, alicloud_vswitch: { server } },
      { import: [{ to: 'alicloud_vswitch.server', id: 'vsw-bp1server' }] },
    );

    expect(problemsOf(await rehearse({ stackFolder: folder }))).toEqual([
      "plan: alicloud_vswitch.server: is imported as 'vsw-bp1server', and would be replaced: the stack says otherwise of 'vpc_id'",
    ]);
  });

  test('takes what was looked up for what is there', async () => {
    const existing = [{ type: 'alicloud_vpc', id: 'vpc-bp1net', values: { vpc_name: 'by-hand' } }];
    const imports = { import: [{ to: 'alicloud_vpc.net', id: 'vpc-bp1net' }] };
    const report = await rehearse({ stackFolder: stackOf({ alicloud_vpc: { net: NET } }, imports), existing });

    expect(problemsOf(report)).toEqual([]);
    expect(noteOf(report, 'plan')).toBe('1 to import, 1 to change');
  });

  test('reads HCL too', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'cdk.tf'),
      [
        'terraform {\n  required_providers {\n    alicloud = { source = "aliyun/alicloud" }\n  }\n}',
        'provider "alicloud" {\n  region = "cn-hangzhou"\n}',
        'resource "alicloud_oss_bucket" "files" {\n  bucket = "my-files"\n  lifecycle {\n    prevent_destroy = true\n  }\n}',
        'import {\n  to = alicloud_oss_bucket.files\n  id = "my-files"\n}',
      ].join('\n'),
    );

    expect(await rehearse({ stackFolder: folder })).toMatchObject({ ok: true, planned: [{ action: 'import' }] });
  });

  test('upgrades a stack whose older synthesis imported', async () => {
    const files = { bucket: 'my-files', lifecycle: PROTECTED };
    const older = stackOf({ alicloud_oss_bucket: { files } }, { import: [BUCKET] });
    const newer = stackOf({ alicloud_oss_bucket: { files: { ...files, tags: { a: '1' } } } }, { import: [BUCKET] });
    const report = await rehearse({ stackFolder: newer, upgradeFrom: older });

    expect(problemsOf(report)).toEqual([]);
    expect(noteOf(report, 'plan')).toBe('1 to change');
  });
});
