import { STORAGE_RULES } from '../../../lib/rules/families/storage';
import { Pair, provePairs, ref, Resources } from './pairs';

const bucket = (said: object = {}): Resources => ({ 'oss_bucket.a': { bucket: 'files', ...said } });
/** A bucket, and a resource of its own that configures it. */
const with_ = (type: string, said: object, name: string = ref('oss_bucket.a', 'bucket')): Resources => ({
  ...bucket(),
  [`${type}.a`]: { bucket: name, ...said },
});
const policy = (...statements: object[]) => JSON.stringify({ Version: '1', Statement: statements });
const HTTPS = {
  Effect: 'Deny',
  Principal: ['*'],
  Action: ['oss:*'],
  Resource: ['acs:oss:*:*:files'],
  Condition: { Bool: { 'acs:SecureTransport': ['false'] } },
};
const READ_ALL = { Effect: 'Allow', Principal: ['*'], Action: ['oss:GetObject'], Resource: ['acs:oss:*:*:files/*'] };

const PAIRS: Record<string, Pair> = {
  'storage/no-public-bucket': {
    flags: [bucket({ acl: 'public-read' }), with_('oss_bucket_acl', { acl: 'public-read-write' })],
    passes: [bucket({ acl: 'private' }), with_('oss_bucket_acl', { acl: 'private' }), bucket()],
  },
  'storage/no-public-policy': {
    flags: [bucket({ policy: policy(READ_ALL) }), with_('oss_bucket_policy', { policy: policy(HTTPS, READ_ALL) })],
    passes: [
      bucket({ policy: policy(HTTPS) }),
      bucket({ policy: policy({ ...READ_ALL, Principal: ['20001'] }) }),
      bucket({ policy: policy({ ...READ_ALL, Condition: { IpAddress: { 'acs:SourceIp': ['203.0.113.0/24'] } } }) }),
      bucket({ policy: '${jsonencode({})}' }),
    ],
  },
  'storage/public-access-blocked': {
    flags: [bucket(), with_('oss_bucket_public_access_block', { block_public_access: false })],
    passes: [
      with_('oss_bucket_public_access_block', { block_public_access: true }),
      with_('oss_bucket_public_access_block', { block_public_access: true }, 'files'),
    ],
  },
  'storage/encrypted': {
    flags: [bucket(), with_('oss_bucket_server_side_encryption', { sse_algorithm: 'AES256' }, 'another')],
    passes: [
      bucket({ server_side_encryption_rule: [{ sse_algorithm: 'AES256' }] }),
      with_('oss_bucket_server_side_encryption', { sse_algorithm: 'AES256' }),
    ],
  },
  'storage/encrypted-with-own-key': {
    flags: [bucket(), with_('oss_bucket_server_side_encryption', { sse_algorithm: 'AES256' })],
    passes: [
      with_('oss_bucket_server_side_encryption', { sse_algorithm: 'KMS', kms_master_key_id: ref('kms_key.a') }),
      bucket({ server_side_encryption_rule: { sse_algorithm: 'KMS', kms_master_key_id: 'key-1' } }),
    ],
  },
  'storage/versioned': {
    flags: [bucket(), with_('oss_bucket_versioning', { status: 'Suspended' })],
    passes: [
      with_('oss_bucket_versioning', { status: 'Enabled' }),
      bucket({ versioning: { status: 'Enabled' } }),
      bucket({ dynamic: { versioning: { for_each: '${var.on}', content: {} } } }),
    ],
  },
  'storage/https-only': {
    flags: [bucket(), with_('oss_bucket_policy', { policy: policy(READ_ALL) })],
    passes: [
      with_('oss_bucket_policy', { policy: policy(HTTPS) }),
      bucket({
        policy: policy({ ...HTTPS, Principal: '*', Condition: { Bool: { 'acs:SecureTransport': 'false' } } }),
      }),
    ],
  },
  'storage/access-log': {
    flags: [bucket()],
    passes: [with_('oss_bucket_logging', { target_bucket: 'logs' }), bucket({ logging: [{ target_bucket: 'logs' }] })],
  },
  'storage/accelerated': {
    flags: [
      bucket({ acl: 'public-read' }),
      with_('oss_bucket_acl', { acl: 'public-read' }),
      { ...with_('oss_bucket_transfer_acceleration', { enabled: false }), ...bucket({ acl: 'public-read' }) },
    ],
    passes: [
      bucket(),
      { ...with_('oss_bucket_transfer_acceleration', { enabled: true }), ...bucket({ acl: 'public-read' }) },
      bucket({ acl: 'public-read', transfer_acceleration: { enabled: true } }),
    ],
  },
  'storage/no-force-destroy': {
    flags: [bucket({ force_destroy: true })],
    passes: [bucket({ force_destroy: false }), bucket()],
  },
  'storage/zone-redundant': {
    flags: [bucket(), bucket({ redundancy_type: 'LRS' })],
    passes: [bucket({ redundancy_type: 'ZRS' })],
  },
};

describe('the rules of storage', () => provePairs(STORAGE_RULES, PAIRS));
