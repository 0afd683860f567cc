import { Construct } from 'constructs';
import { OssBucket } from '../../.gen/alicloud/oss-bucket';
import { OssBucketWorm } from '../../.gen/alicloud/oss-bucket-worm';
import { keepPrivate } from '../edge/keep-private';
import { Duration } from '../values/duration';

export interface AuditArchiveProps {
  /** Unique in all of Alibaba Cloud. */
  readonly bucketName: string;
  readonly region: string;
  /** How long nobody can delete or change a file, in whole days. */
  readonly lockedFor: Duration;
}

/**
 * A private bucket whose files nobody can delete or change before their time (WORM), the owner of the account included. The
 * lock is open to changes for a day, and can then only be made longer.
 */
export class AuditArchive extends Construct {
  public readonly bucketName: string;

  constructor(scope: Construct, id: string, props: AuditArchiveProps) {
    super(scope, id);
    const { bucket } = new OssBucket(this, 'Resource', {
      bucket: props.bucketName,
      storageClass: 'IA',
      redundancyType: 'ZRS',
      lifecycle: { preventDestroy: true, ignoreChanges: ['versioning', 'server_side_encryption_rule', 'policy'] },
    });
    keepPrivate(this, bucket);
    new OssBucketWorm(this, 'Lock', { bucket, retentionPeriodInDays: props.lockedFor.toDays(), status: 'Locked' });
    this.bucketName = bucket;
  }
}
