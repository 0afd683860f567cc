import { Decoder, Encoder, ExtData } from '@msgpack/msgpack';
import type { ObjectType, TypeExpression } from '../../facts/type-expression';
import { isListValue, isObjectValue, UNKNOWN, type Value } from './value';

/** Terraform writes an unknown value as extension 0, or as extension 12 when it can say something about it. */
const UNKNOWN_EXTENSION = new ExtData(0, new Uint8Array([0]));

const decoder = new Decoder({ useBigInt64: true });
const encoder = new Encoder();

/** Reads a value of a type from the form of the plugin protocol. Nothing at all is `null`. */
export function decodeValue(bytes: Uint8Array | undefined, type: TypeExpression): Value {
  return bytes === undefined || bytes.length === 0 ? null : fromWire(decoder.decode(bytes), type);
}

/** Writes a value of a type in the form of the plugin protocol. */
export function encodeValue(value: Value, type: TypeExpression): Uint8Array {
  return encoder.encode(toWire(value, type));
}

function fromWire(wire: unknown, type: TypeExpression): Value {
  if (wire instanceof ExtData) return UNKNOWN;
  if (wire === null || wire === undefined) return null;
  if (type === 'number') return fromWireNumber(wire);
  if (type === 'dynamic') return fromWireDynamic(wire);
  if (typeof type === 'string') return wire as string | boolean;
  const [kind, inner] = type;
  if (kind === 'object')
    return mapFields(inner, name => fromWire((wire as Record<string, unknown>)[name], inner[name]!));
  if (kind === 'map') {
    return Object.fromEntries(Object.entries(wire as object).map(([key, item]) => [key, fromWire(item, inner)]));
  }
  return (wire as unknown[]).map(item => fromWire(item, inner));
}

/** Integers come in 64 bits, and what no float holds exactly comes as text. */
function fromWireNumber(wire: unknown): Value {
  if (typeof wire === 'number') return wire;
  const number = Number(wire);
  return String(number) === String(wire) ? number : String(wire);
}

/** A value of any type brings its type with it. */
function fromWireDynamic(wire: unknown): Value {
  const [type, value] = wire as [Uint8Array, unknown];
  return fromWire(value, JSON.parse(new TextDecoder().decode(type)) as TypeExpression);
}

function toWire(value: Value | undefined, type: TypeExpression): unknown {
  if (value === UNKNOWN) return UNKNOWN_EXTENSION;
  if (value === null || value === undefined) return null;
  if (type === 'dynamic') return toWireDynamic(value);
  if (typeof type === 'string') return value;
  const [kind, inner] = type;
  if (kind === 'object') {
    const fields = isObjectValue(value) ? value : {};
    return mapFields(inner, name => toWire(fields[name], inner[name]!));
  }
  if (kind === 'map') {
    return isObjectValue(value) ? mapFields(value, key => toWire(value[key], inner)) : {};
  }
  return isListValue(value) ? value.map(item => toWire(item, inner)) : [];
}

function toWireDynamic(value: Value): unknown {
  const type = typeOf(value);
  return [new TextEncoder().encode(JSON.stringify(type)), toWire(value, type)];
}

function typeOf(value: Value): TypeExpression {
  if (isObjectValue(value)) return ['object', mapFields(value, name => typeOf(value[name]!)) as ObjectType[1]];
  if (isListValue(value)) return ['list', value[0] === undefined ? 'string' : typeOf(value[0])];
  return typeof value === 'boolean' ? 'bool' : typeof value === 'number' ? 'number' : 'string';
}

function mapFields<T>(fields: object, read: (name: string) => T): Record<string, T> {
  const result: Record<string, T> = {};
  for (const name of Object.keys(fields)) result[name] = read(name);
  return result;
}
