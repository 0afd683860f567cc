import type { StackResource } from '../stack-resource';
import type { Quote } from './live/quote';
import { exactly, type Range } from './range';
import type { Unit } from './price-book';

/** What is paid for. The first ones are those of the plan's table. */
export type ChargeKind =
  | 'server'
  | 'shared-postgres'
  | 'shared-redis'
  | 'load-balancer'
  | 'cdn'
  | 'storage'
  | 'bandwidth'
  | 'disk'
  | 'traffic'
  | 'nat'
  | 'bucket'
  | 'other';

/** Something of a stack that is paid for. */
export interface Charge {
  readonly kind: ChargeKind;
  readonly resource: StackResource;
  /** The size, or the type, in the words of the cloud. */
  readonly detail: string;
  /** Under what its price stands in a price book, the most exact first. */
  readonly keys: readonly string[];
  readonly unit: Unit;
  /** How many there are. @default - not known before the apply */
  readonly count: Range | undefined;
  /** How much of the unit each has. @default - what the book says is used */
  readonly amount?: number;
  /** What the price API is asked for it. @default - it is not asked */
  readonly quote?: Quote;
}

/** A number of a stack, where it is no expression. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** How many of a resource its `count` makes. @returns nothing when only Terraform knows */
export function countOf({ arguments: given }: StackResource): Range | undefined {
  if (given['for_each'] !== undefined) return undefined;
  const count = given['count'] === undefined ? 1 : numberIn(given['count']);
  return count === undefined ? undefined : exactly(count);
}

/** Text of a stack, where it is no expression. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && !value.includes('${') ? value : undefined;
}
