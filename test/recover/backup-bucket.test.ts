import { BackupBucket, BackupBucketProps } from '../../lib/recover/backup-bucket';
import { Duration } from '../../lib/values/duration';
import { InstanceRole } from '../../lib/compute/instance-role';
import { emptyStack, synth, Arguments } from '../util';

function bucket(props: Partial<BackupBucketProps> = {}) {
  return synth(scope => {
    new BackupBucket(scope, 'Bucket', { bucketName: 'our-backups', ...props });
  });
}

describe('BackupBucket', () => {
  test('is private, encrypted, and answers by TLS only', () => {
    const stack = bucket();

    expect(stack.the('oss_bucket_acl')).toMatchObject({ acl: 'private' });
    expect(stack.the('oss_bucket_public_access_block')).toMatchObject({ block_public_access: true });
    expect(stack.the('oss_bucket_server_side_encryption')).toMatchObject({ sse_algorithm: 'AES256' });
    expect(stack.the('oss_bucket_https_config')).toMatchObject({ enable: true, tls_versions: ['TLSv1.2', 'TLSv1.3'] });
  });

  test('refuses whoever asks without TLS', () => {
    expect(bucket().the('oss_bucket_policy')['policy']).toContain('"acs:SecureTransport":["false"]');
  });

  test('keeps what it is told to, and what was written over for a month', () => {
    const [rule] = bucket({ keep: Duration.days(14) }).the('oss_bucket')['lifecycle_rule'] as Arguments[];

    expect(rule).toMatchObject({ expiration: [{ days: 14 }], noncurrent_version_expiration: [{ days: 30 }] });
    expect(bucket().the('oss_bucket_versioning')).toMatchObject({ status: 'Enabled' });
  });

  test('is not destroyed, unless that is said', () => {
    expect(bucket().the('oss_bucket')['lifecycle']).toMatchObject({ prevent_destroy: true });
    expect(bucket({ preventDestroy: false }).the('oss_bucket')['lifecycle']).toMatchObject({ prevent_destroy: false });
  });

  test('is locked in place of versioned: the cloud has one or the other', () => {
    const stack = bucket({ worm: Duration.days(7) });

    expect(stack.the('oss_bucket_worm')).toMatchObject({ retention_period_in_days: 7, status: 'Locked' });
    expect(stack.all('oss_bucket_versioning')).toEqual([]);
    expect(stack.the('oss_bucket')['lifecycle_rule']).toEqual([
      expect.not.objectContaining({ noncurrent_version_expiration: expect.anything() as unknown }),
    ]);
  });

  test('is copied without what is deleted in it', () => {
    const stack = bucket({ copyTo: { bucket: 'the-copy', region: 'cn-shanghai' } });

    expect(stack.the('oss_bucket_replication')).toMatchObject({
      action: 'PUT',
      destination: { bucket: 'the-copy', location: 'oss-cn-shanghai' },
    });
  });

  test('lets those who are granted it put and read, and delete nothing', () => {
    const stack = synth(scope => {
      const made = new BackupBucket(scope, 'Bucket', { bucketName: 'our-backups' });
      made.grantPut(new InstanceRole(scope, 'Role'), 'dumps/shop/');
    });

    const { Statement } = JSON.parse(stack.the('ram_policy')['policy_document'] as string) as {
      Statement: Arguments[];
    };
    expect(Statement).toHaveLength(1);
    expect(Statement[0]).toMatchObject({ Action: ['oss:PutObject', 'oss:GetObject'] });
    expect((Statement[0] as Arguments)['Resource']).toEqual([expect.stringMatching(/\/dumps\/shop\/\*$/)]);
  });

  test.each([
    [{ bucketName: 'Backups' }, "a bucket name has 3-63 of a-z, 0-9 and '-', and no '-' at an end, got 'Backups'"],
    [{ keep: Duration.days(7), worm: Duration.days(8) }, 'a lock of 8 days outlasts the 7 days that a backup is kept'],
  ])('refuses %j', (props, message) => {
    expect(() => new BackupBucket(emptyStack(), 'Bucket', { bucketName: 'our-backups', ...props })).toThrow(message);
  });
});
