import type { Alarms } from './alarms';
import { above, AboveProps, below, BelowProps, Metric } from './threshold';
import { Watch } from './watch';

const ERRORS: Metric = { namespace: 'acs_cdn', name: 'code5xx', period: 300, warn: 1, critical: 5 };
const HITS: Metric = { namespace: 'acs_cdn', name: 'hitRate', period: 300, warn: 60 };

/** Alarms on a CDN domain, in percent of its requests. */
export class CdnWatch extends Watch {
  constructor(alarms: Alarms, id: string, domainName: string) {
    super(alarms, id, { instanceId: domainName });
  }

  /** Answers with 500 to 599. @default warns above 1 %, critical above 5 % */
  public alarmOnServerErrors(props?: AboveProps): void {
    this.alarm('ServerErrors', ERRORS, above(ERRORS, props));
  }

  /** Requests that CDN answers by itself. @default warns below 60 % for 15 minutes; never critical */
  public alarmOnHitRate(props?: BelowProps): void {
    this.alarm('HitRate', HITS, below(HITS, props));
  }

  /** Every alarm above, with the standing thresholds. */
  public alarmOnAll(): void {
    this.alarmOnServerErrors();
    this.alarmOnHitRate();
  }
}
