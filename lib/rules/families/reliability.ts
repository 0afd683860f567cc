import { eachFleet, serversOf, type RenderedFleet } from '../fleets';
import { eachResource, Rule } from '../rule';
import type { StackReader } from '../stack-reader';

/** What holds data that nobody can synthesize again, and that a plan could destroy. */
const DATA = [
  'oss_bucket',
  'db_database',
  'db_instance',
  'kvstore_instance',
  'polardb_cluster',
  'mongodb_instance',
  'nas_file_system',
  'kms_key',
];

export const RELIABILITY_RULES: readonly Rule[] = [
  {
    id: 'reliability/two-servers',
    severity: 'warning',
    concern: 'reliability',
    what: 'A fleet has two servers or more.',
    why: 'One server is an outage whenever it or its zone fails, and for as long as a release takes.',
    fix: 'Set `min_size` to 2, or to 1 in a group for each of two zones (`servers: 2`).',
    find: eachFleet(fleet => {
      const least = serversOf(fleet, 'min_size');
      return least !== undefined && least < 2 && `may have ${least} server${least === 1 ? '' : 's'}`;
    }),
  },
  {
    id: 'reliability/two-zones',
    severity: 'warning',
    concern: 'reliability',
    what: 'A fleet is in two zones or more.',
    why: 'A zone is what fails as a whole.',
    fix: 'Name a vswitch in each of two zones.',
    find: eachFleet((fleet, stack) => {
      const lists = fleet.map(group => group.value('vswitch_ids'));
      return lists.every(Array.isArray) && isInOneZone(lists.flat(), stack) && 'is in one zone';
    }),
  },
  {
    id: 'reliability/load-balancer-zones',
    severity: 'error',
    concern: 'reliability',
    what: 'A load balancer is in two zones or more.',
    why: 'The cloud refuses to make one in a single zone, half an hour into a deployment.',
    fix: 'Name a vswitch in each of two zones.',
    find: eachResource(['alb_load_balancer'], (balancer, stack) => {
      const vswitches = balancer.blocks('zone_mappings').map(mapping => mapping.value('vswitch_id'));
      return !balancer.mayBeAnything('zone_mappings') && isInOneZone(vswitches, stack) && 'is in one zone';
    }),
  },
  {
    id: 'reliability/deletion-protection',
    severity: 'warning',
    concern: 'reliability',
    what: 'Load balancers, fleets and servers refuse to be deleted.',
    why: 'One wrong plan, or one click, is an outage. A new load balancer has another address.',
    fix: 'Switch the protection on (`protection.deletion`).',
    find: eachResource(['alb_load_balancer', 'ess_scaling_group', 'instance'], resource => {
      const argument =
        {
          alicloud_alb_load_balancer: 'deletion_protection_config.enabled',
          alicloud_ess_scaling_group: 'group_deletion_protection',
        }[resource.type] ?? 'deletion_protection';
      return resource.lacks(argument, true) && 'can be deleted by one call';
    }),
  },
  {
    id: 'reliability/prevent-destroy',
    severity: 'warning',
    concern: 'reliability',
    what: 'Terraform refuses to destroy what holds data.',
    why: 'A renamed construct or a changed argument replaces a resource, and its content is gone.',
    fix: 'Set `lifecycle.prevent_destroy` (`protection.deletion`).',
    find: eachResource(DATA, resource => !resource.isProtected && 'may be destroyed by a plan'),
  },
  {
    id: 'reliability/health-check',
    severity: 'error',
    concern: 'reliability',
    what: 'A load balancer asks its servers whether they work.',
    why: 'Otherwise it goes on sending visitors to one that does not.',
    fix: 'Set `health_check_enabled`, with a path that fails when the application does.',
    find: eachResource(
      ['alb_server_group'],
      group =>
        group.blocks('health_check_config').some(check => check.lacks('health_check_enabled', true)) &&
        'is not asked whether it works',
    ),
  },
  {
    id: 'reliability/replaced-when-ill',
    severity: 'warning',
    concern: 'reliability',
    what: 'A fleet replaces servers that fail.',
    why: 'With `health_check_type: NONE` a dead server is counted as one that works.',
    fix: 'Set `health_check_type` to `ECS` or `LOAD_BALANCER`.',
    find: eachResource(
      ['ess_scaling_group'],
      group => group.says('health_check_type', 'NONE') && 'keeps servers that have failed',
    ),
  },
  {
    id: 'reliability/connections-drained',
    severity: 'info',
    concern: 'reliability',
    what: 'A server that leaves finishes its requests first.',
    why: 'Otherwise each release and each shrinking breaks the requests of the moment.',
    fix: 'Set `connection_drain_config` with `connection_drain_enabled`.',
    find: eachResource(
      ['alb_server_group'],
      group =>
        group.lacks('connection_drain_config.connection_drain_enabled', true) &&
        'drops the requests of a server that leaves',
    ),
  },
  {
    id: 'reliability/spread-over-zones',
    severity: 'warning',
    concern: 'reliability',
    what: 'A fleet spreads its servers over its zones.',
    why: 'With the default, `PRIORITY`, all servers of a scaling group are in its first zone, and fail with it.',
    fix:
      'Have a scaling group for each zone, on one launch template, each naming the vswitch of its own zone first (as many ' +
      '`servers` as zones). `multi_az_policy: BALANCE` spreads one group, but no instance refresh is possible then.',
    find: eachFleet((fleet, stack) => {
      const isSpread = fleet.some(group => !group.lacks('multi_az_policy', 'BALANCE', 'COMPOSABLE', 'COST_OPTIMIZED'));
      const isOne = serversOf(fleet, 'max_size') === 1;
      return !isSpread && !isOne && haveOneFirstZone(fleet, stack) && 'puts every server into its first zone';
    }),
  },
  {
    id: 'reliability/shared-state',
    severity: 'info',
    concern: 'reliability',
    what: 'The state is kept where a team can reach it, and where it is locked.',
    why: 'A state on one machine is lost with it, and two people who deploy at once undo each other.',
    fix: 'Keep it in OSS with a lock (`state: { type: oss, lock: … }`), or remotely.',
    find: stack => {
      const [type = 'local', options = {}] = stack.backend ?? [];
      if (type === 'local') {
        return [{ message: 'keeps its state on the machine that deploys' }];
      }
      return type === 'oss' && options['tablestore_table'] === undefined
        ? [{ message: 'keeps its state without a lock' }]
        : [];
    },
  },
];

/** Whether all groups of a fleet begin in the same zone, as a single one does. */
function haveOneFirstZone(fleet: RenderedFleet, stack: StackReader): boolean {
  const firsts = fleet
    .map(group => group.value('vswitch_ids'))
    .map(ids => (Array.isArray(ids) ? (ids[0] as unknown) : ids));
  return fleet.length === 1 || isInOneZone(firsts, stack);
}

function isInOneZone(vswitches: unknown, stack: StackReader): boolean {
  if (!Array.isArray(vswitches) || vswitches.length === 0) {
    return false;
  }
  const zones = vswitches.map((vswitch: unknown) => stack.named(vswitch, 'vswitch')?.text('zone_id') ?? vswitch);
  return new Set(zones).size === 1;
}
