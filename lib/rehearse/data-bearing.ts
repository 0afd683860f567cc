import type { Change } from './engine/messages';

/** Types whose destruction loses what nobody can synthesize again: files, rows, messages, images, keys, secrets. */
const DATA_BEARING =
  /^alicloud_(oss_bucket|oss_bucket_object|db_(database|instance|readonly_instance)|kvstore_instance|redis_tair_instance|polardb_(cluster|database)|mongodb_(sharding_)?instance|gpdb_instance|clickhouse_db_cluster|lindorm_instance|hbase_instance|graph_database_db_instance|elasticsearch_instance|ots_(instance|table)|nas_file_system|ecs_disk|disk|ecs_snapshot|ecs_image|instance|hbr_vault|log_project|log_store|kms_(instance|key|secret)|oos_secret_parameter|cr_ee_(instance|repo)|cr_repo|alikafka_(instance|topic)|ros_stack|alidns_domain|dns_domain)$/;

/** A stack that may say of a resource that it must not be destroyed. */
export interface ProtectingStack {
  isProtected(address: string): boolean;
}

/** Whether a resource holds what its destruction would lose: by its type, or because its stack protects it. */
export function holdsData(address: string, stacks: readonly ProtectingStack[]): boolean {
  const [type = ''] = address
    .replace(/\[.*\]$/, '')
    .split('.')
    .slice(-2);
  return DATA_BEARING.test(type) || stacks.some(stack => stack.isProtected(address));
}

/** A change that destroys what is there. */
export type Loss = Change & { readonly action: 'replace' | 'delete' };

/** Of changes, those that destroy what holds data. */
export function losses(changes: readonly Change[], stacks: readonly ProtectingStack[]): Loss[] {
  return changes.filter(isLoss).filter(({ address }) => holdsData(address, stacks));
}

/** Of changes, those that destroy what was to be imported. */
export function importedLosses(changes: readonly Change[]): Loss[] {
  return changes.filter(isLoss).filter(({ importedAs }) => importedAs !== undefined);
}

function isLoss(change: Change): change is Loss {
  return change.action === 'replace' || change.action === 'delete';
}
