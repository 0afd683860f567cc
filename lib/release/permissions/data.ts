import type { PermissionTable } from './type-permissions';

const POSTGRES = 'acs:rds:{region}:*:dbinstance/{db_instance_id|instance_id}';
const REDIS = 'acs:kvstore:{region}:*:instance/{instance_id}';
/** Passwords are given as KMS ciphertext, which says nothing of its key to others. */
const KEYS = 'acs:kms:{region}:*:key/{key}';
const SECRET = 'acs:oos:{region}:*:secretparameter/{secret_parameter_name}';

// The instances are not ours: nothing here creates, changes or deletes one.
export const DATA: PermissionTable = {
  db_database: {
    read: { [POSTGRES]: 'rds: DescribeDatabases DescribeDBInstanceAttribute' },
    write: { [POSTGRES]: 'rds: CreateDatabase ModifyDBDescription DeleteDatabase' },
  },
  rds_account: {
    read: { [POSTGRES]: 'rds: DescribeAccounts DescribeDBInstanceAttribute' },
    write: {
      [POSTGRES]:
        'rds: CreateAccount ModifyAccountDescription ResetAccountPassword LockAccount UnlockAccount DeleteAccount',
      [KEYS]: 'kms: Decrypt',
    },
  },
  db_account_privilege: {
    read: { [POSTGRES]: 'rds: DescribeDatabases DescribeAccounts DescribeDBInstanceAttribute' },
    write: { [POSTGRES]: 'rds: GrantAccountPrivilege RevokeAccountPrivilege' },
  },
  kvstore_account: {
    read: { [REDIS]: 'kvstore: DescribeAccounts' },
    write: {
      [REDIS]:
        'kvstore: CreateAccount GrantAccountPrivilege ModifyAccountDescription ResetAccountPassword DeleteAccount',
      [KEYS]: 'kms: Decrypt',
    },
  },
  oos_secret_parameter: {
    // Without `kms:GetSecretValue` this reads what a secret is called, and not what it is.
    read: { [SECRET]: 'oos: GetSecretParameter ListTagResources' },
    write: {
      'acs:oos:{region}:*:secretparameter/*': 'oos: CreateSecretParameter',
      [SECRET]: 'oos: UpdateSecretParameter DeleteSecretParameter TagResources UntagResources',
    },
  },
  // It admits servers to the whitelists, as whoever deploys it.
  ros_stack: {
    read: { 'acs:ros:{region}:*:*': 'ros: GetStack GetTemplate GetStackPolicy ListTagResources' },
    write: {
      'acs:ros:{region}:*:*': 'ros: CreateStack UpdateStack DeleteStack TagResources UntagResources',
      'acs:rds:{region}:*:dbinstance/*': 'rds: DescribeDBInstanceIPArrayList ModifySecurityIps',
      'acs:kvstore:{region}:*:instance/*': 'kvstore: DescribeSecurityIps ModifySecurityIps',
    },
  },
  'data.rds_backups': { read: { [POSTGRES]: 'rds: DescribeBackups' } },
  'data.images': { read: { 'acs:ecs:{region}:*:image/*': 'ecs: DescribeImages' } },
};
