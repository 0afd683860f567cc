import { Construct } from 'constructs';
import { OssBucket } from '../../.gen/alicloud/oss-bucket';
import { OssBucketPolicy } from '../../.gen/alicloud/oss-bucket-policy';
import { OssBucketReplication } from '../../.gen/alicloud/oss-bucket-replication';
import { OssBucketVersioningA as OssBucketVersioning } from '../../.gen/alicloud/oss-bucket-versioning';
import { OssBucketWorm } from '../../.gen/alicloud/oss-bucket-worm';
import { checkBucketName } from '../bucket-name';
import { IGrantee } from '../compute/instance-role';
import { keepPrivate } from '../edge/keep-private';
import { refusePlainHttp } from '../edge/refuse-plain-http';
import { acceptFindings } from '../rules/accept-findings';
import { Duration } from '../values/duration';

export interface BackupBucketProps {
  /** 3-63 of a-z, 0-9 and `-`; unique in all of Alibaba Cloud. */
  readonly bucketName: string;
  /** How long a backup is kept. @default Duration.days(30) */
  readonly keep?: Duration;
  /** A bucket in another region, which exists and is versioned like this one, that everything is copied to. @default - none */
  readonly copyTo?: { readonly bucket: string; readonly region: string };
  /**
   * Nobody can delete a backup, nor write over it, for so long. Once deployed it cannot be taken back. The cloud has either
   * this or versions, so a bucket that exists cannot turn to it: name another.
   * @default - no such lock: the bucket is versioned
   */
  readonly worm?: Duration;
  /** Refuse every plan that would destroy the bucket. @default true */
  readonly preventDestroy?: boolean;
}

/** What the split resources set on the bucket and the bucket reads back. Without this they undo each other. */
const SET_ELSEWHERE = ['versioning', 'server_side_encryption_rule', 'policy'];

/** How long a backup that was written over or deleted can be brought back. */
const PREVIOUS_VERSIONS_DAYS = 30;

/** What rules find here, and why it is right. */
const ACCEPTED = {
  'storage/encrypted-with-own-key':
    'OSS encrypts it with a key of its own. One of the account costs money, and whoever loses it loses every backup.',
  'storage/access-log':
    'Only the servers that write the backups may read them, below their own prefix, and they can delete nothing.',
};

/** The private bucket of backups: encrypted, closed to the public, versioned or locked, and tidied by itself. */
export class BackupBucket extends Construct {
  public readonly bucketName: string;

  /**
   * @throws when the name is none that OSS takes, a duration is no whole number of days, or `worm` is longer than `keep`
   */
  constructor(scope: Construct, id: string, props: BackupBucketProps) {
    super(scope, id);
    this.check(props);
    const { bucket } = this.defineBucket(props);
    this.bucketName = bucket;
    keepPrivate(this, bucket);
    new OssBucketPolicy(this, 'Policy', { bucket, policy: JSON.stringify(refusePlainHttp(bucket)) });
    this.keepWhatWasWritten(bucket, props.worm);
    if (props.copyTo) {
      this.copy(bucket, props.copyTo);
    }
    acceptFindings(this, ACCEPTED);
  }

  /**
   * Let `grantee` write and read below `prefix`, such as `dumps/pigeon_web/`: `oss:PutObject` and `oss:GetObject`. Whoever
   * has it can delete nothing, and what it writes over can be brought back.
   */
  public grantPut(grantee: IGrantee, prefix: string): void {
    grantee.grant('PutBackups', {
      actions: ['oss:PutObject', 'oss:GetObject'],
      resources: [`acs:oss:*:*:${this.bucketName}/${prefix}*`],
    });
  }

  private check({ bucketName, keep = Duration.days(30), worm }: BackupBucketProps): void {
    checkBucketName(bucketName, this.node.path);
    if (worm && worm.toDays() > keep.toDays()) {
      throw new Error(`'${this.node.path}': a lock of ${worm} outlasts the ${keep} that a backup is kept`);
    }
  }

  private defineBucket({
    bucketName,
    keep = Duration.days(30),
    worm,
    preventDestroy = true,
  }: BackupBucketProps): OssBucket {
    const previous = worm ? {} : { noncurrentVersionExpiration: [{ days: PREVIOUS_VERSIONS_DAYS }] };
    return new OssBucket(this, 'Resource', {
      bucket: bucketName,
      storageClass: 'Standard',
      redundancyType: 'ZRS',
      lifecycleRule: [
        {
          id: 'keep',
          enabled: true,
          prefix: '',
          expiration: [{ days: keep.toDays() }],
          abortMultipartUpload: [{ days: 7 }],
          ...previous,
        },
      ],
      lifecycle: { preventDestroy, ignoreChanges: SET_ELSEWHERE },
    });
  }

  private keepWhatWasWritten(bucket: string, worm: Duration | undefined): void {
    if (worm) {
      // A policy that is not locked within a day is void.
      new OssBucketWorm(this, 'Worm', { bucket, retentionPeriodInDays: worm.toDays(), status: 'Locked' });
    } else {
      new OssBucketVersioning(this, 'Versioning', { bucket, status: 'Enabled' });
    }
  }

  private copy(bucket: string, { bucket: copy, region }: { readonly bucket: string; readonly region: string }): void {
    new OssBucketReplication(this, 'Copy', {
      bucket,
      // Added and changed, and not deleted: what somebody deletes here is there still.
      action: 'PUT',
      historicalObjectReplication: 'enabled',
      destination: { bucket: copy, location: `oss-${region}`, transferType: 'internal' },
    });
  }
}
