import { Construct } from 'constructs';
import { SlsAlert } from '../../.gen/alicloud/sls-alert';
import { physicalName } from '../names';
import { Duration } from '../values/duration';

export interface LogAlertProps {
  readonly projectName: string;
  /** The region of the project, such as `cn-hangzhou`. */
  readonly region: string;
  readonly storeName: string;
  /** What it is called where people read it. */
  readonly title: string;
  /** A search, `|`, and SQL. */
  readonly query: string;
  /** When a row of the answer is a problem, such as `errors > 20`. */
  readonly condition: string;
  /** How bad that is. @default 'high' */
  readonly severity?: 'medium' | 'high' | 'critical';
  /** How often it is looked at, in whole minutes. @default Duration.minutes(5) */
  readonly every?: Duration;
  /** How far back, where that is further than to the last look. @default - to the last look */
  readonly lookBack?: Duration;
  /** Whether an answer without a row is a problem too. @default false */
  readonly tellsOfSilence?: boolean;
  /** The action policy, which exists already: who is told, and how. */
  readonly actionPolicy: string;
}

const SEVERITIES = { medium: 6, high: 8, critical: 10 };

/** An alert on what a store holds. It tells when it begins, and when it is over. */
export class LogAlert extends Construct {
  /**
   * @throws when the time is no whole number of minutes
   */
  constructor(scope: Construct, id: string, props: LogAlertProps) {
    super(scope, id);
    const { every = Duration.minutes(5), severity = 'high' } = props;
    const [interval, lookBack] = [every, props.lookBack ?? every].map(time => minutesOf(this.node.path, time));
    new SlsAlert(this, 'Resource', {
      projectName: props.projectName,
      alertName: physicalName(this, 63),
      displayName: props.title,
      schedule: { type: 'FixedRate', interval: `${interval}m` },
      configuration: {
        version: '2.0',
        type: 'default',
        dashboard: 'internal-alert-analysis',
        queryList: [
          {
            storeType: 'log',
            project: props.projectName,
            region: props.region,
            store: props.storeName,
            query: props.query,
            timeSpanType: 'Relative',
            start: `-${lookBack}m`,
            end: 'now',
          },
        ],
        groupConfiguration: { type: 'no_group' },
        severityConfigurations: [
          { severity: SEVERITIES[severity], evalCondition: { condition: props.condition, countCondition: '' } },
        ],
        policyConfiguration: {
          alertPolicyId: 'sls.builtin.dynamic',
          actionPolicyId: props.actionPolicy,
          repeatInterval: '1h',
        },
        threshold: 1,
        noDataFire: props.tellsOfSilence ?? false,
        sendResolved: true,
        autoAnnotation: true,
      },
    });
  }
}

function minutesOf(path: string, time: Duration): number {
  const minutes = time.toSeconds() / 60;
  if (!Number.isInteger(minutes)) {
    throw new Error(`'${path}': an alert is looked at every few whole minutes, got '${time}'`);
  }
  return minutes;
}
