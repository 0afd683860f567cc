import type { RenderedResource } from '../resource';
import { eachResource, Rule } from '../rule';
import { checkov, kics } from '../scanner-check';

const RELATIONAL = ['db_instance', 'db_readonly_instance'];
const REDIS = ['kvstore_instance', 'redis_tair_instance'];
const WHITELISTED = [...RELATIONAL, 'kvstore_instance', 'mongodb_instance', 'polardb_cluster'];
/** Where each of them keeps its whitelist. */
const WHITELISTS = ['security_ips', 'security_ip_list', 'db_cluster_ip_array.security_ips'];
/** What makes an address on the internet. */
const PUBLIC_ADDRESSES = [
  'db_connection',
  'kvstore_connection',
  'polardb_endpoint_address',
  'mongodb_public_network_address',
];
/** Fewer days of backups than this, and a mistake that is found after a holiday cannot be undone. */
const BACKUP_DAYS = 7;

export const DATA_RULES: readonly Rule[] = [
  {
    id: 'data/no-open-whitelist',
    severity: 'error',
    concern: 'security',
    what: 'No whitelist of a database or cache lets everybody in.',
    why: 'With `0.0.0.0/0` only the password stands between the internet and the data.',
    fix: 'List the ranges of the servers, or admit their security group.',
    scanners: [
      checkov('CKV_ALI_9', 'db_instance'),
      checkov('CKV_ALI_43', 'mongodb_instance'),
      kics('1b4565c0-4877-49ac-ab03-adebbccd42ae', 'db_instance'),
    ],
    find: eachResource(WHITELISTED, instance => {
      const open = WHITELISTS.flatMap(path => instance.list(path)).find(range => /^0\.0\.0\.0(\/0)?$/.test(range));
      return open && `lets in ${open}`;
    }),
  },
  {
    id: 'data/no-public-address',
    severity: 'error',
    concern: 'security',
    what: 'Databases and caches have no address on the internet.',
    why: 'Every one that has is found by scanners within a day.',
    fix: 'Remove the public connection, and come in by a bastion host or a VPN.',
    find: eachResource(PUBLIC_ADDRESSES, () => 'gives an instance an address on the internet'),
  },
  {
    id: 'data/password-required',
    severity: 'error',
    concern: 'security',
    what: 'Redis asks for a password, also within the VPC.',
    why: 'Without one, every server of the VPC, of every system in it, reads and flushes the cache.',
    fix: 'Leave `vpc_auth_mode` at `Open`, and give every client an account of its own.',
    find: eachResource(
      ['kvstore_instance'],
      redis => redis.says('vpc_auth_mode', 'Close') && 'asks clients in its VPC for no password',
    ),
  },
  {
    id: 'data/tls',
    severity: 'warning',
    concern: 'security',
    what: 'Databases and caches speak TLS.',
    why: 'Otherwise passwords and rows cross the network as they are.',
    fix: 'Set `ssl_action` to `Open` (RDS), `ssl_enable` to `Enable` (Redis) or `ssl_enabled` (Tair).',
    scanners: [
      checkov('CKV_ALI_20', 'db_instance'),
      checkov('CKV_ALI_42', 'mongodb_instance'),
      kics('7a1ee8a9-71be-4b11-bb70-efb62d16863b', 'db_instance'),
    ],
    find: eachResource(
      [...RELATIONAL, 'mongodb_instance', ...REDIS],
      instance =>
        instance.lacks('ssl_action', 'Open', 'Update') &&
        instance.lacks('ssl_enable', 'Enable', 'Update') &&
        instance.lacks('ssl_enabled', 'Enable', 'Update') &&
        'does not speak TLS',
    ),
  },
  {
    id: 'data/encrypted-at-rest',
    severity: 'warning',
    concern: 'security',
    what: 'What databases and caches keep is encrypted.',
    why: 'Backups and snapshots are read without the instance and its accounts. It can be switched on late only with a restart, on some engines not at all.',
    fix: 'Set `encryption_key` (cloud disks), or `tde_status` where the engine has transparent encryption.',
    scanners: [
      checkov('CKV_ALI_22', 'db_instance'),
      checkov('CKV_ALI_44', 'mongodb_instance'),
      kics('44d434ca-a9bf-4203-8828-4c81a8d5a598', 'db_instance'),
    ],
    find: eachResource(['db_instance', 'mongodb_instance', 'polardb_cluster', ...REDIS], instance => {
      const hasKey = ['encryption_key', 'cloud_disk_encryption_key', 'tde_encryption_key'].some(
        name => !instance.misses(name),
      );
      const isOn = instance.says('encrypted', true) || !instance.lacks('tde_status', 'Enabled', 'enabled');
      return !hasKey && !isOn && 'is not encrypted at rest';
    }),
  },
  {
    id: 'data/backups',
    severity: 'warning',
    concern: 'reliability',
    what: `A database that the stack makes is backed up, and backups are kept for ${BACKUP_DAYS} days or more.`,
    why: 'A mistake is often found days after it was made.',
    fix: 'Add an `alicloud_db_backup_policy` with a `backup_retention_period` of 7 or more.',
    find: eachResource(['db_instance'], (instance, stack) => {
      const policies = stack.naming(instance, 'db_backup_policy', 'instance_id');
      const short = policies.find(policy => (policy.number('backup_retention_period') ?? BACKUP_DAYS) < BACKUP_DAYS);
      return policies.length === 0
        ? 'has no backup policy in this stack'
        : short && `keeps backups for ${short.text('backup_retention_period')} days`;
    }),
  },
  {
    id: 'data/two-nodes',
    severity: 'warning',
    concern: 'reliability',
    what: 'Databases and caches have a second node that takes over.',
    why: 'A single node is down for as long as its repair takes, and may lose what was written last.',
    fix: 'Take a category with high availability, and a class with a replica.',
    find: eachResource([...RELATIONAL, ...REDIS], instance => {
      const isSingle =
        instance.says('category', 'Basic', 'serverless_basic') || instance.says('node_type', 'STAND_ALONE', 'single');
      return isSingle && 'has one node';
    }),
  },
  {
    id: 'data/deletion-protection',
    severity: 'warning',
    concern: 'reliability',
    what: 'Database and cache instances refuse to be released.',
    why: 'One wrong plan, or one click, otherwise ends with the data gone.',
    fix: 'Switch the release protection on (`deletion_protection`, `instance_release_protection`, `deletion_lock`).',
    find: eachResource(['db_instance', 'kvstore_instance', 'mongodb_instance', 'polardb_cluster'], instance => {
      const isPrepaid = ['instance_charge_type', 'payment_type', 'pay_type'].some(name =>
        /^pre-?paid$/i.test(instance.text(name) ?? ''),
      );
      return !isPrepaid && !isProtected(instance) && 'can be released by one call';
    }),
  },
  {
    id: 'data/no-super-account',
    severity: 'warning',
    concern: 'security',
    what: 'Applications get accounts of their own, and none that may do everything.',
    why: "A hole in one application is then a hole in everybody's database.",
    fix: 'Make an account of type `Normal` and grant it its database (`SharedDataAccess`).',
    find: eachResource(
      ['rds_account', 'db_account', 'polardb_account'],
      account =>
        (account.says('account_type', 'Super', 'Sysadmin') || account.says('type', 'Super')) &&
        'may do everything on its instance',
    ),
  },
  {
    id: 'data/connection-log',
    severity: 'info',
    concern: 'security',
    what: 'PostgreSQL notes who connected, and what took long.',
    why: 'Without it nobody can tell afterwards who read what.',
    fix: 'Set the parameters `log_connections`, `log_disconnections` and `log_duration` to `on`.',
    scanners: [
      checkov('CKV_ALI_37', 'db_instance'),
      checkov('CKV_ALI_36', 'db_instance'),
      checkov('CKV_ALI_35', 'db_instance'),
    ],
    find: eachResource(['db_instance'], instance => {
      if (!instance.says('engine', 'PostgreSQL')) {
        return undefined;
      }
      const on = instance.blocks('parameters').filter(parameter => /^on$/i.test(parameter.text('value') ?? ''));
      const named = on.map(parameter => parameter.text('name'));
      const missing = ['log_connections', 'log_disconnections', 'log_duration'].filter(name => !named.includes(name));
      return missing.length > 0 && `does not set ${missing.join(', ')}`;
    }),
  },
];

function isProtected(instance: RenderedResource): boolean {
  return (
    !instance.lacks('deletion_protection', true) ||
    !instance.lacks('instance_release_protection', true) ||
    !instance.lacks('db_instance_release_protection', true) ||
    !instance.lacks('deletion_lock', '1')
  );
}
