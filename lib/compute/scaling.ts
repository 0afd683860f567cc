import { Construct } from 'constructs';
import { DataResource } from 'cdktf';
import { EssScalingRule } from '../../.gen/alicloud/ess-scaling-rule';
import { EssScheduledTask } from '../../.gen/alicloud/ess-scheduled-task';
import { shorten, physicalName } from '../names';
import { IServerGroup } from '../network/server-group';
import { Capacity } from './capacity';
import { Weekday, WEEKDAYS } from '../values/weekday';

/** How long a new server takes until it carries its share: what it does until then says nothing about the load. */
const WARM_UP_SECONDS = 300;

export interface ScaleOnCpuProps {
  /** The average use of all servers that is held, 10 to 90 percent. */
  readonly target: number;
}

export interface ScaleOnRequestsPerServerProps {
  /** The requests a second that each server is to have, 1 to 100000. */
  readonly target: number;
  /** The group whose requests are counted. The servers are its members. */
  readonly serverGroup: IServerGroup;
}

export interface ScaleOnScheduleProps {
  /** The time of day in UTC, such as `23:30`, which is half past seven in Beijing. */
  readonly at: string;
  /** Days of the week in UTC. @default - every day */
  readonly days?: readonly Weekday[];
  /** How many servers there are then; from then on the other rules go on from here. */
  readonly servers: number;
}

/**
 * The scope of a rule of a fleet.
 * @throws when there is nothing between the least and the most servers, or the value lies outside of its range
 */
export function scalingRule(
  fleet: Construct,
  id: string,
  { min, max }: Capacity,
  what: string,
  value: number,
  [least, most]: readonly [number, number],
): Construct {
  if (min === max) {
    throw new Error(
      `'${fleet.node.path}': ${max} servers at all times cannot scale; give a range, such as Capacity.between(2, 6)`,
    );
  }
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new Error(`'${fleet.node.path}': ${what} is a whole number within ${least}-${most}, got ${value}`);
  }
  return new Construct(fleet, id);
}

/** Holds a metric at its target: servers are added quickly above it, and removed slowly below it. */
export function trackTarget(scope: Construct, scalingGroupId: string, metric: Metric): void {
  new EssScalingRule(scope, 'Resource', {
    scalingGroupId,
    scalingRuleName: physicalName(scope, 64),
    scalingRuleType: 'TargetTrackingScalingRule',
    metricName: metric.name,
    targetValue: metric.target,
    alarmDimension: metric.serverGroupId
      ? { dimensionKey: 'rulePool', dimensionValue: metric.serverGroupId }
      : undefined,
    estimatedInstanceWarmup: WARM_UP_SECONDS,
  });
}

interface Metric {
  readonly name: 'CpuUtilization' | 'LoadBalancerRealServerAverageQps';
  readonly target: number;
  readonly serverGroupId?: string;
}

/**
 * Sets the number of servers at a time of day. A task must say a date at which it begins and one, at most a year ahead, at
 * which it ends. Both are taken from the clock of the plan that makes the task, and a task is made anew in each quarter, by
 * the first deployment in it: nine months without any are needed for it to end.
 */
export function setServersAt(scope: Construct, scalingGroupId: string, props: ScaleOnScheduleProps): void {
  checkSchedule(props);
  const rule = new EssScalingRule(scope, 'Resource', {
    scalingGroupId,
    scalingRuleName: physicalName(scope, 64),
    scalingRuleType: 'SimpleScalingRule',
    // The size of the group itself stays what was deployed, or the next plan would set it back.
    adjustmentType: 'TotalCapacity',
    adjustmentValue: props.servers,
    cooldown: 0,
  });
  const quarter = new DataResource(scope, 'Quarter', {
    input: {
      quarter: '${formatdate("YYYY", plantimestamp())}-${ceil(tonumber(formatdate("M", plantimestamp())) / 3)}',
    },
  });
  const [type, value] = props.days ? ['Weekly', dayNumbers(props.days)] : ['Daily', '1'];
  new EssScheduledTask(scope, 'Task', {
    scheduledTaskName: shorten(physicalName(scope, 64), 40),
    scheduledAction: rule.ari,
    launchTime: `\${formatdate("YYYY-MM-DD", timeadd(plantimestamp(), "24h"))}T${props.at}Z`,
    recurrenceType: type,
    recurrenceValue: value,
    recurrenceEndTime: `\${formatdate("YYYY-MM-DD", timeadd(plantimestamp(), "8712h"))}T${props.at}Z`,
    launchExpirationTime: 600,
    lifecycle: {
      ignoreChanges: ['launch_time', 'recurrence_end_time'],
      replaceTriggeredBy: [`${quarter.terraformResourceType}.${quarter.friendlyUniqueId}`],
    },
  });
}

function dayNumbers(days: readonly Weekday[]): string {
  return WEEKDAYS.flatMap((day, number) => (days.includes(day) ? [number] : [])).join(',');
}

/** @throws when the time is none, or the list of days is empty */
function checkSchedule({ at, days }: ScaleOnScheduleProps): void {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) {
    throw new Error(`a schedule is at a time of day in UTC, such as '23:30', got '${at}'`);
  }
  if (days?.length === 0) {
    throw new Error('a schedule has one day or more; leave the days out for every day');
  }
}
