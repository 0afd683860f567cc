import { Construct, IConstruct } from 'constructs';
import { EssScalingRule, EssScalingRuleConfig } from '../../.gen/alicloud/ess-scaling-rule';
import { EssScheduledTask } from '../../.gen/alicloud/ess-scheduled-task';
import { shorten, physicalName } from '../names';
import { IServerGroup } from '../network/server-group';
import { Capacity } from './capacity';
import { Quarter } from './quarter';
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

/** Servers whose number may change. */
export interface IScalable extends IConstruct {
  readonly scalingGroupId: string;
  readonly capacity: Capacity;
}

/** Holds the average use of CPU at its target. */
export function trackCpu(fleet: IScalable, { target }: ScaleOnCpuProps): void {
  const rule = ruleScope(fleet, 'ScaleOnCpu', 'a target of CPU', target, [10, 90]);
  trackTarget(rule, fleet, { metricName: 'CpuUtilization', targetValue: target });
}

/** Holds the requests a second of each server at their target. */
export function trackRequests(fleet: IScalable, { target, serverGroup }: ScaleOnRequestsPerServerProps): void {
  const rule = ruleScope(fleet, 'ScaleOnRequests', 'a target of requests', target, [1, 100_000]);
  trackTarget(rule, fleet, {
    metricName: 'LoadBalancerRealServerAverageQps',
    targetValue: target,
    alarmDimension: { dimensionKey: 'rulePool', dimensionValue: serverGroup.serverGroupId },
  });
}

/**
 * Sets the number of servers at a time of day. A task must say a date at which it begins and one, at most a year ahead, at
 * which it ends. Both are taken from the clock of the plan that makes the task, and a task is made anew in each quarter, by
 * the first deployment in it: nine months without any are needed for it to end.
 */
export function setServersAt(fleet: IScalable, id: string, props: ScaleOnScheduleProps): void {
  checkSchedule(props);
  const { capacity, scalingGroupId } = fleet;
  const scope = ruleScope(fleet, id, 'the number of servers', props.servers, [capacity.min, capacity.max]);
  const rule = new EssScalingRule(scope, 'Resource', {
    scalingGroupId,
    scalingRuleName: physicalName(scope, 64),
    scalingRuleType: 'SimpleScalingRule',
    // The size of the group itself stays what was deployed, or the next plan would set it back.
    adjustmentType: 'TotalCapacity',
    adjustmentValue: props.servers,
    cooldown: 0,
  });
  const quarter = new Quarter(scope, 'Quarter');
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

/** Servers are added quickly above the target, and removed slowly below it. */
function trackTarget(
  scope: Construct,
  { scalingGroupId }: IScalable,
  target: Pick<EssScalingRuleConfig, 'metricName' | 'targetValue' | 'alarmDimension'>,
): void {
  new EssScalingRule(scope, 'Resource', {
    ...target,
    scalingGroupId,
    scalingRuleName: physicalName(scope, 64),
    scalingRuleType: 'TargetTrackingScalingRule',
    estimatedInstanceWarmup: WARM_UP_SECONDS,
  });
}

/** @throws when there is nothing between the least and the most servers, or the value lies outside of its range */
function ruleScope(
  fleet: IScalable,
  id: string,
  what: string,
  value: number,
  [least, most]: readonly [number, number],
): Construct {
  const { min, max } = fleet.capacity;
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
