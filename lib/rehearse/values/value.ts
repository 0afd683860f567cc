/** What stands for a value that is known only once something was applied. */
export const UNKNOWN: unique symbol = Symbol('known after apply');

/**
 * A value as Terraform and a provider exchange it. Lists and sets are arrays, maps and objects are records, and an argument
 * that is not given is `null`. A number that JavaScript cannot hold exactly is its decimal text.
 */
export type Value = null | boolean | number | string | typeof UNKNOWN | readonly Value[] | ObjectValue;
export interface ObjectValue {
  readonly [name: string]: Value;
}

export function isObjectValue(value: Value | undefined): value is ObjectValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isListValue(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether any part of the value is unknown. */
export function hasUnknown(value: Value): boolean {
  if (value === UNKNOWN) return true;
  if (isListValue(value)) return value.some(hasUnknown);
  return isObjectValue(value) && Object.values(value).some(hasUnknown);
}

/** The value as text that is the same for equal values: the fields of an object are in the order of their names. */
export function canonical(value: Value): string {
  return JSON.stringify(ordered(value));
}

function ordered(value: Value): unknown {
  if (value === UNKNOWN) return { unknown: true };
  if (isListValue(value)) return value.map(ordered);
  if (!isObjectValue(value)) return value;
  return Object.keys(value)
    .toSorted()
    .map(name => [name, ordered(value[name] as Value)]);
}
