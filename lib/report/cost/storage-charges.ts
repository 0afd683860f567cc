import type { WrittenStack } from '../stack-reader';
import { referencesIn, type StackResource } from '../stack-resource';
import { countOf, textIn, type Charge } from './charge';
import { exactly } from './range';

/** What is kept costs: buckets, and the database and the cache that somebody else pays for. */
export function storageCharges(stack: WrittenStack): Charge[] {
  return [...shared(stack), ...buckets(stack)];
}

/** The bucket that visitors' files come from holds as much as the plan says. How much others hold nobody said. */
function buckets(stack: WrittenStack): Charge[] {
  return stack.ofType('alicloud_oss_bucket').map(resource => {
    const name = textIn(resource.arguments['bucket']) ?? '';
    const own = [`oss-storage/${resource.construct}`, `oss-storage/${name}`];
    const keys = isServed(resource, name, stack) ? [...own, 'oss-storage'] : own;
    const kind = isServed(resource, name, stack) ? 'storage' : 'bucket';
    return { kind, resource, detail: name, keys, unit: 'GB', count: countOf(resource) };
  });
}

function isServed(bucket: StackResource, name: string, stack: WrittenStack): boolean {
  if (/(^|\/)(Static)?Assets$/.test(bucket.construct)) return true;
  return stack.ofType('alicloud_cdn_domain_new', 'alicloud_dcdn_domain').some(({ arguments: { sources } }) => {
    const hosts = [sources].flat().map(source => JSON.stringify(source) ?? '');
    return referencesIn(sources).includes(bucket.address) || hosts.some(host => host.includes(`"${name}.oss-`));
  });
}

const SHARED = {
  'shared-postgres': ['alicloud_db_database', 'alicloud_rds_account', 'alicloud_db_account'],
  'shared-redis': ['alicloud_kvstore_account'],
} as const;

/** What stands on an instance that is none of the stack's own. */
function shared(stack: WrittenStack): Charge[] {
  return (['shared-postgres', 'shared-redis'] as const).flatMap(kind => {
    const users = new Map<string, StackResource>();
    for (const resource of stack.ofType(...SHARED[kind])) {
      const instance = textIn(resource.arguments['instance_id'] ?? resource.arguments['db_instance_id']);
      if (instance !== undefined && !users.has(instance)) users.set(instance, resource);
    }
    return [...users].map(([detail, resource]): Charge => ({
      kind,
      resource,
      detail,
      keys: [],
      unit: 'month',
      count: exactly(1),
    }));
  });
}
