import { Construct } from 'constructs';
import { EssScalingRule, EssScalingRuleConfig } from '../../.gen/alicloud/ess-scaling-rule';
import { EssScheduledTask } from '../../.gen/alicloud/ess-scheduled-task';
import { shorten, physicalName } from '../names';
import { IServerGroup } from '../network/server-group';
import { Quarter } from './quarter';
import { Weekday, WEEKDAYS } from '../values/weekday';
import { spreadServers } from './spread';
import { ZoneGroup } from './zone-group';

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

/** The servers of one fleet, in a group a zone. */
type Fleet = readonly ZoneGroup[];

/**
 * Holds the average use of CPU at its target. Each zone holds its own: requests are spread evenly over all servers, so the
 * zones do the same at the same time.
 */
export function trackCpu(fleet: Fleet, { target }: ScaleOnCpuProps): void {
  check(fleet, 'a target of CPU', target, [10, 90]);
  trackTarget(fleet, 'ScaleOnCpu', { metricName: 'CpuUtilization', targetValue: target });
}

/** Holds the requests a second of each server at their target. */
export function trackRequests(fleet: Fleet, { target, serverGroup }: ScaleOnRequestsPerServerProps): void {
  check(fleet, 'a target of requests', target, [1, 100_000]);
  trackTarget(fleet, 'ScaleOnRequests', {
    metricName: 'LoadBalancerRealServerAverageQps',
    targetValue: target,
    alarmDimension: { dimensionKey: 'rulePool', dimensionValue: serverGroup.serverGroupId },
  });
}

/** Sets the number of servers at a time of day. */
export function setServersAt(fleet: Fleet, id: string, props: ScaleOnScheduleProps): void {
  checkSchedule(props);
  check(fleet, 'the number of servers', props.servers, [leastOf(fleet), mostOf(fleet)]);
  const shares = spreadServers(props.servers, fleet.length);
  fleet.forEach((group, zone) => setShareAt(group, id, props, shares[zone] as number));
}

/**
 * A task must say a date at which it begins and one, at most a year ahead, at which it ends. Both are taken from the clock of
 * the plan that makes the task, and a task is made anew in each quarter, by the first deployment in it: nine months without
 * any are needed for it to end.
 */
function setShareAt(group: ZoneGroup, id: string, { at, days }: ScaleOnScheduleProps, servers: number): void {
  if (isFixed(group)) {
    return;
  }
  const scope = new Construct(group.scope, id);
  const rule = new EssScalingRule(scope, 'Resource', {
    scalingGroupId: group.scalingGroupId,
    scalingRuleName: physicalName(scope, 64),
    scalingRuleType: 'SimpleScalingRule',
    // The size of the group itself stays what was deployed, or the next plan would set it back.
    adjustmentType: 'TotalCapacity',
    adjustmentValue: servers,
    cooldown: 0,
  });
  const quarter = new Quarter(scope, 'Quarter');
  const [type, value] = days ? ['Weekly', dayNumbers(days)] : ['Daily', '1'];
  new EssScheduledTask(scope, 'Task', {
    scheduledTaskName: shorten(physicalName(scope, 64), 40),
    scheduledAction: rule.ari,
    launchTime: `\${formatdate("YYYY-MM-DD", timeadd(plantimestamp(), "24h"))}T${at}Z`,
    recurrenceType: type,
    recurrenceValue: value,
    recurrenceEndTime: `\${formatdate("YYYY-MM-DD", timeadd(plantimestamp(), "8712h"))}T${at}Z`,
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
  fleet: Fleet,
  id: string,
  target: Pick<EssScalingRuleConfig, 'metricName' | 'targetValue' | 'alarmDimension'>,
): void {
  for (const group of fleet.filter(one => !isFixed(one))) {
    const scope = new Construct(group.scope, id);
    new EssScalingRule(scope, 'Resource', {
      ...target,
      scalingGroupId: group.scalingGroupId,
      scalingRuleName: physicalName(scope, 64),
      scalingRuleType: 'TargetTrackingScalingRule',
      estimatedInstanceWarmup: WARM_UP_SECONDS,
    });
  }
}

/** @throws when there is nothing between the least and the most servers, or the value lies outside of its range */
function check(fleet: Fleet, what: string, value: number, [least, most]: readonly [number, number]): void {
  const path = fleet[0]?.scope.node.path;
  if (leastOf(fleet) === mostOf(fleet)) {
    throw new Error(
      `'${path}': ${mostOf(fleet)} servers at all times cannot scale; give a range, such as Capacity.between(2, 6)`,
    );
  }
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new Error(`'${path}': ${what} is a whole number within ${least}-${most}, got ${value}`);
  }
}

function leastOf(fleet: Fleet): number {
  return fleet.reduce((sum, { capacity }) => sum + capacity.min, 0);
}

function mostOf(fleet: Fleet): number {
  return fleet.reduce((sum, { capacity }) => sum + capacity.max, 0);
}

/** Where the shares of a range do not come out even, one zone may have no range at all. */
function isFixed({ capacity }: ZoneGroup): boolean {
  return capacity.min === capacity.max;
}
