import { Construct } from 'constructs';
import { OssBucketAcl } from '../../.gen/alicloud/oss-bucket-acl';
import { OssBucketHttpsConfig } from '../../.gen/alicloud/oss-bucket-https-config';
import { OssBucketPublicAccessBlock } from '../../.gen/alicloud/oss-bucket-public-access-block';
import { OssBucketServerSideEncryption } from '../../.gen/alicloud/oss-bucket-server-side-encryption';

/** Closes a bucket to the public, encrypts what is stored in it, and has it speak no TLS before 1.2. */
export function keepPrivate(scope: Construct, bucket: string): void {
  new OssBucketAcl(scope, 'Acl', { bucket, acl: 'private' });
  new OssBucketPublicAccessBlock(scope, 'PublicAccessBlock', { bucket, blockPublicAccess: true });
  new OssBucketServerSideEncryption(scope, 'Encryption', { bucket, sseAlgorithm: 'AES256' });
  new OssBucketHttpsConfig(scope, 'Tls', { bucket, enable: true, tlsVersions: ['TLSv1.2', 'TLSv1.3'] });
}
