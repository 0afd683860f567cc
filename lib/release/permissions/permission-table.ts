import { DATA } from './data';
import { EDGE } from './edge';
import { IDENTITY } from './identity';
import { LOAD_BALANCER } from './load-balancer';
import { NEIGHBOURS } from './neighbours';
import { NETWORK } from './network';
import { OBSERVE } from './observe';
import { SERVERS } from './servers';
import { STORAGE } from './storage';
import type { PermissionTable } from './type-permissions';

/**
 * What each type of resource needs, without `alicloud_`; data sources begin with `data.`. The actions are the calls that the
 * provider makes for it, read off its source (1.283 to 1.289).
 */
export const PERMISSIONS: PermissionTable = {
  ...NETWORK,
  ...LOAD_BALANCER,
  ...SERVERS,
  ...DATA,
  ...STORAGE,
  ...EDGE,
  ...OBSERVE,
  ...IDENTITY,
  ...NEIGHBOURS,
};
