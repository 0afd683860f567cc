import { Testing } from 'cdktf';
import { Construct } from 'constructs';
import { DbInstance } from '../../.gen/alicloud/db-instance';
import { Vpc } from '../../.gen/alicloud/vpc';
import { adopt, PigeonWebStack, StaticBucket } from '../../lib';
import { SharedInstancesRule } from '../../lib/rules/shared-instances-rule';

function newStack(): PigeonWebStack {
  return new PigeonWebStack(Testing.app({ stackTraces: false }), 'shop', { region: 'cn-hangzhou' });
}

function bucketIn(scope: Construct): StaticBucket {
  return new StaticBucket(scope, 'Assets', { bucketName: 'shop-assets', region: 'cn-hangzhou' });
}

describe('adopt', () => {
  test('imports the main resource of a construct', () => {
    const stack = newStack();
    adopt(bucketIn(stack), 'shop-assets');

    const { import: imports } = JSON.parse(Testing.synth(stack, true)) as { import: unknown };
    expect(imports).toEqual([{ to: expect.stringMatching(/^alicloud_oss_bucket\.Assets_/), id: 'shop-assets' }]);
  });

  test('imports a resource', () => {
    const stack = newStack();
    adopt(new Vpc(stack, 'Vpc', { cidrBlock: '10.0.0.0/8' }), 'vpc-bp1abc');

    expect(JSON.parse(Testing.synth(stack, true))).toMatchObject({
      import: [{ to: 'alicloud_vpc.Vpc', id: 'vpc-bp1abc' }],
    });
  });

  test('is written in HCL too', () => {
    const stack = newStack();
    adopt(new Vpc(stack, 'Vpc', { cidrBlock: '10.0.0.0/8' }), 'vpc-bp1abc');

    expect(Testing.synthHcl(stack).replace(/\s+/g, ' ')).toMatch(
      /import \{ (to = alicloud_vpc\.Vpc id = "vpc-bp1abc"|id = "vpc-bp1abc" to = alicloud_vpc\.Vpc) \}/,
    );
  });

  test('names what could be meant where a construct has no main resource', () => {
    const stack = newStack();
    const group = new Construct(stack, 'Group');
    new Vpc(group, 'Vpc', { cidrBlock: '10.0.0.0/8' });

    expect(() => adopt(group, 'vpc-bp1abc')).toThrow(
      "'shop/Group' has no main resource to adopt; name one of 'shop/Group/Vpc'",
    );
  });

  test('is refused for a second id, and for an id that is none', () => {
    const stack = newStack();
    const bucket = bucketIn(stack);
    adopt(bucket, 'shop-assets');

    expect(() => adopt(bucket, 'shop-other')).toThrow("adopts 'shop-assets' already, and cannot be 'shop-other' too");
    expect(() => adopt(bucketIn(new Construct(stack, 'Other')), 'shop assets')).toThrow('text without spaces');
  });

  test('never takes a shared instance', () => {
    const stack = newStack();
    stack.node.addValidation(new SharedInstancesRule(stack, ['pgm-bp1shared']));
    const elsewhere = new PigeonWebStack(stack.node.root as Construct, 'data', { region: 'cn-hangzhou' });
    adopt(
      new DbInstance(elsewhere, 'Postgres', {
        engine: 'PostgreSQL',
        engineVersion: '16.0',
        instanceType: 'pg.n2.2c.1m',
        instanceStorage: 20,
      }),
      'pgm-bp1shared',
    );

    expect(() => Testing.synth(stack, true)).toThrow(
      "'alicloud_db_instance.Postgres' would import 'pgm-bp1shared', which belongs to another system; remove it",
    );
  });
});
