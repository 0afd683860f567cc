import type { CoveredLine } from '../plan/coverage';
import type { StackFinding } from '../findings';
import type { WrittenStack } from '../stack-reader';
import type { Traffic } from '../traffic/traffic';
import type { Translated } from './translated';

/** All that a page tells of one stack. */
export interface StackReport {
  readonly stack: WrittenStack;
  readonly traffic: Traffic;
  /** The picture, as SVG that is part of a page. */
  readonly pictures: Translated;
  readonly findings: readonly StackFinding[];
  /** The lines of the plan. @default - the stack is none of the plan's, and the page has no section of it */
  readonly coverage?: readonly CoveredLine[];
  /** @default - the page has no section of cost */
  readonly cost?: CostChart;
}

/** What a stack costs a month, as the page shows it. */
export interface CostChart {
  /** Such as `CNY`. */
  readonly currency: string;
  readonly groups: readonly CostGroup[];
  readonly total: CostAmount;
  readonly yearly: CostAmount;
  /** What is to be known of the figures. */
  readonly notes: readonly Translated[];
}

/** Lines under a title of their own. */
export interface CostGroup {
  readonly title: Translated;
  readonly lines: readonly CostLine[];
}

export interface CostLine {
  readonly name: Translated;
  /** @default - no price is known */
  readonly amount?: CostAmount;
}

/** From what it costs at least to what it may cost; the same twice, without scaling. */
export interface CostAmount {
  readonly least: number;
  readonly most: number;
}
