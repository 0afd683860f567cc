import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Construct } from 'constructs';
import { OssBucket } from '../../.gen/alicloud/oss-bucket';
import { Vpc } from '../../.gen/alicloud/vpc';
import { SecurityGroup } from '../../.gen/alicloud/security-group';
import { synthesizedStack } from '../../lib/testing';
import { emptyStack } from '../util';

function stackWithTwoNetworks() {
  const stack = emptyStack();
  const blue = new Construct(stack, 'Blue');
  const vpc = new Vpc(blue, 'Vpc', { vpcName: 'blue', cidrBlock: '10.0.0.0/16', tags: { team: 'web', cost: '7' } });
  new SecurityGroup(blue, 'Group', { securityGroupName: 'blue', vpcId: vpc.id });
  new Vpc(new Construct(stack, 'Green'), 'Vpc', { vpcName: 'green', cidrBlock: '10.1.0.0/16' });
  return { stack, blue };
}

describe('synthesizedStack', () => {
  test('finds resources by type, by short type, by binding and by construct', () => {
    const { stack, blue } = stackWithTwoNetworks();
    const found = synthesizedStack(stack);

    expect(found.resources('alicloud_vpc')).toHaveLength(2);
    expect(found.resources('vpc')).toEqual(found.resources(Vpc));
    expect(found.resources(undefined, blue).map(({ construct }) => construct)).toEqual([
      'test/Blue/Group',
      'test/Blue/Vpc',
    ]);
    expect(found.resource(Vpc, blue).arguments).toMatchObject({ vpc_name: 'blue' });
  });

  test('says what is there when it does not find the one', () => {
    const { stack, blue } = stackWithTwoNetworks();
    const found = synthesizedStack(stack);

    expect(() => found.resource(Vpc)).toThrow(
      /expected one alicloud_vpc, found 2:\n {2}test\/Blue\/Vpc \(alicloud_vpc\.Blue_Vpc_\w+\)\n/,
    );
    expect(() => found.resource(OssBucket, blue)).toThrow(
      'expected one alicloud_oss_bucket in test/Blue, found 0; there are alicloud_security_group, alicloud_vpc',
    );
    expect(() => synthesizedStack(emptyStack()).resource('vpc')).toThrow('there are no resources at all');
  });

  test('stops where a check of the stack does', () => {
    const stack = emptyStack();
    new Vpc(stack, 'Vpc', { vpcName: 'x', dnsHostnameStatus: 'MAYBE' });

    expect(() => synthesizedStack(stack)).toThrow(/^the stack 'test' is refused:\n {2}\[test\]/);
  });
});

describe('expectResource', () => {
  test('returns the resource that has the arguments among its own', () => {
    const found = synthesizedStack(stackWithTwoNetworks().stack);

    expect(found.expectResource('vpc', { vpc_name: 'green' }).construct).toBe('test/Green/Vpc');
    expect(found.expectResource('vpc', { cidr_block: /^10\.0\./, tags: { team: 'web' } }).construct).toBe(
      'test/Blue/Vpc',
    );
    expect(found.expectResource('security_group').type).toBe('alicloud_security_group');
  });

  test('says how the nearest differs', () => {
    const found = synthesizedStack(stackWithTwoNetworks().stack);

    expect(() => found.expectResource('vpc', { vpc_name: 'blue', tags: { team: 'ops', owner: 'me' } })).toThrow(
      /^no alicloud_vpc is as expected; the nearest is test\/Blue\/Vpc \(alicloud_vpc\.\w+\):\n {2}tags\.team: expected "ops", got "web"\n {2}tags\.owner: expected "me", got nothing$/,
    );
    expect(() => found.expectResource('vpc', { cidr_block: ['10.0.0.0/16'] })).toThrow(
      'cidr_block: expected a list, got',
    );
    expect(() => found.expectResource('oss_bucket', { bucket: 'b' })).toThrow(
      'expected one alicloud_oss_bucket, found 0',
    );
  });
});

test('works in node:test, with no global of a test runner', () => {
  const file = join(__dirname, 'node-test-example.ts');
  const environment = { ...process.env };
  // Under it a runner takes its file for one of another run, and tells of nothing.
  delete environment['NODE_TEST_CONTEXT'];
  const told = execFileSync(process.execPath, ['--import', 'tsx', '--test', '--test-reporter=tap', file], {
    encoding: 'utf8',
    cwd: join(__dirname, '../..'),
    env: environment,
  });

  expect(told).toContain('# pass 1');
  expect(told).toContain('# fail 0');
});
