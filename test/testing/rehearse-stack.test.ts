import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AssetType, TerraformAsset } from 'cdktf';
import { OssBucketObject } from '../../.gen/alicloud/oss-bucket-object';
import { Vpc } from '../../.gen/alicloud/vpc';
import { countByConstruct, expectRehearsed, rehearse } from '../../lib/testing';
import { describeWithEngine } from '../rehearse/util';
import { emptyStack } from '../util';

describeWithEngine('rehearse, from a test', () => {
  test('runs a stack through the engine, and tells what it made', async () => {
    const stack = emptyStack();
    new Vpc(stack, 'Vpc', { vpcName: 'net', cidrBlock: '10.0.0.0/16' });

    const report = await expectRehearsed(stack);

    expect(report.created).toEqual([{ address: 'alicloud_vpc.Vpc', construct: 'test/Vpc' }]);
    expect(report.steps.map(({ name }) => name)).toEqual([
      'init',
      'validate',
      'plan',
      'apply',
      'plan again',
      'destroy',
    ]);
    expect([...countByConstruct(report)]).toEqual([['Vpc', 1]]);
  });

  test('brings the assets of a stack along', async () => {
    const stack = emptyStack();
    const file = join(mkdtempSync(join(tmpdir(), 'asset-')), 'index.html');
    writeFileSync(file, '<h1>hello</h1>');
    const asset = new TerraformAsset(stack, 'Page', { path: file, type: AssetType.FILE });
    new OssBucketObject(stack, 'Object', { bucket: 'assets', key: 'index.html', content: `\${file("${asset.path}")}` });

    expect(await rehearse(stack)).toMatchObject({ ok: true, problems: [] });
  });

  test('throws what went wrong, with the construct', async () => {
    const stack = emptyStack();
    new Vpc(stack, 'Vpc', { vpcName: 'net', cidrBlock: '999.0.0.0/16' });

    await expect(expectRehearsed(stack)).rejects.toThrow(
      /^the rehearsal of 'test' failed:\n {2}apply: test\/Vpc \(alicloud_vpc\.Vpc\): alicloud_vpc: 'cidr_block' must be/,
    );
  });
});
