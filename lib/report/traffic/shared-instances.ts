import type { StackResource } from '../stack-resource';
import type { WrittenStack } from '../stack-reader';
import { actor, type Actor } from './actor';
import { constant } from './arguments';

const DATABASE = [
  'alicloud_db_database',
  'alicloud_rds_account',
  'alicloud_db_account',
  'alicloud_db_account_privilege',
];
const CACHE = ['alicloud_kvstore_account'];

/** Databases and caches that the stack makes an account on, and which belong to somebody else. */
export function sharedInstances(stack: WrittenStack): Actor[] {
  const found = new Map<string, Actor>();
  for (const one of stack.ofType(...DATABASE, ...CACHE)) {
    const id = constant(one.arguments['instance_id']) ?? constant(one.arguments['db_instance_id']);
    if (id !== undefined && !found.has(id)) found.set(id, shared(id, one));
  }
  return [...found.values()];
}

function shared(id: string, one: StackResource): Actor {
  const isCache = CACHE.includes(one.type);
  // Of the construct that makes our share; a stack without constructs has an address in its place.
  const construct = one.path === one.address ? undefined : one.construct.split('/').slice(0, -1).join('/');
  return actor({
    id: `instance:${id}`,
    kind: isCache ? 'cache' : 'database',
    name: id,
    isOurs: false,
    ...(construct !== undefined && { construct }),
  });
}
