import { allowances, PolicyStatement, statementsOf } from '../policy-document';
import type { RenderedArguments, RenderedResource } from '../resource';
import { eachResource, Rule } from '../rule';
import { checkov, kics } from '../scanner-check';
import type { StackReader } from '../stack-reader';

/** Scanners read the block of a bucket, and not the resource of its own that has taken the block's place. */
const READS_BLOCK_ONLY = { readsLess: true };

export const STORAGE_RULES: readonly Rule[] = [
  {
    id: 'storage/no-public-bucket',
    severity: 'error',
    concern: 'security',
    what: 'No bucket can be read or written by everybody.',
    why: 'Its address is guessed from its name, and its whole content is listed.',
    fix: 'Make it `private`, and let CDN read it (`StaticBucket`, `EdgeDelivery`).',
    scanners: [checkov('CKV_ALI_1', 'oss_bucket'), kics('62232513-b16f-4010-83d7-51d0e1d45426', 'oss_bucket')],
    find: eachResource(
      ['oss_bucket', 'oss_bucket_acl'],
      bucket => bucket.says('acl', 'public-read', 'public-read-write') && `is '${bucket.text('acl')}'`,
    ),
  },
  {
    id: 'storage/no-public-policy',
    severity: 'error',
    concern: 'security',
    what: 'No bucket policy lets everybody do something.',
    why: 'A policy opens a bucket that its ACL keeps private.',
    fix: 'Name who is meant in `Principal`, or add a condition on where the request comes from.',
    scanners: [kics('ec62a32c-a297-41ca-a850-cab40b42094a', 'oss_bucket')],
    find: eachResource(['oss_bucket', 'oss_bucket_policy'], bucket => {
      const open = allowances(bucket.value('policy')).find(
        ({ principals, condition }) => principals.includes('*') && Object.keys(condition).length === 0,
      );
      return open && `lets everybody use ${open.actions.join(', ')}`;
    }),
  },
  {
    id: 'storage/public-access-blocked',
    severity: 'warning',
    concern: 'security',
    what: 'A bucket refuses to be made public (`block_public_access`).',
    why: 'Otherwise one click in the console, or one object with an ACL of its own, publishes what is in it.',
    fix: 'Add an `alicloud_oss_bucket_public_access_block`.',
    find: eachResource(
      ['oss_bucket'],
      (bucket, stack) =>
        !isEither(stack.naming(bucket, 'oss_bucket_public_access_block', 'bucket'), 'block_public_access', true) &&
        'can be made public',
    ),
  },
  {
    id: 'storage/encrypted',
    severity: 'warning',
    concern: 'security',
    what: 'A bucket encrypts what is stored in it.',
    why: 'Rules on data protection ask for it, and with a key of OSS it costs nothing.',
    fix: 'Add an `alicloud_oss_bucket_server_side_encryption`.',
    find: eachResource(
      ['oss_bucket'],
      (bucket, stack) => encryptionOf(bucket, stack).every(rule => rule.misses('sse_algorithm')) && 'is not encrypted',
    ),
  },
  {
    id: 'storage/encrypted-with-own-key',
    severity: 'info',
    concern: 'security',
    what: 'A bucket is encrypted with a key of the account (KMS).',
    why: "Whoever reads it then needs the key too, and each use of the key is logged. It is worth its price for people's data, and for nothing that is published anyway.",
    fix: 'Set `sse_algorithm` to `KMS` and name the key in `kms_master_key_id`.',
    scanners: [
      checkov('CKV_ALI_6', 'oss_bucket', READS_BLOCK_ONLY),
      kics('f20e97f9-4919-43f1-9be9-f203cd339cdd', 'oss_bucket', READS_BLOCK_ONLY),
    ],
    find: eachResource(
      ['oss_bucket'],
      (bucket, stack) =>
        encryptionOf(bucket, stack).every(rule => rule.misses('kms_master_key_id')) && 'has no key of its own',
    ),
  },
  {
    id: 'storage/versioned',
    severity: 'warning',
    concern: 'reliability',
    what: 'A bucket keeps previous versions.',
    why: 'Without them what is overwritten or deleted, by mistake or by malice, is gone.',
    fix: 'Add an `alicloud_oss_bucket_versioning` that is `Enabled` (`protection.previousVersions`).',
    scanners: [
      checkov('CKV_ALI_10', 'oss_bucket', READS_BLOCK_ONLY),
      kics('70919c0b-2548-4e6b-8d7a-3d84ab6dabba', 'oss_bucket', READS_BLOCK_ONLY),
    ],
    find: eachResource(['oss_bucket'], (bucket, stack) => !isVersioned(bucket, stack) && 'keeps no previous versions'),
  },
  {
    id: 'storage/https-only',
    severity: 'warning',
    concern: 'security',
    what: 'A bucket refuses requests without TLS.',
    why: 'Otherwise signed addresses and content can be read on the way.',
    fix: 'Add a policy that denies everything where `acs:SecureTransport` is `false`.',
    scanners: [kics('c01d10de-c468-4790-b3a0-fc887a56f289', 'oss_bucket', READS_BLOCK_ONLY)],
    find: eachResource(['oss_bucket'], (bucket, stack) => {
      const policies = [bucket, ...stack.naming(bucket, 'oss_bucket_policy', 'bucket')];
      const isRefused = policies.some(policy => statementsOf(policy.value('policy')).some(refusesPlainHttp));
      return !isRefused && 'answers without TLS';
    }),
  },
  {
    id: 'storage/access-log',
    severity: 'info',
    concern: 'security',
    what: 'Access to a bucket is logged.',
    why: 'After a leak it is the only way to tell what was taken.',
    fix: 'Add an `alicloud_oss_bucket_logging` to a bucket that nobody else writes.',
    scanners: [
      checkov('CKV_ALI_12', 'oss_bucket', READS_BLOCK_ONLY),
      kics('05db341e-de7d-4972-a106-3e2bd5ee53e1', 'oss_bucket', READS_BLOCK_ONLY),
    ],
    find: eachResource(
      ['oss_bucket'],
      (bucket, stack) =>
        bucket.misses('logging') &&
        stack.naming(bucket, 'oss_bucket_logging', 'bucket').length === 0 &&
        'has no access log',
    ),
  },
  {
    id: 'storage/accelerated',
    severity: 'info',
    concern: 'reliability',
    what: 'A bucket that everybody reads has transfer acceleration.',
    why: 'Those on another continent wait long. A private bucket is used from its region, where acceleration is a price for nothing.',
    fix: 'Put CDN in front of the bucket and make it private (`EdgeDelivery`), or add an `alicloud_oss_bucket_transfer_acceleration`.',
    scanners: [
      checkov('CKV_ALI_11', 'oss_bucket', READS_BLOCK_ONLY),
      kics('8f98334a-99aa-4d85-b72a-1399ca010413', 'oss_bucket', READS_BLOCK_ONLY),
    ],
    find: eachResource(['oss_bucket'], (bucket, stack) => {
      const split = stack.naming(bucket, 'oss_bucket_transfer_acceleration', 'bucket');
      return (
        isPublic(bucket, stack) &&
        bucket.lacks('transfer_acceleration.enabled', true) &&
        !isEither(split, 'enabled', true) &&
        'has no transfer acceleration'
      );
    }),
  },
  {
    id: 'storage/no-force-destroy',
    severity: 'warning',
    concern: 'reliability',
    what: 'A bucket that is not empty cannot be destroyed.',
    why: '`force_destroy` deletes every object, with its versions, before the bucket.',
    fix: 'Remove `force_destroy`, and empty the bucket by hand where that is meant.',
    find: eachResource(
      ['oss_bucket'],
      bucket => bucket.says('force_destroy', true) && 'is destroyed with all that is in it',
    ),
  },
  {
    id: 'storage/zone-redundant',
    severity: 'info',
    concern: 'reliability',
    what: 'A bucket is kept in three zones (`ZRS`).',
    why: 'One that is kept in a single zone is away when the zone is. It cannot be changed later.',
    fix: 'Set `redundancy_type` to `ZRS`.',
    find: eachResource(['oss_bucket'], bucket => bucket.lacks('redundancy_type', 'ZRS') && 'is kept in one zone'),
  },
];

function isEither(resources: readonly RenderedResource[], path: string, value: string | boolean): boolean {
  return resources.some(resource => !resource.lacks(path, value));
}

function isPublic(bucket: RenderedResource, stack: StackReader): boolean {
  const places = [bucket, ...stack.naming(bucket, 'oss_bucket_acl', 'bucket')];
  return places.some(place => place.says('acl', 'public-read', 'public-read-write'));
}

function isVersioned(bucket: RenderedResource, stack: StackReader): boolean {
  const split = stack.naming(bucket, 'oss_bucket_versioning', 'bucket');
  return !bucket.lacks('versioning.status', 'Enabled') || isEither(split, 'status', 'Enabled');
}

function encryptionOf(bucket: RenderedResource, stack: StackReader): RenderedArguments[] {
  return [
    ...bucket.blocks('server_side_encryption_rule'),
    ...stack.naming(bucket, 'oss_bucket_server_side_encryption', 'bucket'),
  ];
}

function refusesPlainHttp({ effect, principals, condition }: PolicyStatement): boolean {
  const test = JSON.stringify(condition).toLowerCase();
  return effect === 'Deny' && principals.includes('*') && /"acs:securetransport":\[?"false"/.test(test);
}
