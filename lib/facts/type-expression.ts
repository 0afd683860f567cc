import type { FactNode } from './fact-node';

/** A type in the JSON form that Terraform's schema and plugin protocol use: `"string"`, `["list", "string"]`, … */
export type TypeExpression = PrimitiveType | CollectionType | ObjectType;
export type PrimitiveType = 'string' | 'number' | 'bool' | 'dynamic';
export type CollectionType = readonly ['list' | 'set' | 'map', TypeExpression];
export type ObjectType = readonly ['object', { readonly [field: string]: TypeExpression }];

const PRIMITIVES: ReadonlySet<string> = new Set<PrimitiveType>(['string', 'number', 'bool', 'dynamic']);
const COLLECTION = /^(list|set|map)\((.*)\)$/;

/** Reads the type of an attribute's line. The fields of an `object` are the lines indented under it. */
export function parseType(node: FactNode, text = node.type): TypeExpression {
  if (isPrimitive(text)) return text;
  if (text === 'object') {
    const fields = node.children
      .filter(child => child.type !== '-')
      .map(child => [child.name, parseType(child)] as const);
    return ['object', Object.fromEntries(fields)];
  }
  const [, kind, element] = COLLECTION.exec(text) ?? [];
  if (kind === undefined || element === undefined) throw new Error(`'${node.name}' has a type nobody knows: ${text}`);
  return [kind as CollectionType[0], parseType(node, element)];
}

/** The type as a facts line writes it, without the fields of an object: `list(object)`. */
export function printType(type: TypeExpression): string {
  if (typeof type === 'string') return type;
  return type[0] === 'object' ? 'object' : `${type[0]}(${printType(type[1])})`;
}

/** The object inside a type, however deep in lists it is. */
export function objectFields(type: TypeExpression): ObjectType[1] | undefined {
  if (typeof type === 'string') return undefined;
  return type[0] === 'object' ? type[1] : objectFields(type[1]);
}

function isPrimitive(text: string): text is PrimitiveType {
  return PRIMITIVES.has(text);
}
