import { createHash } from 'node:crypto';
import type { AttributeFacts, BlockFacts, NestedBlockFacts } from '../../facts/model';
import type { TypeExpression } from '../../facts/type-expression';
import { isListValue, isObjectValue, UNKNOWN, type ObjectValue, type Value } from '../values/value';

/** Letters and digits that are always the same for the same text. */
export function digest(text: string, length: number): string {
  const number = BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);
  return number.toString(36).slice(0, length).padStart(length, '0');
}

/** The block with a value for each thing that is still unknown. `seed` makes the values of two resources different. */
export function inventUnknown(facts: BlockFacts, planned: ObjectValue, seed: string): ObjectValue {
  const result: Record<string, Value> = {};
  for (const [name, attribute] of facts.attributes) {
    const value = planned[name] ?? null;
    result[name] = value === UNKNOWN ? invent(name, attribute, seed) : fill(attribute.type, value, `${seed}/${name}`);
  }
  for (const [name, nested] of facts.blocks) {
    result[name] = inventNested(nested, planned[name] ?? null, `${seed}/${name}`);
  }
  return result;
}

function inventNested(facts: NestedBlockFacts, value: Value, seed: string): Value {
  if (isListValue(value)) return value.map((item, i) => inventNested(facts, item, `${seed}/${i}`));
  if (value === UNKNOWN) return facts.nesting === 'single' ? null : [];
  return isObjectValue(value) ? inventUnknown(facts, value, seed) : value;
}

/** What is unknown deep in an argument's value. */
function fill(type: TypeExpression, value: Value, seed: string): Value {
  if (value === UNKNOWN) return inventOf(type, seed);
  if (isListValue(value)) return value.map((item, i) => fill(elementType(type), item, `${seed}/${i}`));
  if (!isObjectValue(value)) return value;
  const typeOf = (name: string): TypeExpression =>
    Array.isArray(type) && type[0] === 'object'
      ? ((type[1] as Record<string, TypeExpression>)[name] ?? 'string')
      : elementType(type);
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, fill(typeOf(name), item, `${seed}/${name}`)]),
  );
}

function elementType(type: TypeExpression): TypeExpression {
  return typeof type === 'string' || type[0] === 'object' ? 'string' : (type[1] as TypeExpression);
}

/** A value of what the cloud decides. It is one that the provider itself would accept. */
function invent(name: string, { type, behaviour }: AttributeFacts, seed: string): Value {
  const { oneOf, range } = behaviour.accepts ?? {};
  if (type === 'string' && oneOf?.[0]) return oneOf[0];
  if (type === 'number' && range) return Math.min(Math.max(1, range[0]), range[1]);
  return inventOf(type, `${seed}/${name}`);
}

function inventOf(type: TypeExpression, seed: string): Value {
  if (type === 'bool') return false;
  if (type === 'number') return 1;
  if (typeof type === 'string') return inventText(seed.slice(seed.lastIndexOf('/') + 1), seed);
  const [kind, inner] = type;
  if (kind === 'map') return {};
  if (kind !== 'object') return [inventOf(inner, seed)];
  return Object.fromEntries(Object.entries(inner).map(([name, field]) => [name, inventOf(field, `${seed}/${name}`)]));
}

/** How text looks that goes by a name: the first pattern counts. */
const TEXTS: readonly (readonly [RegExp, (seed: string) => string])[] = [
  [/status$/, () => 'Available'],
  [/document|policy$|json$/, () => '{}'],
  [/time|date/, () => '2026-01-01T00:00:00Z'],
  [
    /(ip|ip_address|address)$/,
    seed =>
      `10.${[2, 4, 6]
        .map(i => seed.length * i + seed.charCodeAt(i))
        .map(n => n % 250)
        .join('.')}`,
  ],
  [/dns_name|cname|domain|endpoint|connection_string|host/, seed => `${digest(seed, 10)}.simulated.example.com`],
  [/ar[ni]$/, seed => `acs:simulated:${digest(seed, 10)}`],
  [/port$/, () => '80'],
  [/ip_version$/, () => 'IPv4'],
  [/(count|number|version|size)$/, () => '1'],
];

function inventText(name: string, seed: string): string {
  const [, make] = TEXTS.find(([pattern]) => pattern.test(name)) ?? [];
  return make?.(seed) ?? `${name.replaceAll('_', '-')}-${digest(seed, 8)}`;
}
