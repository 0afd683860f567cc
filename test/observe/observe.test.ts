import { PigeonWeb } from '../../lib/pigeon-web';
import { Alarms } from '../../lib/observe/alarms';
import { Audit } from '../../lib/observe/audit';
import { LogProject } from '../../lib/observe/log-project';
import { MASKS } from '../../lib/observe/masking';
import { QuietHours } from '../../lib/observe/quiet-hours';
import { ApplicationLoadBalancer } from '../../lib/network/application-load-balancer';
import { Duration } from '../../lib/values/duration';
import { problemsOf, environment, ENVIRONMENT, textOf } from '../settings/good-file';
import { merge } from '../../lib/settings/presets';
import { Arguments, emptyStack, synth } from '../util';

const OWN = { contactGroups: ['oncall'] };

function alarmsOf(watch: (alarms: Alarms) => void, quietHours?: QuietHours): Arguments[] {
  return synth(scope => watch(new Alarms(scope, 'Alarms', { ...OWN, quietHours }))).all('cms_alarm');
}

function metrics(alarms: Arguments[]): unknown[] {
  return alarms.map(alarm => alarm.metric).toSorted();
}

describe('Alarms', () => {
  test('tell somebody', () => {
    expect(() => new Alarms(emptyStack(), 'Alarms', {})).toThrow('an alarm tells somebody');
  });

  test('know PostgreSQL by the names of its own metrics', () => {
    const alarms = alarmsOf(it => it.watchPostgres('Postgres', 'pgm-1').alarmOnAll());

    expect(metrics(alarms)).toEqual(['conn_usgae', 'cpu_usage', 'iops_usage', 'local_fs_size_usage', 'mem_usage']);
    alarms.forEach(alarm => expect(alarm.metric_dimensions).toBe('[{"instanceId":"pgm-1"}]'));
  });

  test.each([
    ['standard', 'StandardCpuUsage'],
    ['cluster', 'ShardingCpuUsage'],
    ['readWriteSplit', 'SplitrwCpuUsage'],
  ] as const)('know a %s Redis by %s', (architecture, metric) => {
    expect(metrics(alarmsOf(it => it.watchRedis('Redis', 'r-1', architecture).alarmOnCpu()))).toEqual([metric]);
  });

  test('look at the value of a load balancer, which has no average', () => {
    const balancer = { loadBalancerId: 'alb-1', dnsName: 'alb.example.com' };
    const alarms = alarmsOf(it =>
      it
        .watchLoadBalancer('Balancer', ApplicationLoadBalancer.fromAttributes(it, 'Imported', balancer))
        .alarmOnServerErrors({ above: 3, for: Duration.minutes(5) }),
    );

    expect(alarms).toEqual([
      expect.objectContaining({
        metric: 'LoadBalancerHTTPCode5XX',
        metric_dimensions: '[{"loadBalancerId":"alb-1"}]',
        escalations_critical: { comparison_operator: '>', statistics: 'Value', threshold: '3', times: 5 },
      }),
    ]);
    expect(alarms[0]).not.toHaveProperty('escalations_warn');
  });

  test('let warnings wait in quiet hours, and nothing else', () => {
    const alarms = alarmsOf(it => it.watchPostgres('Postgres', 'pgm-1').alarmOnCpu(), QuietHours.parse('22:00-07:00'));

    expect(alarms.map(it => [it.effective_interval, 'escalations_critical' in it])).toEqual([
      ['00:00-23:59', true],
      ['07:00-21:59', false],
    ]);
  });

  test.each(['7:00-9:00', '12:00-14:00', '22:30-07:00', '22:00-24:00'])('refuse quiet hours of %s', text => {
    expect(() => QuietHours.parse(text)).toThrow('whole hours around midnight');
  });

  test('refuse a warning that comes after the alarm, and a time between two looks', () => {
    const watch = new Alarms(emptyStack(), 'Alarms', OWN).watchPostgres('Postgres', 'pgm-1');

    expect(() => watch.alarmOnCpu({ above: 70, warnAbove: 80 })).toThrow('warns before it is critical');
    expect(() => watch.alarmOnDisk({ above: 70, for: Duration.minutes(7) })).toThrow('no whole number of those');
  });
});

/** What the log agent makes of a line. */
function mask(text: string): string {
  return MASKS.reduce(
    (at, { before, secret, instead }) =>
      at.replace(
        new RegExp(`(${before.replace('(?i)', '')})(?:${secret})`, 'i'),
        (_all, kept: string) => kept + instead,
      ),
    text,
  );
}

describe('LogProject', () => {
  const props = { projectName: 'logs-of-a-test', region: 'cn-hangzhou' };

  test('makes an index and a retention for each store, and lets servers join by a name', () => {
    let group = '';
    const stack = synth(scope => {
      group = new LogProject(scope, 'Logs', { ...props, retention: Duration.days(7) }).collectFromBackend(
        'Backend',
      ).machineGroup;
    });

    expect(stack.all('log_store').map(it => [it.logstore_name, it.retention_period])).toEqual([
      ['application', 7],
      ['system', 7],
    ]);
    expect(stack.all('log_store_index')).toHaveLength(2);
    expect(stack.the('log_machine_group')).toMatchObject({ identify_type: 'userdefined', identify_list: [group] });
    expect(stack.all('logtail_attachment')).toHaveLength(3);
  });

  test.each([
    ['password=hunter2 ok', 'password=*** ok'],
    ['{"access_key": "LTAI1", "a": 1}', '{"access_key": "***", "a": 1}'],
    ['Authorization: Bearer abc.def', 'Authorization: Bearer ***'],
    ['postgres://u:pw@host/db', 'postgres://u:***@host/db'],
    ['nothing to hide', 'nothing to hide'],
  ])('masks %s', (line, masked) => {
    expect(mask(line)).toBe(masked);
  });

  test('follows the calls of an account, and tells of the owner and of security groups', () => {
    const stack = synth(scope => {
      const logs = new LogProject(scope, 'Logs', props);
      new Audit(scope, 'Audit', { logs, accountId: '1234567890123456', actionPolicy: 'oncall' });
    });

    expect(stack.the('actiontrail_trail')).toMatchObject({ event_rw: 'All', trail_region: 'All' });
    expect(stack.the('actiontrail_trail').sls_project_arn).toMatch(/^acs:log:cn-hangzhou:1234567890123456:project\//);
    expect(stack.the('log_store')).toMatchObject({ logstore_name: 'actiontrail_test-audit', retention_period: 365 });
    expect(stack.all('sls_alert')).toHaveLength(2);
  });
});

interface AlertConfiguration {
  readonly query_list: readonly { readonly query: string; readonly start: string }[];
  readonly no_data_fire: boolean;
}

/** The alert of this title, in an environment that says this of backups. */
function alertWith(title: RegExp, backups: object = {}): AlertConfiguration | undefined {
  const stack = synth(scope => {
    const said = { logs: { project: 'p-logs', actionPolicy: 'oncall' }, backups, assets: { bucket: 'pigeon-static' } };
    new PigeonWeb(scope, 'Web', environment('staging', said));
  });
  const alert = stack.all('sls_alert').find(({ display_name }) => title.test(String(display_name)));
  return alert?.['configuration'] as AlertConfiguration | undefined;
}

describe('alerts on backups', () => {
  test('tell when there was no dump for a day, also when there is no line at all', () => {
    const dumps = alertWith(/not dumped/);

    expect(dumps?.query_list[0]?.query).toContain('_SYSTEMD_UNIT: "dump-database.service"');
    // A night, and the time that a dump takes.
    expect(dumps?.query_list[0]?.start).toBe('-1680m');
    expect(dumps?.no_data_fire).toBe(true);
  });

  test('tell when a dump could not be restored', () => {
    expect(alertWith(/could not be restored/)).toMatchObject({ no_data_fire: false });
  });

  test('are none where nothing is dumped', () => {
    expect(alertWith(/not dumped/, { dumpHour: false })).toBeUndefined();
  });
});

describe('settings', () => {
  const alarmless = textOf({ environments: { staging: merge(ENVIRONMENT, { alarms: {} }) } });

  test('want somebody to tell', () => {
    expect(problemsOf(alarmless).join()).toContain("say 'contactGroups' or 'contacts'");
  });

  test('keep logs where nothing is said of them, in a project called like the bucket of the assets', () => {
    const stack = synth(scope => {
      new PigeonWeb(scope, 'Web', environment('staging', { assets: { bucket: 'a'.repeat(63) } }));
    });

    expect(stack.the('log_project')['project_name']).toBe(`${'a'.repeat(58)}-logs`);
  });

  test('watch servers by their tag, and keep logs of production for half a year', () => {
    const stack = synth(scope => {
      const said = { alarms: OWN, logs: { project: 'p-logs' }, access: { publicKey: undefined } };
      new PigeonWeb(scope, 'Web', environment('production', { ...said, assets: { bucket: 'pigeon-static' } }));
    });
    const tags = stack.all('ecs_launch_template').map(it => (it.tags as Record<string, string>)['pigeon-fleet']);

    expect(
      stack
        .all('cms_dynamic_tag_group')
        .map(it => (it.match_express as { tag_value: string }[])[0]?.tag_value)
        .toSorted(),
    ).toEqual(tags.toSorted());
    // What was called is kept for a year.
    expect(
      stack
        .all('log_store')
        .map(it => it.retention_period)
        .toSorted(),
    ).toEqual([180, 180, 180, 180, 365]);
  });
});
