import { IDENTITY_RULES } from '../../../lib/rules/families/identity';
import { StackReader } from '../../../lib/rules/stack-reader';
import { Pair, provePairs, Resources, stackOf } from './pairs';

const policy = (...statements: object[]) => JSON.stringify({ Version: '1', Statement: statements });
const allow = (actions: string | string[], resources: string | string[]): Resources => ({
  'ram_policy.a': { policy_document: policy({ Effect: 'Allow', Action: actions, Resource: resources }) },
});
const trust = (said: object): Resources => ({
  'ram_role.a': { assume_role_policy_document: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', ...said }) },
});
const PROVIDER = { Federated: ['acs:ram::1234:oidc-provider/github'] };
const grant = (type: string, said: object): Resources => ({ [`${type}.a`]: { policy_type: 'System', ...said } });
const passwords = (said: object): Resources => ({
  'ram_account_password_policy.a': { minimum_password_length: 14, max_login_attempts: 5, ...said },
});

const KEYS = { access_key: 'a', secret_key: 'b' };

const PAIRS: Record<string, Pair> = {
  'identity/no-administrator-policy': {
    flags: [
      allow('*', '*'),
      allow(['oss:GetObject', '*:*'], ['*']),
      { 'ram_policy.a': { document: policy({ Effect: 'Allow', Action: '*', Resource: '*' }) } },
    ],
    passes: [
      allow('oss:*', '*'),
      allow('*', 'acs:oss:*:*:files'),
      { 'ram_policy.a': { policy_document: policy({ Effect: 'Deny', Action: '*', Resource: '*' }) } },
      { 'ram_policy.a': { policy_document: '${data.alicloud_ram_policy_document.a.document}' } },
    ],
  },
  'identity/no-administrator-grant': {
    flags: [
      grant('ram_role_policy_attachment', { policy_name: 'AdministratorAccess' }),
      grant('ram_group_policy_attachment', { policy_name: 'AliyunRAMFullAccess' }),
    ],
    passes: [
      grant('ram_role_policy_attachment', { policy_name: 'AliyunOSSReadOnlyAccess' }),
      grant('ram_role_policy_attachment', { policy_name: 'AdministratorAccess', policy_type: 'Custom' }),
    ],
  },
  'identity/no-wildcard-action': {
    flags: [allow('oss:*', 'acs:oss:*:*:files'), allow(['ecs:DescribeInstances', 'kms:*'], '*')],
    passes: [allow('oss:Get*', 'acs:oss:*:*:files/*'), allow('oss:GetObject', '*')],
  },
  'identity/no-wildcard-resource': {
    flags: [allow('oss:GetObject', '*'), allow(['cms:PutContact', 'cms:ApplyMetricRuleTemplate'], '*')],
    passes: [
      allow('oss:GetObject', 'acs:oss:*:*:files/*'),
      allow('*', '*'),
      allow(['cms:PutContact', 'yundun-cert:UploadUserCertificate', 'cr:GetAuthorizationToken'], '*'),
    ],
  },
  'identity/no-grant-to-user': {
    flags: [{ 'ram_user_policy_attachment.a': {} }],
    passes: [{ 'ram_group_policy_attachment.a': {} }],
  },
  'identity/no-access-key': {
    flags: [{ 'ram_access_key.a': { user_name: 'ci' } }],
    passes: [{ 'ram_role.a': {} }],
  },
  'identity/trusted-principals': {
    flags: [
      trust({ Principal: { RAM: ['*'] } }),
      trust({ Principal: '*' }),
      trust({ Principal: PROVIDER }),
      trust({ Principal: PROVIDER, Condition: { StringEquals: { 'oidc:aud': 'sts.aliyuncs.com' } } }),
      trust({ Principal: PROVIDER, Condition: { StringLike: { 'oidc:sub': 'repo:*' } } }),
      trust({ Principal: PROVIDER, Condition: { StringLike: { 'oidc:sub': ['repo:acme/shop:*', '*'] } } }),
    ],
    passes: [
      trust({ Principal: { Service: ['ecs.aliyuncs.com'] } }),
      trust({ Principal: PROVIDER, Condition: { StringEquals: { 'oidc:sub': 'repo:acme/shop:ref:refs/heads/main' } } }),
      trust({ Principal: PROVIDER, Condition: { StringLike: { 'OIDC:sub': ['project_path:acme/shop:*'] } } }),
    ],
  },
  'identity/no-literal-password': {
    flags: [
      { 'rds_account.a': { account_password: 'Secret123' } },
      { 'ram_login_profile.a': { password: 'Secret123' } },
      { 'oos_secret_parameter.a': { value: 'Secret123' } },
      { 'kms_secret.a': { secret_data: 'Secret123' } },
    ],
    passes: [
      { 'rds_account.a': { account_password: '${var.password}' } },
      { 'rds_account.a': { kms_encrypted_password: 'abcdef' } },
      { 'oos_secret_parameter.a': { value: 'later', lifecycle: { ignore_changes: ['value'] } } },
      { 'oos_parameter.a': { value: 'public' } },
      { 'instance.a': { password: '' } },
    ],
  },
  'identity/no-provider-keys': {
    flags: [
      { provider: { alicloud: [{ region: 'cn-hangzhou', ...KEYS }] } },
      { provider: { alicloud: KEYS } },
      { terraform: { backend: { oss: { bucket: 'state', ...KEYS } } } },
    ],
    passes: [
      { provider: { alicloud: [{ region: 'cn-hangzhou' }] } },
      { provider: { alicloud: [{ access_key: '${var.access_key}' }] } },
      { provider: { aws: [KEYS] } },
    ],
  },
  'identity/strong-passwords': {
    flags: [
      passwords({ minimum_password_length: 8 }),
      passwords({ require_symbols: false }),
      passwords({ max_login_attempts: 0 }),
      passwords({ max_login_attempts: 10 }),
      { 'ram_account_password_policy.a': {} },
    ],
    passes: [passwords({}), passwords({ require_symbols: true, max_login_attempts: 3 })],
  },
  'identity/second-factor': {
    flags: [
      { 'ram_login_profile.a': { mfa_bind_required: false } },
      { 'ram_security_preference.a': { enforce_mfa_for_login: false } },
      { 'ram_security_preference.a': {} },
    ],
    passes: [
      { 'ram_login_profile.a': { mfa_bind_required: true } },
      { 'ram_security_preference.a': { enforce_mfa_for_login: true } },
      { 'ram_security_preference.a': { mfa_operation_for_login: 'mandatory' } },
    ],
  },
  'identity/rotated-keys': {
    flags: [{ 'kms_key.a': {} }, { 'kms_key.a': { automatic_rotation: 'Disabled' } }],
    passes: [{ 'kms_key.a': { automatic_rotation: 'Enabled' } }, { 'kms_key.a': { key_spec: 'RSA_2048' } }],
  },
};

describe('the rules of identity', () => {
  provePairs(IDENTITY_RULES, PAIRS);

  test('never repeat a password', () => {
    const stack = new StackReader(stackOf({ 'rds_account.a': { account_password: 'Secret123' } }));

    expect(IDENTITY_RULES.flatMap(rule => rule.find(stack)).map(({ message }) => message)).toEqual([
      'holds a literal `account_password`',
    ]);
  });
});
