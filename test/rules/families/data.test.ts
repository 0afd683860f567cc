import { DATA_RULES } from '../../../lib/rules/families/data';
import { Pair, provePairs, ref, Resources } from './pairs';

const rds = (said: object = {}): Resources => ({ 'db_instance.a': said as Record<string, unknown> });
const redis = (said: object = {}): Resources => ({ 'kvstore_instance.a': said as Record<string, unknown> });
const on = (...names: string[]) => names.map(name => ({ name, value: 'on' }));

const PAIRS: Record<string, Pair> = {
  'data/no-open-whitelist': {
    flags: [
      rds({ security_ips: ['10.0.0.0/8', '0.0.0.0/0'] }),
      redis({ security_ips: ['0.0.0.0'] }),
      { 'mongodb_instance.a': { security_ip_list: ['0.0.0.0/0'] } },
      { 'polardb_cluster.a': { db_cluster_ip_array: [{ security_ips: ['0.0.0.0/0'] }] } },
    ],
    passes: [rds({ security_ips: ['10.0.0.0/8'] }), rds({ security_ips: '${var.ranges}' }), redis()],
  },
  'data/no-public-address': {
    flags: [{ 'db_connection.a': {} }, { 'kvstore_connection.a': {} }, { 'polardb_endpoint_address.a': {} }],
    passes: [rds(), redis()],
  },
  'data/password-required': {
    flags: [redis({ vpc_auth_mode: 'Close' })],
    passes: [redis({ vpc_auth_mode: 'Open' }), redis()],
  },
  'data/tls': {
    flags: [rds(), rds({ ssl_action: 'Close' }), redis({ ssl_enable: 'Disable' }), { 'redis_tair_instance.a': {} }],
    passes: [
      rds({ ssl_action: 'Open' }),
      redis({ ssl_enable: 'Enable' }),
      { 'redis_tair_instance.a': { ssl_enabled: 'Enable' } },
      rds({ ssl_action: '${var.ssl}' }),
    ],
  },
  'data/encrypted-at-rest': {
    flags: [rds(), redis({ tde_status: 'Disabled' }), { 'mongodb_instance.a': { encrypted: false } }],
    passes: [
      rds({ encryption_key: 'key-1' }),
      redis({ tde_status: 'Enabled' }),
      { 'mongodb_instance.a': { encrypted: true } },
    ],
  },
  'data/backups': {
    flags: [
      rds(),
      { ...rds(), 'db_backup_policy.a': { instance_id: ref('db_instance.a'), backup_retention_period: 3 } },
      { ...rds(), 'db_instance.b': {}, 'db_backup_policy.b': { instance_id: ref('db_instance.b') } },
    ],
    passes: [
      { ...rds(), 'db_backup_policy.a': { instance_id: ref('db_instance.a') } },
      { ...rds(), 'db_backup_policy.a': { instance_id: ref('db_instance.a'), backup_retention_period: 30 } },
    ],
  },
  'data/two-nodes': {
    flags: [rds({ category: 'Basic' }), { 'redis_tair_instance.a': { node_type: 'STAND_ALONE' } }],
    passes: [rds({ category: 'HighAvailability' }), rds(), redis()],
  },
  'data/deletion-protection': {
    flags: [rds(), redis({ instance_release_protection: false }), { 'polardb_cluster.a': { deletion_lock: 0 } }],
    passes: [
      rds({ deletion_protection: true }),
      redis({ instance_release_protection: true }),
      { 'polardb_cluster.a': { deletion_lock: 1 } },
      rds({ instance_charge_type: 'Prepaid' }),
    ],
  },
  'data/no-super-account': {
    flags: [{ 'rds_account.a': { account_type: 'Super' } }, { 'db_account.a': { type: 'Super' } }],
    passes: [{ 'rds_account.a': { account_type: 'Normal' } }, { 'polardb_account.a': {} }],
  },
  'data/connection-log': {
    flags: [
      rds({ engine: 'PostgreSQL' }),
      rds({ engine: 'PostgreSQL', parameters: on('log_connections', 'log_duration') }),
    ],
    passes: [
      rds({ engine: 'PostgreSQL', parameters: on('log_connections', 'log_disconnections', 'log_duration') }),
      rds({ engine: 'MySQL' }),
    ],
  },
};

describe('the rules of data', () => provePairs(DATA_RULES, PAIRS));
