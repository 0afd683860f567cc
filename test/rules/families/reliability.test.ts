import { RELIABILITY_RULES } from '../../../lib/rules/families/reliability';
import { Pair, provePairs, ref, Resources } from './pairs';

const group = (said: object): Resources => ({ 'ess_scaling_group.a': said as Record<string, unknown> });
/** Groups of one fleet, such as one a zone. */
const fleet = (...groups: object[]): Resources =>
  Object.fromEntries(
    groups.map((said, zone) => [
      `ess_scaling_group.zone${zone}`,
      { launch_template_id: ref('ecs_launch_template.t'), ...said },
    ]),
  );
const balancer = (said: object): Resources => ({ 'alb_load_balancer.a': said as Record<string, unknown> });
const servers = (said: object): Resources => ({ 'alb_server_group.a': said as Record<string, unknown> });
const zones = (...vswitches: string[]) => ({ zone_mappings: vswitches.map(vswitch_id => ({ vswitch_id })) });
const backend = (said: object): Resources => ({ terraform: { backend: said } });
const VSWITCHES: Resources = {
  'vswitch.h': { zone_id: 'cn-hangzhou-h' },
  'vswitch.h2': { zone_id: 'cn-hangzhou-h' },
  'vswitch.i': { zone_id: 'cn-hangzhou-i' },
};

const PAIRS: Record<string, Pair> = {
  'reliability/two-servers': {
    flags: [
      group({ min_size: 1, max_size: 4 }),
      group({ min_size: 0 }),
      fleet({ min_size: 1 }, { min_size: 0 }),
      { ...group({ min_size: 1 }), 'ess_scaling_group.b': { min_size: 1 } },
    ],
    passes: [
      group({ min_size: 2 }),
      group({ min_size: '${var.servers}' }),
      fleet({ min_size: 1 }, { min_size: 1 }),
      fleet({ min_size: 1 }, { min_size: '${var.servers}' }),
    ],
  },
  'reliability/two-zones': {
    flags: [
      group({ vswitch_ids: ['vsw-1'] }),
      { ...group({ vswitch_ids: [ref('vswitch.h'), ref('vswitch.h2')] }), ...VSWITCHES },
      { ...fleet({ vswitch_ids: [ref('vswitch.h')] }, { vswitch_ids: [ref('vswitch.h2')] }), ...VSWITCHES },
    ],
    passes: [
      group({ vswitch_ids: ['vsw-1', 'vsw-2'] }),
      fleet({ vswitch_ids: ['vsw-1'] }, { vswitch_ids: ['vsw-2'] }),
      fleet({ vswitch_ids: ['vsw-1'] }, { vswitch_ids: '${var.vswitches}' }),
      { ...group({ vswitch_ids: [ref('vswitch.h'), ref('vswitch.i')] }), ...VSWITCHES },
      group({ vswitch_ids: '${var.vswitches}' }),
    ],
  },
  'reliability/load-balancer-zones': {
    flags: [balancer(zones('vsw-1')), { ...balancer(zones(ref('vswitch.h'), ref('vswitch.h2'))), ...VSWITCHES }],
    passes: [
      balancer(zones('vsw-1', 'vsw-2')),
      { ...balancer(zones(ref('vswitch.h'), ref('vswitch.i'))), ...VSWITCHES },
    ],
  },
  'reliability/deletion-protection': {
    flags: [
      balancer({}),
      balancer({ deletion_protection_config: [{ enabled: false }] }),
      group({ group_deletion_protection: false }),
      { 'instance.a': {} },
    ],
    passes: [
      balancer({ deletion_protection_config: { enabled: true } }),
      group({ group_deletion_protection: true }),
      { 'instance.a': { deletion_protection: true } },
    ],
  },
  'reliability/prevent-destroy': {
    flags: [{ 'oss_bucket.a': {} }, { 'db_database.a': { lifecycle: { prevent_destroy: false } } }],
    passes: [
      { 'oss_bucket.a': { lifecycle: { prevent_destroy: true } } },
      { 'oss_bucket.a': { lifecycle: [{ prevent_destroy: true }] } },
      { 'oss_bucket_acl.a': {} },
    ],
  },
  'reliability/health-check': {
    flags: [servers({ health_check_config: [{ health_check_enabled: false }] })],
    passes: [servers({ health_check_config: [{ health_check_enabled: true }] })],
  },
  'reliability/replaced-when-ill': {
    flags: [group({ health_check_type: 'NONE' })],
    passes: [group({ health_check_type: 'ECS' }), group({})],
  },
  'reliability/connections-drained': {
    flags: [servers({}), servers({ connection_drain_config: { connection_drain_enabled: false } })],
    passes: [servers({ connection_drain_config: [{ connection_drain_enabled: true }] })],
  },
  'reliability/spread-over-zones': {
    flags: [
      group({}),
      group({ multi_az_policy: 'PRIORITY', max_size: 2 }),
      fleet({ vswitch_ids: ['vsw-1', 'vsw-2'], max_size: 1 }, { vswitch_ids: ['vsw-1'], max_size: 1 }),
      { ...fleet({ vswitch_ids: [ref('vswitch.h')] }, { vswitch_ids: [ref('vswitch.h2')] }), ...VSWITCHES },
    ],
    passes: [
      group({ multi_az_policy: 'BALANCE' }),
      group({ max_size: 1 }),
      fleet({ vswitch_ids: ['vsw-1', 'vsw-2'] }, { vswitch_ids: ['vsw-2', 'vsw-1'] }),
      { ...fleet({ vswitch_ids: [ref('vswitch.h')] }, { vswitch_ids: [ref('vswitch.i')] }), ...VSWITCHES },
    ],
  },
  'reliability/shared-state': {
    flags: [{}, backend({ local: { path: 'terraform.tfstate' } }), backend({ oss: { bucket: 'state' } })],
    passes: [
      backend({ oss: { bucket: 'state', tablestore_table: 'lock' } }),
      backend({ remote: { organization: 'acme' } }),
      backend({ s3: { bucket: 'state' } }),
    ],
  },
};

describe('the rules of reliability', () => provePairs(RELIABILITY_RULES, PAIRS));
