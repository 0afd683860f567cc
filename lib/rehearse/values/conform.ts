import type { BlockFacts } from '../../facts/model';
import type { TypeExpression } from '../../facts/type-expression';
import { isObjectValue, UNKNOWN, type ObjectValue, type Value } from './value';

/** What stands in a synthesized stack, or in a state: JSON. Text with an expression (`${…}`) is unknown. */
export function conformBlock(json: unknown, block: BlockFacts, expressions = false): ObjectValue {
  const given = isRecord(json) ? json : {};
  const result: Record<string, Value> = {};
  for (const [name, { type }] of block.attributes) result[name] = conform(given[name], type, expressions);
  for (const [name, nested] of block.blocks) {
    const value = given[name];
    const items = Array.isArray(value) ? value : isRecord(value) ? [value] : [];
    const bodies = items.map(item => conformBlock(item, nested, expressions));
    const isOne = nested.nesting === 'single' || nested.nesting === 'group';
    result[name] = isOne ? (bodies[0] ?? null) : nested.nesting === 'map' ? mapOf(value, nested, expressions) : bodies;
  }
  return result;
}

function mapOf(value: unknown, nested: BlockFacts, expressions: boolean): ObjectValue {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, body]) => [key, conformBlock(body, nested, expressions)]));
}

/** The value in the form of its type, with the conversions that Terraform makes between numbers, booleans and text. */
export function conform(json: unknown, type: TypeExpression, expressions = false): Value {
  if (json === null || json === undefined) return null;
  if (expressions && typeof json === 'string' && json.includes('${')) return UNKNOWN;
  if (typeof type === 'string') return primitive(json, type);
  const [kind, inner] = type;
  if (kind === 'object') {
    const given = isRecord(json) ? json : {};
    return Object.fromEntries(
      Object.entries(inner).map(([name, field]) => [name, conform(given[name], field, expressions)]),
    );
  }
  if (kind === 'map') {
    if (!isRecord(json)) return {};
    return Object.fromEntries(Object.entries(json).map(([key, item]) => [key, conform(item, inner, expressions)]));
  }
  const items: unknown[] = Array.isArray(json) ? json : [json];
  return items.map(item => conform(item, inner, expressions));
}

/** Text, numbers and booleans from each other; anything else becomes its JSON, so that nothing is lost. */
function primitive(json: unknown, type: TypeExpression): Value {
  if (type === 'dynamic') return json as Value;
  if (type === 'string') return typeof json === 'object' ? JSON.stringify(json) : String(json as string | number);
  if (type === 'bool') return json === true || json === 'true' || json === '1' || json === 1;
  const number = Number(json);
  // A number that no float holds exactly stays text.
  return typeof json === 'string' && String(number) !== json ? json : number;
}

/** A value as JSON. The unknown becomes text with an expression, as it was in the stack. */
export function toJson(value: Value): unknown {
  if (value === UNKNOWN) return '${known_after_apply}';
  if (Array.isArray(value)) return (value as readonly Value[]).map(toJson);
  if (!isObjectValue(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toJson(item)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
