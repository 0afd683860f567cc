import { eachFleet, serversOf } from '../fleets';
import { eachResource, Rule } from '../rule';
import { kics } from '../scanner-check';

/** A bill by traffic has no upper end below this. */
const MUCH_BANDWIDTH = 100;
const MANY_SERVERS = 50;
/** What takes tags and costs money each month. */
const BILLED = [
  'instance',
  'alb_load_balancer',
  'eip_address',
  'nat_gateway',
  'oss_bucket',
  'db_instance',
  'kvstore_instance',
  'ecs_disk',
  'ecs_launch_template',
  'cdn_domain_new',
];

export const COST_RULES: readonly Rule[] = [
  {
    id: 'cost/tagged',
    severity: 'info',
    concern: 'cost',
    what: 'What is billed has tags.',
    why: 'The bill can then be split by system and environment, and nobody wonders whose it is.',
    fix: 'Give the stack `tags`.',
    find: eachResource(BILLED, resource => resource.misses('tags') && 'has no tags'),
  },
  {
    id: 'cost/capped-traffic',
    severity: 'warning',
    concern: 'cost',
    what: 'An address that is billed by traffic has a modest bandwidth.',
    why: 'A flood of requests, or one wrong loop, is otherwise a bill without an upper end.',
    fix: `Lower the bandwidth to ${MUCH_BANDWIDTH} Mbps or less, or pay by bandwidth.`,
    find: eachResource(['eip_address', 'eip', 'instance'], resource => {
      const bandwidth = resource.number('bandwidth') ?? resource.number('internet_max_bandwidth_out') ?? 0;
      return (
        resource.says('internet_charge_type', 'PayByTraffic') &&
        bandwidth > MUCH_BANDWIDTH &&
        `pays by traffic, up to ${bandwidth} Mbps`
      );
    }),
  },
  {
    id: 'cost/idle-address',
    severity: 'warning',
    concern: 'cost',
    what: 'Every address that is paid for is used.',
    why: 'An address that belongs to nothing is billed by the hour.',
    fix: 'Associate it, or remove it.',
    find: eachResource(
      ['eip_address', 'eip'],
      (address, stack) => !stack.isRead(address) && 'is used by nothing in this stack',
    ),
  },
  {
    id: 'cost/idle-disk',
    severity: 'warning',
    concern: 'cost',
    what: 'Every disk that is paid for is attached.',
    why: 'A disk is billed by its size, whether anybody reads it or not.',
    fix: 'Attach it, or keep a snapshot and remove it.',
    find: eachResource(
      ['ecs_disk', 'disk'],
      (disk, stack) => disk.misses('instance_id') && !stack.isRead(disk) && 'is attached to nothing in this stack',
    ),
  },
  {
    id: 'cost/modest-disks',
    severity: 'info',
    concern: 'cost',
    what: 'Disks are of the performance level that is used (`PL0` or `PL1`).',
    why: '`PL2` and `PL3` cost two and four times as much, and are faster only for large disks under load.',
    fix: 'Take `PL1`, and more when the metrics of the disk ask for it.',
    find: eachResource(['instance', 'ecs_launch_template', 'ess_scaling_configuration', 'ecs_disk'], resource => {
      const levels = ['performance_level', 'system_disk_performance_level', 'system_disk.performance_level']
        .map(path => resource.text(path))
        .concat(
          [...resource.blocks('data_disks'), ...resource.blocks('data_disk')].map(disk =>
            disk.text('performance_level'),
          ),
        );
      const high = levels.find(level => level === 'PL2' || level === 'PL3');
      return high && `has a disk of level ${high}`;
    }),
  },
  {
    id: 'cost/bounded-fleet',
    severity: 'warning',
    concern: 'cost',
    what: `A fleet does not grow past ${MANY_SERVERS} servers unasked.`,
    why: 'A flood of requests, or a wrong metric, otherwise starts them all.',
    fix: 'Lower `max_size` to what the busiest day needs, and acknowledge where that is more.',
    find: eachFleet(fleet => {
      const most = serversOf(fleet, 'max_size') ?? 0;
      return most > MANY_SERVERS && `may grow to ${most} servers`;
    }),
  },
  {
    id: 'cost/bucket-tidied',
    severity: 'info',
    concern: 'cost',
    what: 'A bucket is tidied by a lifecycle rule.',
    why: 'Uploads that broke off, and files that nobody reads any more, are paid for every month and seen by nobody.',
    fix: 'Add a lifecycle rule that aborts unfinished uploads after some days, and expires what has an end.',
    scanners: [kics('7db8bd7e-9772-478c-9ec5-4bc202c5686f', 'oss_bucket', { readsLess: true })],
    find: eachResource(['oss_bucket'], bucket =>
      bucket.misses('lifecycle_rule') || bucket.blocks('lifecycle_rule').every(rule => rule.lacks('enabled', true))
        ? !bucket.mayBeAnything('lifecycle_rule') && 'has no lifecycle rule'
        : undefined,
    ),
  },
  {
    id: 'cost/old-versions-expire',
    severity: 'info',
    concern: 'cost',
    what: 'Previous versions in a bucket end some day.',
    why: 'Every file that was ever replaced or deleted is otherwise paid for, for ever.',
    fix: 'Add `noncurrent_version_expiration` to a lifecycle rule.',
    find: eachResource(['oss_bucket'], (bucket, stack) => {
      const versions = [
        bucket.text('versioning.status'),
        ...stack.naming(bucket, 'oss_bucket_versioning', 'bucket').map(({ body }) => body['status']),
      ];
      const isEnding = JSON.stringify(bucket.body).includes('"noncurrent_version_expiration"');
      return versions.includes('Enabled') && !isEnding && 'keeps every previous version for ever';
    }),
  },
  {
    id: 'cost/metered-gateway',
    severity: 'info',
    concern: 'cost',
    what: 'A NAT gateway is paid for by what it does (`PayByLcu`).',
    why: 'The fixed sizes are paid for in full when the gateway does nothing, and are no longer sold to new accounts.',
    fix: 'Set `internet_charge_type` to `PayByLcu`.',
    find: eachResource(
      ['nat_gateway'],
      gateway => gateway.says('internet_charge_type', 'PayBySpec') && 'is paid for by its size',
    ),
  },
];
