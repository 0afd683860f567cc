import { Statement } from '../../lib/compute/role-policy';
import { StaticBucket, StaticBucketProps } from '../../lib/edge/static-bucket';
import { Duration } from '../../lib/values/duration';
import { emptyStack, synth } from '../util';

const bucket = (props: Partial<StaticBucketProps> = {}) =>
  synth(scope => new StaticBucket(scope, 'Assets', { bucketName: 'my-site', region: 'cn-hangzhou', ...props }));

describe('StaticBucket', () => {
  test('is redundant over zones, and refuses to be destroyed', () => {
    expect(bucket().the('oss_bucket')).toMatchObject({
      bucket: 'my-site',
      storage_class: 'Standard',
      redundancy_type: 'ZRS',
      lifecycle: { prevent_destroy: true, ignore_changes: ['versioning', 'server_side_encryption_rule', 'policy'] },
    });
  });

  test('is private, encrypted, and closed to the public', () => {
    const stack = bucket();
    const name = expect.stringMatching(/^(my-site|\$\{alicloud_oss_bucket\.Assets_.+\.bucket\})$/) as string;

    expect(stack.the('oss_bucket_acl')).toMatchObject({ bucket: name, acl: 'private' });
    expect(stack.the('oss_bucket_public_access_block')).toMatchObject({ bucket: name, block_public_access: true });
    expect(stack.the('oss_bucket_server_side_encryption')).toMatchObject({ bucket: name, sse_algorithm: 'AES256' });
  });

  test('answers by TLS 1.2 and 1.3 only, and refuses plain HTTP', () => {
    const stack = bucket();

    expect(stack.the('oss_bucket_https_config')).toMatchObject({ enable: true, tls_versions: ['TLSv1.2', 'TLSv1.3'] });
    const { Version, Statement: statements } = JSON.parse(
      (stack.the('oss_bucket_policy')['policy'] as string).replaceAll(/\$\{.*?\}/g, 'my-site'),
    ) as { Version: string; Statement: unknown[] };
    expect(Version).toBe('1');
    expect(statements).toEqual([
      {
        Effect: 'Deny',
        Principal: ['*'],
        Action: ['oss:*'],
        Resource: ['acs:oss:*:*:my-site', 'acs:oss:*:*:my-site/*'],
        Condition: { Bool: { 'acs:SecureTransport': ['false'] } },
      },
    ]);
  });

  test('keeps what was overwritten or deleted for 30 days, and no torn upload', () => {
    const stack = bucket();

    expect(stack.the('oss_bucket_versioning')).toMatchObject({ status: 'Enabled' });
    expect(stack.the('oss_bucket')['lifecycle_rule']).toEqual([
      {
        id: 'tidy',
        enabled: true,
        prefix: '',
        abort_multipart_upload: [{ days: 7 }],
        noncurrent_version_expiration: [{ days: 30 }],
      },
    ]);
  });

  test('keeps it as long as is said', () => {
    expect(bucket({ keepPreviousVersions: Duration.days(7) }).the('oss_bucket')['lifecycle_rule']).toEqual([
      expect.objectContaining({ noncurrent_version_expiration: [{ days: 7 }] }),
    ]);
  });

  test('keeps nothing where that is said', () => {
    const stack = bucket({ keepPreviousVersions: false });

    expect(stack.the('oss_bucket_versioning')).toMatchObject({ status: 'Suspended' });
    expect(stack.the('oss_bucket')['lifecycle_rule']).toEqual([
      expect.not.objectContaining({ noncurrent_version_expiration: expect.anything() as unknown }),
    ]);
  });

  test('can be destroyed where it is not protected', () => {
    expect(bucket({ preventDestroy: false }).the('oss_bucket')).toMatchObject({
      lifecycle: { prevent_destroy: false },
    });
  });

  test('is fetched from under the host of its region', () => {
    synth(scope => {
      const { domainName } = new StaticBucket(scope, 'Assets', { bucketName: 'my-site', region: 'cn-beijing' });
      expect(domainName).toBe('my-site.oss-cn-beijing.aliyuncs.com');
    });
  });

  test.each(['abc', '0-9', 'x'.repeat(63)])('takes the name %p', bucketName => {
    expect(bucket({ bucketName }).the('oss_bucket')['bucket']).toBe(bucketName);
  });

  test.each(['ab', '-ab', 'ab-', 'Abc', 'a_b', 'a.b', 'x'.repeat(64)])('fails for the name %p', bucketName => {
    expect(() => new StaticBucket(emptyStack(), 'Assets', { bucketName, region: 'cn-hangzhou' })).toThrow(
      `'test/Assets': a bucket name has 3-63 of a-z, 0-9 and '-', and no '-' at an end, got '${bucketName}'`,
    );
  });

  test('fails for a duration that is no whole number of days', () => {
    expect(() => bucket({ keepPreviousVersions: Duration.hours(36) })).toThrow(
      "'36 hours' is not a whole number of days",
    );
  });
});

const grantsOf = (grantRead: (grant: (id: string, statement: Statement) => void) => void) => {
  const grants: [string, Statement][] = [];
  grantRead((id, statement) => grants.push([id, statement]));
  return grants;
};

const toRead = (id: string, name: string) => [
  id,
  { actions: ['oss:ListObjects', 'oss:GetObject'], resources: [`acs:oss:*:*:${name}`, `acs:oss:*:*:${name}/*`] },
];

describe('StaticBucket.grantRead', () => {
  test('allows to list this bucket and to read its objects', () => {
    const stack = emptyStack();
    const made = new StaticBucket(stack, 'Assets', { bucketName: 'my-site', region: 'cn-hangzhou' });
    const [[id, statement] = []] = grantsOf(grant => made.grantRead({ grant }));

    expect([id, statement]).toEqual(toRead('ReadAssets', made.bucketName));
  });

  test('does so for a bucket that was made elsewhere, of which nothing is synthesized', () => {
    const stack = synth(scope => {
      const found = StaticBucket.fromAttributes(scope, 'Found', { bucketName: 'other', region: 'cn-beijing' });

      expect(found).toMatchObject({ bucketName: 'other', domainName: 'other.oss-cn-beijing.aliyuncs.com' });
      expect(grantsOf(grant => found.grantRead({ grant }))).toEqual([toRead('ReadFound', 'other')]);
    });

    expect(stack.addresses).toEqual([]);
  });
});
