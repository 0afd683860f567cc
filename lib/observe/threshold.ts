import { Duration } from '../values/duration';

/** Thresholds of a metric where a high value is the problem. */
export interface AboveProps {
  /** Above this, somebody has to act now. @default - the standing threshold, unless `warnAbove` alone is given */
  readonly above?: number;
  /** Above this, somebody has to look. @default - the standing threshold, unless `above` alone is given */
  readonly warnAbove?: number;
  /** For how long without a break, in whole periods of the metric. @default - three periods */
  readonly for?: Duration;
}

/** Thresholds of a metric where a low value is the problem. */
export interface BelowProps {
  /** Below this, somebody has to act now. @default - the standing threshold, unless `warnBelow` alone is given */
  readonly below?: number;
  /** Below this, somebody has to look. @default - the standing threshold, unless `below` alone is given */
  readonly warnBelow?: number;
  /** For how long without a break, in whole periods of the metric. @default - three periods */
  readonly for?: Duration;
}

/** A number that CloudMonitor measures, and from where on it is a problem. */
export interface Metric {
  /** The namespace of the service, such as `acs_ecs_dashboard`. */
  readonly namespace: string;
  /** As CloudMonitor spells it, mistakes included. */
  readonly name: string;
  /** What the values of a period are made into. Load balancers have no average, only the value. @default 'Average' */
  readonly statistic?: 'Average' | 'Value' | 'Availability';
  /** How often it is looked at, in seconds. @default 60 */
  readonly period?: 60 | 300;
  readonly critical?: number;
  readonly warn?: number;
}

/** One level of an alarm. */
export interface Level {
  readonly statistics: string;
  readonly threshold: string;
  /** How many periods in a row. */
  readonly times: number;
}

/** What an alarm says: where a value is bad, and from where on it is how bad. */
export interface Threshold {
  readonly side: 'above' | 'below';
  readonly critical?: Level;
  readonly warn?: Level;
}

const PERIODS = 3;

/** @throws when the levels are no finite numbers or in the wrong order, or the time is no whole number of periods */
export function above(metric: Metric, props: AboveProps = {}): Threshold {
  return threshold(metric, 'above', { critical: props.above, warn: props.warnAbove, time: props.for });
}

/** @throws when the levels are no finite numbers or in the wrong order, or the time is no whole number of periods */
export function below(metric: Metric, props: BelowProps = {}): Threshold {
  return threshold(metric, 'below', { critical: props.below, warn: props.warnBelow, time: props.for });
}

interface Said {
  readonly critical?: number;
  readonly warn?: number;
  readonly time?: Duration;
}

function threshold(metric: Metric, side: Threshold['side'], said: Said): Threshold {
  const isSaid = said.critical !== undefined || said.warn !== undefined;
  const { critical, warn } = isSaid ? said : metric;
  const wrong = [critical, warn].find(value => value !== undefined && !Number.isFinite(value));
  if (wrong !== undefined) {
    throw new Error(`an alarm on ${metric.name} has a threshold that is a number, got ${wrong}`);
  }
  if (critical !== undefined && warn !== undefined && (side === 'above' ? warn >= critical : warn <= critical)) {
    throw new Error(`an alarm on ${metric.name} warns before it is critical, got ${warn} and then ${critical}`);
  }
  const times = periods(metric, said.time);
  const level = (value: number | undefined) =>
    value === undefined ? undefined : { statistics: metric.statistic ?? 'Average', threshold: `${value}`, times };
  return { side, critical: level(critical), warn: level(warn) };
}

function periods({ name, period = 60 }: Metric, time: Duration | undefined): number {
  const times = time === undefined ? PERIODS : time.toSeconds() / period;
  if (!Number.isInteger(times)) {
    throw new Error(`an alarm on ${name} looks every ${period} seconds; '${time}' is no whole number of those`);
  }
  return times;
}
