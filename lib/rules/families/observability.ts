import type { RenderedResource } from '../resource';
import { eachResource, Rule } from '../rule';
import { checkov, kics } from '../scanner-check';
import type { StackReader } from '../stack-reader';

/** Days that the law on network security asks logs to be kept for: six months. */
const AUDIT_DAYS = 180;
/** Retention that means for ever. */
const FOR_EVER = 3650;
/** What CloudMonitor calls what it watches, and the types of resource that are it. */
const WATCHED: readonly (readonly [string, RegExp, readonly string[]])[] = [
  ['servers', /^acs_ecs_dashboard$/, ['instance', 'ess_scaling_group']],
  ['load balancers', /^acs_(alb|slb_dashboard)$/, ['alb_load_balancer']],
  ['databases', /^acs_rds_dashboard$/, ['db_instance']],
  ['caches', /^acs_kvstore$/, ['kvstore_instance']],
];

export const OBSERVABILITY_RULES: readonly Rule[] = [
  {
    id: 'observability/alarms',
    severity: 'warning',
    concern: 'reliability',
    what: 'What a stack runs is watched: servers, load balancers, databases and caches each have an alarm.',
    why: 'Otherwise visitors are the first to tell that a disk is full.',
    fix: 'Add alarms (`alicloud_cms_alarm`, or for servers a rule template of their group) on the metrics of each kind.',
    find: stack =>
      WATCHED.flatMap(([what, namespace, types]) => {
        const [resource] = stack.all(...types);
        return resource && !hasAlarm(stack, namespace) ? [{ resource, message: `no alarm watches the ${what}` }] : [];
      }),
  },
  {
    id: 'observability/alarm-enabled',
    severity: 'warning',
    concern: 'reliability',
    what: 'Alarms are switched on, and tell somebody.',
    why: 'An alarm that is off, or has nobody to tell, looks like one and is none.',
    fix: 'Remove `enabled: false`, and name a contact group with contacts in it.',
    find: eachResource(['cms_alarm', 'cms_alarm_contact_group'], resource => {
      if (resource.type === 'alicloud_cms_alarm_contact_group') {
        return resource.misses('contacts') && 'has no contacts';
      }
      return resource.says('enabled', false) ? 'is switched off' : resource.misses('contact_groups') && 'tells nobody';
    }),
  },
  {
    id: 'observability/load-balancer-log',
    severity: 'warning',
    concern: 'security',
    what: 'A load balancer writes a log of its requests.',
    why: 'Without it nobody can tell what failed, for whom, and who tried what.',
    fix: 'Send it to a log store (`logAccessTo`).',
    find: eachResource(
      ['alb_load_balancer'],
      (balancer, stack) =>
        balancer.misses('access_log_config') &&
        stack.naming(balancer, 'alb_load_balancer_access_log_config_attachment', 'load_balancer_id').length === 0 &&
        'keeps no log of its requests',
    ),
  },
  {
    id: 'observability/log-index',
    severity: 'warning',
    concern: 'reliability',
    what: 'A log store has an index.',
    why: 'Without one its logs cannot be searched, and no alert or dashboard can be made from them.',
    fix: 'Add an `alicloud_log_store_index` with the fields that are searched.',
    find: eachResource(['log_store'], (store, stack) => !hasIndex(store, stack) && 'has no index'),
  },
  {
    id: 'observability/log-retention',
    severity: 'info',
    concern: 'security',
    what: `Logs are kept for ${AUDIT_DAYS} days or more.`,
    why: 'Break-ins are found months later. In China the law asks for six months of network logs.',
    fix: `Set \`retention_period\` to ${AUDIT_DAYS} or more where a log tells who did what.`,
    scanners: [kics('ed6cf6ff-9a1f-491c-9f88-e03c0807f390', 'log_store')],
    find: eachResource(['log_store'], store => {
      const days = store.number('retention_period') ?? (store.misses('retention_period') ? 30 : AUDIT_DAYS);
      return days < AUDIT_DAYS && `keeps logs for ${days} days`;
    }),
  },
  {
    id: 'observability/no-web-tracking',
    severity: 'warning',
    concern: 'security',
    what: 'Not everybody can write to a log store (`enable_web_tracking` is off).',
    why: 'With web tracking anybody on the internet writes to it, at your cost, and buries what matters.',
    fix: 'Remove `enable_web_tracking`, and collect from browsers through your own server.',
    find: eachResource(['log_store'], store => store.says('enable_web_tracking', true) && 'takes logs from everybody'),
  },
  {
    id: 'observability/complete-trail',
    severity: 'warning',
    concern: 'security',
    what: 'The audit trail has every region, and both what was read and what was written.',
    why: 'Whoever breaks in works in the region that is not watched.',
    fix: 'Set `trail_region` to `All` and `event_rw` to `All`.',
    scanners: [
      checkov('CKV_ALI_4', 'actiontrail_trail'),
      checkov('CKV_ALI_5', 'actiontrail_trail'),
      kics('c065b98e-1515-4991-9dca-b602bd6a2fbb', 'actiontrail_trail'),
    ],
    find: eachResource(['actiontrail_trail', 'actiontrail'], trail => {
      const region = trail.misses('trail_region')
        ? false
        : trail.lacks('trail_region', 'All') && 'does not have every region';
      return region || (trail.lacks('event_rw', 'All') && 'does not have every event');
    }),
  },
  {
    id: 'observability/no-endless-logs',
    severity: 'info',
    concern: 'cost',
    what: 'Logs end some day.',
    why: 'Those that are kept for ever cost more every month, and hold personal data longer than anybody may.',
    fix: 'Set `retention_period` to what the log is for, and move what must stay to the archive of a bucket.',
    find: eachResource(
      ['log_store'],
      store => (store.number('retention_period') ?? 0) >= FOR_EVER && 'keeps logs for ever',
    ),
  },
];

function hasAlarm(stack: StackReader, namespace: RegExp): boolean {
  const alarms = stack.all('cms_alarm').map(alarm => alarm.text('project'));
  const ofGroups = stack.all('cms_group_metric_rule').map(rule => rule.text('namespace'));
  const templates = stack.all('cms_metric_rule_template').flatMap(template => template.blocks('alert_templates'));
  const ofTemplates = templates.map(template => template.text('namespace'));
  return [...alarms, ...ofGroups, ...ofTemplates].some(watched => namespace.test(watched ?? ''));
}

function hasIndex(store: RenderedResource, stack: StackReader): boolean {
  // Stores of several projects may have one name; an index that names it is then taken for that of each.
  return stack.naming(store, 'log_store_index', 'logstore').length > 0;
}
