import { IApplicationLoadBalancer } from '../network/application-load-balancer';
import type { Alarms } from './alarms';
import { above, AboveProps, Metric } from './threshold';
import { Watch } from './watch';

const alb = (name: string, critical: number, warn?: number): Metric => ({
  namespace: 'acs_alb',
  name,
  // A load balancer has no average: an alarm on one never has data.
  statistic: 'Value',
  warn,
  critical,
});

const ERRORS = alb('LoadBalancerHTTPCode5XX', 5, 1);
const RESPONSE_TIME = alb('LoadBalancerUpstreamResponseTime', 3000, 1000);
const UNHEALTHY = alb('LoadBalancerUnHealthyHostCount', 0);
const CONNECTIONS = alb('LoadBalancerActiveConnection', 10_000, 5000);

/** Alarms on an Application Load Balancer. */
export class LoadBalancerWatch extends Watch {
  constructor(alarms: Alarms, id: string, balancer: IApplicationLoadBalancer) {
    super(alarms, id, { loadBalancerId: balancer.loadBalancerId });
  }

  /** Answers with 500 to 599, a second. @default warns above 1, critical above 5 */
  public alarmOnServerErrors(props?: AboveProps): void {
    this.alarm('ServerErrors', ERRORS, above(ERRORS, props));
  }

  /** How long servers take to answer, in milliseconds. @default warns above 1000, critical above 3000 */
  public alarmOnResponseTime(props?: AboveProps): void {
    this.alarm('ResponseTime', RESPONSE_TIME, above(RESPONSE_TIME, props));
  }

  /** Servers that fail their health check. @default critical above 0 */
  public alarmOnUnhealthyServers(props?: AboveProps): void {
    this.alarm('UnhealthyServers', UNHEALTHY, above(UNHEALTHY, props));
  }

  /** Connections that are open. @default warns above 5000, critical above 10000 */
  public alarmOnConnections(props?: AboveProps): void {
    this.alarm('Connections', CONNECTIONS, above(CONNECTIONS, props));
  }

  /** Every alarm above, with the standing thresholds. */
  public alarmOnAll(): void {
    this.alarmOnServerErrors();
    this.alarmOnResponseTime();
    this.alarmOnUnhealthyServers();
    this.alarmOnConnections();
  }
}
