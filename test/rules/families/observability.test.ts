import { OBSERVABILITY_RULES } from '../../../lib/rules/families/observability';
import { Pair, provePairs, ref, Resources } from './pairs';

const BALANCER: Resources = { 'alb_load_balancer.a': {} };
const store = (said: object = {}): Resources => ({ 'log_store.a': { logstore_name: 'app', ...said } });
const trail = (said: object): Resources => ({ 'actiontrail_trail.a': { event_rw: 'All', ...said } });
const alarm = (said: object): Resources => ({ 'cms_alarm.a': { contact_groups: ['team'], ...said } });

const PAIRS: Record<string, Pair> = {
  'observability/alarms': {
    flags: [
      BALANCER,
      { 'ess_scaling_group.a': {}, ...alarm({ project: 'acs_alb' }) },
      { 'ess_scaling_group.a': {}, 'cms_metric_rule_template.a': { alert_templates: [{ namespace: 'acs_alb' }] } },
      { 'db_instance.a': {} },
    ],
    passes: [
      { ...BALANCER, ...alarm({ project: 'acs_alb' }) },
      { 'instance.a': {}, ...alarm({ project: 'acs_ecs_dashboard' }) },
      { 'instance.a': {}, 'cms_group_metric_rule.a': { namespace: 'acs_ecs_dashboard' } },
      {
        'ess_scaling_group.a': {},
        'cms_metric_rule_template.a': { alert_templates: [{ namespace: 'acs_ecs_dashboard' }] },
      },
      { 'oss_bucket.a': {} },
    ],
  },
  'observability/alarm-enabled': {
    flags: [
      alarm({ enabled: false }),
      { 'cms_alarm.a': { contact_groups: [] } },
      { 'cms_alarm_contact_group.a': { alarm_contact_group_name: 'team' } },
    ],
    passes: [alarm({}), alarm({ enabled: true }), { 'cms_alarm_contact_group.a': { contacts: ['ada'] } }],
  },
  'observability/load-balancer-log': {
    flags: [
      BALANCER,
      {
        ...BALANCER,
        'alb_load_balancer_access_log_config_attachment.b': { load_balancer_id: ref('alb_load_balancer.b') },
      },
    ],
    passes: [
      {
        ...BALANCER,
        'alb_load_balancer_access_log_config_attachment.a': { load_balancer_id: ref('alb_load_balancer.a') },
      },
      { 'alb_load_balancer.a': { access_log_config: [{ log_project: 'p', log_store: 's' }] } },
    ],
  },
  'observability/log-index': {
    flags: [store(), { ...store(), 'log_store_index.b': { logstore: 'another' } }],
    passes: [
      { ...store(), 'log_store_index.a': { logstore: 'app' } },
      { ...store(), 'log_store_index.a': { logstore: ref('log_store.a', 'logstore_name') } },
    ],
  },
  'observability/log-retention': {
    flags: [store(), store({ retention_period: 90 })],
    passes: [store({ retention_period: 180 }), store({ retention_period: '${var.days}' })],
  },
  'observability/no-web-tracking': {
    flags: [store({ enable_web_tracking: true })],
    passes: [store({ enable_web_tracking: false }), store()],
  },
  'observability/complete-trail': {
    flags: [trail({ event_rw: 'Write' }), trail({ trail_region: 'cn-hangzhou' }), { 'actiontrail.a': {} }],
    passes: [trail({}), trail({ trail_region: 'All' })],
  },
  'observability/no-endless-logs': {
    flags: [store({ retention_period: 3650 })],
    passes: [store({ retention_period: 365 }), store()],
  },
};

describe('the rules of observability', () => provePairs(OBSERVABILITY_RULES, PAIRS));
