import { App } from 'cdktf';
import * as pigeon from 'pigeon-constructs';
import { OtsInstance } from 'pigeon-constructs/alicloud/ots-instance';
import { OtsTable } from 'pigeon-constructs/alicloud/ots-table';

const region = 'cn-hangzhou';
const app = new App();
// Its own state stays in a file: it is applied once, and what it makes is refused to be destroyed.
const stack = new pigeon.PigeonWebStack(app, 'terraform-state', { region, tags: { purpose: 'terraform-state' } });
new pigeon.StaticBucket(stack, 'State', {
  // Names of buckets are taken the world over.
  bucketName: 'my-company-terraform-state',
  region,
  keepPreviousVersions: pigeon.Duration.days(365),
});
const instance = new OtsInstance(stack, 'LockInstance', {
  name: 'tf-lock',
  accessedBy: 'Any',
  instanceType: 'Capacity',
  lifecycle: { preventDestroy: true },
});
new OtsTable(stack, 'LockTable', {
  instanceName: instance.name,
  tableName: 'locks',
  primaryKey: [{ name: 'LockID', type: 'String' }],
  timeToLive: -1,
  maxVersion: 1,
  lifecycle: { preventDestroy: true },
});
app.synth();
