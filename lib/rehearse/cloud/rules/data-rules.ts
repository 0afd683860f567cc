import { given, mustBeOneOf, mustHave, mustLieWithin, mustMatch, refuse, type ApiRule } from '../api-rule';
import type { ObjectValue, Value } from '../../values/value';

const REDIS = 'alicloud_kvstore_account';
const RDS = 'alicloud_rds_account alicloud_db_account';
const BACKUP = 'alicloud_db_backup_policy';
const DATABASE = 'alicloud_db_database';
const PASSWORDS = 'account_password kms_encrypted_password';

/** What RDS PostgreSQL and Redis refuse. Source: alibaba-facts.md §4, §13 and Q5. */
export const DATA_RULES: readonly ApiRule[] = [
  mustHave('alicloud_rds_account', PASSWORDS),
  mustHave('alicloud_db_account', `${PASSWORDS} password`),
  mustHave(REDIS, PASSWORDS),
  refuse(
    `${RDS} ${REDIS}`,
    "a password has 8-32 characters, of 3 of the kinds upper case, lower case, digits and '!@#$%^&*()_+-='",
    args => given(args, 'account_password').some(isWeak),
  ),
  mustMatch(REDIS, 'account_name', /^[a-z][a-z0-9_]{0,99}$/, "1-100 of a-z, 0-9 and '_', beginning with a letter"),
  mustBeOneOf(REDIS, 'account_privilege', 'RoleReadOnly RoleReadWrite'),
  mustBeOneOf(REDIS, 'account_type', 'Normal'),
  mustHave(DATABASE, 'data_base_name name'),
  mustMatch(DATABASE, 'data_base_name', /^.{2,63}$/, '2-63 characters'),
  refuse(`${DATABASE} ${RDS}`, 'the name is kept for the service itself', args =>
    ['data_base_name', 'account_name'].some(name => RESERVED.has(String(args[name]))),
  ),
  refuse(
    'alicloud_db_account_privilege',
    "on PostgreSQL the only privilege is 'DBOwner'",
    args => isPostgres(args) && args['privilege'] !== 'DBOwner',
  ),
  mustLieWithin(BACKUP, 'backup_retention_period', 7, 730),
  mustMatch(
    BACKUP,
    'preferred_backup_period',
    /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/,
    "the name of a day, such as 'Monday'",
  ),
];

/** Names that PostgreSQL and the service have taken. */
const RESERVED: ReadonlySet<string> = new Set([
  'postgres',
  'template0',
  'template1',
  'root',
  'admin',
  'aurora',
  'replicator',
]);

/** The ids of PostgreSQL instances begin with `pg`. */
function isPostgres(args: ObjectValue): boolean {
  return String(args['instance_id']).startsWith('pg');
}

function isWeak(password: Value): boolean {
  const text = String(password);
  const kinds = [/[A-Z]/, /[a-z]/, /\d/, /[!@#$%^&*()_+=-]/].filter(kind => kind.test(text)).length;
  return text.length < 8 || text.length > 32 || kinds < 3;
}
