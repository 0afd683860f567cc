import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdktf';
import { addStacks } from '../../lib/pigeon-web-app';
import { rendering } from '../../lib/rules/rendering';
import { StackReader } from '../../lib/rules/stack-reader';
import { parseSettings } from '../../lib/settings/parse-settings';
import { selectEnvironments } from '../../lib/settings/settings';
import { Arguments } from '../util';

const settings = selectEnvironments(parseSettings(readFileSync(join(__dirname, '../../pigeon.yaml'), 'utf8')), [
  'production',
]);
const [stack] = addStacks(new App({ outdir: 'unused' }), settings);
const production = new StackReader(rendering(stack!));

/** The plan's 7.1, and what the design adds to it: each metric by the name that CloudMonitor has for it. */
const METRICS: Readonly<Record<string, readonly string[]>> = {
  servers: ['CPUUtilization', 'memory_usedutilization', 'diskusage_utilization', 'load_5m'],
  acs_alb: [
    'LoadBalancerHTTPCode5XX',
    'LoadBalancerUpstreamResponseTime',
    'LoadBalancerUnHealthyHostCount',
    'LoadBalancerActiveConnection',
  ],
  acs_rds_dashboard: ['cpu_usage', 'mem_usage', 'local_fs_size_usage', 'iops_usage', 'conn_usgae'],
  acs_kvstore: ['StandardCpuUsage', 'StandardMemoryUsage', 'StandardConnectionUsage', 'StandardHitRate'],
  acs_cdn: ['code5xx', 'hitRate'],
  acs_networkmonitor: ['Availability', 'ResponseTime'],
};
/** Chinese law wants the logs of a network kept for six months. */
const DAYS = 180;

const alarms = production.all('cms_alarm');
const templates = production.all('cms_metric_rule_template');

describe('alarms in production', () => {
  test.each(Object.entries(METRICS).filter(([namespace]) => namespace !== 'servers'))(
    '%s: every metric has an alarm',
    (namespace, metrics) => {
      const watched = alarms.filter(alarm => alarm.says('project', namespace)).map(alarm => alarm.text('metric'));

      expect([...new Set(watched)].toSorted()).toEqual([...metrics].toSorted());
    },
  );

  test('both fleets: every metric of a server has an alarm', () => {
    const watched = templates.map(template =>
      (template.value('alert_templates') as Arguments[]).map(rule => rule['metric_name']),
    );

    expect(watched).toEqual([METRICS['servers'], METRICS['servers']]);
  });

  test('each warns, or is critical, and tells somebody', () => {
    for (const alarm of alarms) {
      const levels = [alarm.value('escalations_warn'), alarm.value('escalations_critical')].filter(Boolean);
      expect([alarm.address, levels.length > 0]).toEqual([alarm.address, true]);
      expect(alarm.list('contact_groups').length).toBeGreaterThan(0);
    }
  });

  test('a certificate that runs out is told by the servers that look at it', () => {
    const alerts = production.all('sls_alert').map(alert => JSON.stringify(alert.body));

    expect(alerts.filter(alert => /certificate/i.test(alert))).not.toEqual([]);
  });
});

describe('logs in production', () => {
  const stores = production.all('log_store');

  test('are those of the application, Nginx, the load balancer, the system and the audit', () => {
    expect(stores.map(store => store.text('logstore_name')?.replace(/_.*/, '')).toSorted()).toEqual([
      'actiontrail',
      'application',
      'load-balancer',
      'nginx',
      'system',
    ]);
  });

  test(`are kept for ${DAYS} days or longer, each with an index`, () => {
    const indexed = production
      .all('log_store_index')
      .map(index => production.named(index.value('logstore'), 'log_store'));

    for (const store of stores) {
      expect(store.number('retention_period')).toBeGreaterThanOrEqual(DAYS);
      expect(indexed).toContain(store);
    }
  });
});
