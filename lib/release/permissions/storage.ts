import type { PermissionTable } from './type-permissions';

// Names of buckets are one the world over, so they have neither region nor account.
const BUCKET = 'acs:oss:*:*:{bucket}';
const TABLESTORE = 'acs:ots:{region}:*:instance/{name}';
const TABLE = 'acs:ots:{region}:*:instance/{instance_name}/table/{table_name}';

export const STORAGE: PermissionTable = {
  oss_bucket: {
    read: {
      [BUCKET]:
        'oss: GetBucketInfo GetBucketAcl GetBucketCors GetBucketWebsite GetBucketLogging GetBucketReferer GetBucketLifecycle GetBucketTagging GetBucketTransferAcceleration GetBucketResourceGroup GetBucketEncryption GetBucketVersioning',
    },
    write: {
      // Whether a bucket is there already is found in the list of all.
      'acs:oss:*:*:*': 'oss: ListBuckets',
      [BUCKET]:
        'oss: PutBucket PutBucketAcl PutBucketCors DeleteBucketCors PutBucketWebsite DeleteBucketWebsite PutBucketLogging DeleteBucketLogging PutBucketReferer PutBucketLifecycle DeleteBucketLifecycle PutBucketTagging DeleteBucketTagging PutBucketTransferAcceleration PutBucketAccessMonitor PutBucketEncryption DeleteBucketEncryption PutBucketVersioning DeleteBucket',
    },
  },
  oss_bucket_acl: { read: { [BUCKET]: 'oss: GetBucketAcl' }, write: { [BUCKET]: 'oss: PutBucketAcl' } },
  oss_bucket_https_config: {
    read: { [BUCKET]: 'oss: GetBucketHttpsConfig' },
    write: { [BUCKET]: 'oss: PutBucketHttpsConfig' },
  },
  oss_bucket_policy: {
    read: { [BUCKET]: 'oss: GetBucketPolicy' },
    write: { [BUCKET]: 'oss: PutBucketPolicy DeleteBucketPolicy' },
  },
  oss_bucket_public_access_block: {
    read: { [BUCKET]: 'oss: GetBucketPublicAccessBlock' },
    write: { [BUCKET]: 'oss: PutBucketPublicAccessBlock DeleteBucketPublicAccessBlock' },
  },
  oss_bucket_server_side_encryption: {
    read: { [BUCKET]: 'oss: GetBucketEncryption' },
    write: { [BUCKET]: 'oss: PutBucketEncryption DeleteBucketEncryption' },
  },
  oss_bucket_versioning: {
    read: { [BUCKET]: 'oss: GetBucketVersioning' },
    write: { [BUCKET]: 'oss: PutBucketVersioning' },
  },
  oss_bucket_replication: {
    read: { [BUCKET]: 'oss: GetBucketReplication GetBucketReplicationProgress' },
    write: { [BUCKET]: 'oss: PutBucketReplication PutBucketRTC DeleteBucketReplication' },
  },
  oss_bucket_worm: {
    read: { [BUCKET]: 'oss: GetBucketWorm' },
    write: { [BUCKET]: 'oss: InitiateBucketWorm CompleteBucketWorm ExtendBucketWorm AbortBucketWorm' },
  },
  ots_instance: {
    read: { [TABLESTORE]: 'ots: GetInstance ListTagResources' },
    write: {
      '*': 'ots: ListClusterType',
      [TABLESTORE]: 'ots: CreateInstance UpdateInstance DeleteInstance TagResources UntagResources',
    },
  },
  ots_table: {
    read: {
      [TABLE]: 'ots: DescribeTable',
      'acs:ots:{region}:*:instance/{instance_name}': 'ots: GetInstance ListTable',
    },
    write: { [TABLE]: 'ots: CreateTable UpdateTable DeleteTable' },
  },
};
