import { Construct, IConstruct } from 'constructs';
import { OssBucket } from '../../.gen/alicloud/oss-bucket';
import { OssBucketPolicy } from '../../.gen/alicloud/oss-bucket-policy';
import { OssBucketVersioningA as OssBucketVersioning } from '../../.gen/alicloud/oss-bucket-versioning';
import { checkBucketName } from '../bucket-name';
import { IGrantee } from '../compute/instance-role';
import { keepPrivate } from './keep-private';
import { refusePlainHttp } from './refuse-plain-http';
import { acceptFindings } from '../rules/accept-findings';
import { Duration } from '../values/duration';

/** A bucket, made here or elsewhere. */
export interface IStaticBucket extends IConstruct {
  readonly bucketName: string;
  /** The host CDN fetches from, such as `my-site.oss-cn-hangzhou.aliyuncs.com`. */
  readonly domainName: string;
  /** Let `grantee` list the bucket and read its objects. */
  grantRead(grantee: IGrantee): void;
}

export interface StaticBucketAttributes {
  readonly bucketName: string;
  /** Such as `cn-hangzhou`. */
  readonly region: string;
}

export interface StaticBucketProps extends StaticBucketAttributes {
  /**
   * How long an object that was overwritten or deleted can be brought back.
   * @default Duration.days(30)
   */
  readonly keepPreviousVersions?: Duration | false;
  /** Refuse every plan that would destroy the bucket. @default true */
  readonly preventDestroy?: boolean;
}

/** What the split resources set on the bucket and the bucket reads back. Without this they undo each other. */
const SET_ELSEWHERE = ['versioning', 'server_side_encryption_rule', 'policy'];

/** What rules find here, and why it is right. */
const ACCEPTED = {
  'storage/encrypted-with-own-key':
    'A key of the account costs money and protects nothing here: what the bucket holds is published by CDN.',
  'storage/access-log': 'The bucket is read by CDN alone, which keeps a log of every visitor.',
};

/** The private bucket that holds the built frontend: encrypted, versioned, and closed to whoever is not CDN or granted. */
export class StaticBucket extends Construct implements IStaticBucket {
  /** Use a bucket that another stack, or the console, made. */
  public static fromAttributes(scope: Construct, id: string, attributes: StaticBucketAttributes): IStaticBucket {
    return new ImportedBucket(scope, id, attributes);
  }

  public readonly bucketName: string;
  public readonly domainName: string;

  /**
   * @throws when the name is none that OSS takes, which no plan would find out
   */
  constructor(scope: Construct, id: string, props: StaticBucketProps) {
    super(scope, id);
    checkBucketName(props.bucketName, this.node.path);
    const { bucket } = this.defineBucket(props);
    keepPrivate(this, bucket);
    new OssBucketPolicy(this, 'Policy', { bucket, policy: JSON.stringify(refusePlainHttp(bucket)) });
    new OssBucketVersioning(this, 'Versioning', {
      bucket,
      status: props.keepPreviousVersions === false ? 'Suspended' : 'Enabled',
    });
    this.bucketName = bucket;
    this.domainName = bucketDomain(props);
    acceptFindings(this, ACCEPTED);
  }

  public grantRead(grantee: IGrantee): void {
    grantRead(this, grantee);
  }

  private defineBucket(props: StaticBucketProps): OssBucket {
    const { keepPreviousVersions = Duration.days(30), preventDestroy = true } = props;
    const expiry = keepPreviousVersions && { noncurrentVersionExpiration: [{ days: keepPreviousVersions.toDays() }] };
    return new OssBucket(this, 'Resource', {
      bucket: props.bucketName,
      storageClass: 'Standard',
      redundancyType: 'ZRS',
      lifecycleRule: [{ id: 'tidy', enabled: true, prefix: '', abortMultipartUpload: [{ days: 7 }], ...expiry }],
      lifecycle: { preventDestroy, ignoreChanges: SET_ELSEWHERE },
    });
  }
}

class ImportedBucket extends Construct implements IStaticBucket {
  public readonly bucketName: string;
  public readonly domainName: string;

  constructor(scope: Construct, id: string, attributes: StaticBucketAttributes) {
    super(scope, id);
    this.bucketName = attributes.bucketName;
    this.domainName = bucketDomain(attributes);
  }

  public grantRead(grantee: IGrantee): void {
    grantRead(this, grantee);
  }
}

function bucketDomain({ bucketName, region }: StaticBucketAttributes): string {
  return `${bucketName}.oss-${region}.aliyuncs.com`;
}

function grantRead(bucket: IStaticBucket, grantee: IGrantee): void {
  grantee.grant(`Read${bucket.node.id}`, {
    actions: ['oss:ListObjects', 'oss:GetObject'],
    resources: [`acs:oss:*:*:${bucket.bucketName}`, `acs:oss:*:*:${bucket.bucketName}/*`],
  });
}
