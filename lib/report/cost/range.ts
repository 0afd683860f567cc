/** An amount that may be anything between two bounds: autoscaling does not say how many servers there will be. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

export const NOTHING: Range = { min: 0, max: 0 };

export function exactly(value: number): Range {
  return { min: value, max: value };
}

export function times(range: Range, factor: number): Range {
  return { min: cents(range.min * factor), max: cents(range.max * factor) };
}

export function product(one: Range, other: Range): Range {
  return { min: one.min * other.min, max: one.max * other.max };
}

export function sum(ranges: readonly Range[]): Range {
  return ranges.reduce(
    (total, { min, max }) => ({ min: cents(total.min + min), max: cents(total.max + max) }),
    NOTHING,
  );
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
