import { Construct } from 'constructs';
import { CmsSiteMonitor } from '../../.gen/alicloud/cms-site-monitor';
import { physicalName } from '../names';
import type { Alarms } from './alarms';
import { above, AboveProps, below, BelowProps, Metric } from './threshold';
import { Watch } from './watch';

const site = (name: string, warn: number, critical: number, statistic?: Metric['statistic']): Metric => ({
  namespace: 'acs_networkmonitor',
  name,
  statistic,
  warn,
  critical,
});

const AVAILABILITY = site('Availability', 99, 80, 'Availability');
const RESPONSE_TIME = site('ResponseTime', 2000, 5000);

/** A site that CloudMonitor asks from several cities every minute. */
export class SiteWatch extends Watch {
  /**
   * @throws when the address does not begin with `https://`
   */
  constructor(alarms: Alarms, id: string, url: string) {
    if (!/^https:\/\/[^/\s]+(\/\S*)?$/.test(url)) {
      throw new Error(`a site is watched by an address such as 'https://www.example.com/health', got '${url}'`);
    }
    const monitor = new Construct(alarms, `${id}Monitor`);
    const task = new CmsSiteMonitor(monitor, 'Resource', {
      taskName: physicalName(monitor, 100).replaceAll('-', '_'),
      // HTTPS goes by the name of HTTP.
      taskType: 'HTTP',
      address: url,
      interval: '1',
      optionJson: { httpMethod: 'get', timeout: 10_000 },
    });
    super(alarms, id, { taskId: task.id });
  }

  /** The share of the cities that get an answer, in percent. @default warns below 99 %, critical below 80 % */
  public alarmOnAvailability(props?: BelowProps): void {
    this.alarm('Availability', AVAILABILITY, below(AVAILABILITY, props));
  }

  /** How long an answer takes, in milliseconds. @default warns above 2000, critical above 5000 */
  public alarmOnResponseTime(props?: AboveProps): void {
    this.alarm('ResponseTime', RESPONSE_TIME, above(RESPONSE_TIME, props));
  }

  /** Every alarm above, with the standing thresholds. */
  public alarmOnAll(): void {
    this.alarmOnAvailability();
    this.alarmOnResponseTime();
  }
}
