import { Construct } from 'constructs';
import { CmsAlarm, CmsAlarmConfig } from '../../.gen/alicloud/cms-alarm';
import { physicalName } from '../names';
import type { Alarms } from './alarms';
import { Level, Metric, Threshold } from './threshold';

/** Something with a name of its own, or a few, in CloudMonitor. */
export abstract class Watch extends Construct {
  /**
   * @param dimensions what CloudMonitor knows the thing by
   */
  constructor(
    protected readonly alarms: Alarms,
    id: string,
    private readonly dimensions: Readonly<Record<string, string>>,
  ) {
    super(alarms, id);
  }

  /** Tell of a metric. `id` names the alarm; the same twice is an error. */
  protected alarm(id: string, metric: Metric, threshold: Threshold): void {
    const { quietHours } = this.alarms;
    const scope = new Construct(this, id);
    const { critical, warn } = threshold;
    if (!quietHours || !critical || !warn) {
      const loud = quietHours && !critical ? quietHours.loudInterval : undefined;
      this.define(new Construct(scope, 'Default'), metric, threshold, loud);
      return;
    }
    this.define(new Construct(scope, 'Default'), metric, { ...threshold, warn: undefined });
    // One alarm has one interval for all its levels, so a warning that waits is an alarm of its own.
    this.define(
      new Construct(scope, 'Warning'),
      metric,
      { ...threshold, critical: undefined },
      quietHours.loudInterval,
    );
  }

  private define(scope: Construct, metric: Metric, { side, critical, warn }: Threshold, interval?: string): void {
    const level = (said: Level | undefined) => said && { ...said, comparisonOperator: side === 'above' ? '>' : '<' };
    const config: CmsAlarmConfig = {
      name: physicalName(scope, 128),
      project: metric.namespace,
      metric: metric.name,
      metricDimensions: JSON.stringify([this.dimensions]),
      period: metric.period ?? 60,
      escalationsCritical: level(critical),
      escalationsWarn: level(warn),
      contactGroups: this.alarms.contactGroups,
      effectiveInterval: interval ?? '00:00-23:59',
      silenceTime: this.alarms.silence.toSeconds(),
    };
    new CmsAlarm(scope, 'Resource', config);
  }
}
