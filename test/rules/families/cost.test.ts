import { COST_RULES } from '../../../lib/rules/families/cost';
import { Pair, provePairs, ref, Resources } from './pairs';

const bucket = (said: object): Resources => ({ 'oss_bucket.a': { bucket: 'files', ...said } });
const address = (said: object = {}): Resources => ({ 'eip_address.a': said as Record<string, unknown> });
const group = (most: number | string): Resources => ({ 'ess_scaling_group.a': { max_size: most } });
/** A group a zone, on one template. */
const fleet = (...most: number[]): Resources =>
  Object.fromEntries(
    most.map((max_size, zone) => [
      `ess_scaling_group.zone${zone}`,
      { launch_template_id: ref('ecs_launch_template.t'), max_size },
    ]),
  );
const VERSIONS: Resources = { 'oss_bucket_versioning.a': { bucket: 'files', status: 'Enabled' } };

const PAIRS: Record<string, Pair> = {
  'cost/tagged': {
    flags: [{ 'alb_load_balancer.a': {} }, bucket({ tags: undefined })],
    passes: [{ 'alb_load_balancer.a': { tags: { system: 'shop' } } }, { 'vswitch.a': {} }],
  },
  'cost/capped-traffic': {
    flags: [address({ internet_charge_type: 'PayByTraffic', bandwidth: '200' })],
    passes: [
      address({ internet_charge_type: 'PayByTraffic', bandwidth: '100' }),
      address({ internet_charge_type: 'PayByBandwidth', bandwidth: '200' }),
    ],
  },
  'cost/idle-address': {
    flags: [address(), { ...address(), 'eip_association.b': { allocation_id: ref('eip_address.b') } }],
    passes: [{ ...address(), 'eip_association.a': { allocation_id: ref('eip_address.a') } }],
  },
  'cost/idle-disk': {
    flags: [{ 'ecs_disk.a': {} }],
    passes: [
      { 'ecs_disk.a': {}, 'ecs_disk_attachment.a': { disk_id: ref('ecs_disk.a') } },
      { 'ecs_disk.a': { instance_id: 'i-1' } },
    ],
  },
  'cost/modest-disks': {
    flags: [
      { 'ecs_disk.a': { performance_level: 'PL3' } },
      { 'ecs_launch_template.a': { system_disk: [{ performance_level: 'PL2' }] } },
      { 'instance.a': { data_disks: [{}, { performance_level: 'PL2' }] } },
    ],
    passes: [{ 'ecs_disk.a': { performance_level: 'PL1' } }, { 'ecs_launch_template.a': {} }],
  },
  'cost/bounded-fleet': {
    flags: [group(51), fleet(30, 21)],
    passes: [group(50), group('${var.most}'), fleet(30, 20), { ...group(30), 'ess_scaling_group.b': { max_size: 30 } }],
  },
  'cost/bucket-tidied': {
    flags: [bucket({}), bucket({ lifecycle_rule: [{ enabled: false }] })],
    passes: [
      bucket({ lifecycle_rule: [{ enabled: true }] }),
      bucket({ dynamic: { lifecycle_rule: { for_each: '${var.rules}', content: {} } } }),
    ],
  },
  'cost/old-versions-expire': {
    flags: [{ ...bucket({}), ...VERSIONS }, bucket({ versioning: [{ status: 'Enabled' }] })],
    passes: [
      {
        ...bucket({ lifecycle_rule: [{ enabled: true, noncurrent_version_expiration: [{ days: 30 }] }] }),
        ...VERSIONS,
      },
      bucket({}),
    ],
  },
  'cost/metered-gateway': {
    flags: [{ 'nat_gateway.a': { internet_charge_type: 'PayBySpec' } }],
    passes: [{ 'nat_gateway.a': { internet_charge_type: 'PayByLcu' } }, { 'nat_gateway.a': {} }],
  },
};

describe('the rules of cost', () => provePairs(COST_RULES, PAIRS));
