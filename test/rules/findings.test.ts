import { describeRuleFinding, findings, stops } from '../../lib/rules/findings';
import { StackReader } from '../../lib/rules/stack-reader';
import { ref, stackOf } from './families/pairs';

const OPEN = { type: 'ingress', ip_protocol: 'tcp', cidr_ip: '0.0.0.0/0', port_range: '22/22' };

describe('findings', () => {
  test('judges a file that cdktf did not write, by addresses', () => {
    const [finding] = findings(stackOf({ 'security_group_rule.ssh': OPEN }));

    expect(finding).toEqual({
      rule: 'network/no-open-ssh',
      severity: 'error',
      address: 'alicloud_security_group_rule.ssh',
      message: 'opens port 22 to 0.0.0.0/0',
      fix: expect.stringContaining('administrators') as string,
      docs: 'docs/rules.md#networkno-open-ssh',
    });
    expect(describeRuleFinding(finding as NonNullable<typeof finding>)).toMatch(
      /^alicloud_security_group_rule\.ssh: opens port 22 to 0\.0\.0\.0\/0 \[network\/no-open-ssh\]\. Name .+ See docs/,
    );
  });

  test('takes acknowledgements by addresses', () => {
    const acknowledgement = {
      rule: 'network/no-open-ssh',
      reason: 'The office has no address of its own.',
      owner: 'network team',
      under: 'alicloud_security_group_rule.ssh',
    };
    const found = findings(stackOf({ 'security_group_rule.ssh': OPEN, 'security_group_rule.other': OPEN }), {
      acknowledgements: [acknowledgement],
    });

    expect(found.filter(stops).map(({ address }) => address)).toEqual(['alicloud_security_group_rule.other']);
  });

  test('finds fault with no stack that has nothing in it, but for where its state is', () => {
    expect(findings({}).map(({ rule, address }) => [rule, address])).toEqual([['reliability/shared-state', 'stack']]);
  });

  test('bears what is no stack at all', () => {
    const odd = { resource: { alicloud_oss_bucket: null, alicloud_vpc: { a: 'text' }, aws_s3_bucket: { b: {} } } };

    expect(findings(odd).map(({ rule }) => rule)).toEqual(['reliability/shared-state']);
  });
});

describe('StackReader', () => {
  const stack = new StackReader(
    stackOf({
      'oss_bucket.a': { bucket: 'files' },
      'oss_bucket_acl.byReference': { bucket: ref('oss_bucket.a', 'bucket') },
      'oss_bucket_acl.byIndex': { bucket: '${alicloud_oss_bucket.a[0].id}' },
      'oss_bucket_acl.byName': { bucket: 'files' },
      'oss_bucket_acl.another': { bucket: ref('oss_bucket.ab') },
      'oss_bucket_acl.literal': { bucket: 'more-files' },
    }),
  );
  const [bucket] = stack.all('oss_bucket');

  test('resolves references and names', () => {
    const names = stack.naming(bucket as NonNullable<typeof bucket>, 'oss_bucket_acl', 'bucket');

    expect(names.map(({ address }) => address.split('.')[1])).toEqual(['byReference', 'byIndex', 'byName']);
  });

  test('finds the resource that a value names', () => {
    expect(stack.named(ref('oss_bucket.a'), 'oss_bucket')).toBe(bucket);
    expect(stack.named(['files'], 'oss_bucket')).toBe(bucket);
    expect(stack.named('${var.bucket}', 'oss_bucket')).toBeUndefined();
  });
});
