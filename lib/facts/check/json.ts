/** A value of synthesized Terraform JSON. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether the argument is given at all. Terraform treats `null` as absent. */
export function isGiven(value: Json): boolean {
  return value !== undefined && value !== null;
}

/** Whether the value holds an expression, so that only Terraform knows it. */
export function isUnknown(value: Json): value is string {
  return typeof value === 'string' && value.includes('${');
}

/** Terraform writes one block as an object or a list of one, and several as a list. */
export function asList(value: Json): readonly Json[] {
  if (isList(value)) return value;
  return isGiven(value) ? [value] : [];
}

/** A value in a message, shortened when it is long. */
export function show(value: Json): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
