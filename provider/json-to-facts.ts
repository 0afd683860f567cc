import { FLAG, type FactNode } from '../lib/facts/fact-node';
import { objectFields, printType, type TypeExpression } from '../lib/facts/type-expression';
import {
  RESOURCE_WORDS,
  SHARED_FLAGS,
  SHARED_NUMBERS,
  type ArgumentJson,
  type ArgumentsJson,
  type ResourceBehaviourJson,
} from './behaviour-json';
import type { AttributeJson, BlockJson, NestedBlockJson, SectionJson } from './schema-json';
import { addBehaviour, addShared, inOrder, type Words } from './words';

const SCHEMA_FLAGS = ['required', 'optional', 'computed', 'write_only'] as const;

/** The facts of a resource, data source or the provider block, from its schema and what was seen of its behaviour. */
export function sectionFacts(
  keyword: string,
  name: string,
  schema: SectionJson,
  seen?: ResourceBehaviourJson,
): FactNode {
  const words: Words = new Map();
  if (schema.version) words.set('version', [String(schema.version)]);
  if (!seen && keyword === 'resource') words.set('unobserved', FLAG);
  for (const word of RESOURCE_WORDS) if (seen?.[word]) words.set(word, FLAG);
  addShared(words, 'deprecated', flag(schema.block.deprecated), flag(seen?.deprecated), Boolean(seen));
  return { name, type: keyword, words: inOrder(words), children: blockFacts(name, schema.block, seen?.attributes) };
}

/** Arguments in alphabetical order, attributes and blocks together, so that a renewal moves no line. */
function blockFacts(path: string, block: BlockJson, seen?: ArgumentsJson): FactNode[] {
  const attributes = block.attributes ?? {};
  const blocks = block.block_types ?? {};
  const names = new Set([...Object.keys(attributes), ...Object.keys(blocks), ...Object.keys(seen ?? {})]);
  return [...names].toSorted(byCode).map(name => {
    const at = `${path}.${name}`;
    const facts = seen?.[name];
    if (attributes[name]) return attributeFacts(at, name, attributes[name], facts, seen !== undefined);
    if (blocks[name]) return nestedBlockFacts(at, name, blocks[name], facts, seen !== undefined);
    return behaviourOnly(at, name, facts ?? {});
  });
}

function attributeFacts(
  path: string,
  name: string,
  schema: AttributeJson,
  seen: ArgumentJson = {},
  observed: boolean,
): FactNode {
  const words: Words = new Map();
  for (const word of SCHEMA_FLAGS) if (schema[word]) words.set(word, FLAG);
  for (const word of SHARED_FLAGS) addShared(words, word, flag(schema[word]), flag(seen[word]), observed);
  addBehaviour(words, path, seen);
  // A schema counts the elements of blocks only.
  for (const word of SHARED_NUMBERS) if (seen[word] !== undefined) words.set(word, [String(seen[word])]);
  return {
    name,
    type: printType(schema.type),
    words: inOrder(words),
    children: fieldFacts(path, schema.type, seen.block),
  };
}

/** The fields of an object type, one line each. */
function fieldFacts(path: string, type: TypeExpression, seen?: ArgumentsJson): FactNode[] {
  const fields = objectFields(type) ?? {};
  const names = new Set([...Object.keys(fields), ...Object.keys(seen ?? {})]);
  return [...names].toSorted(byCode).map(name => {
    const field = fields[name];
    const at = `${path}.${name}`;
    return field
      ? attributeFacts(at, name, { type: field }, seen?.[name], true)
      : behaviourOnly(at, name, seen?.[name] ?? {});
  });
}

function nestedBlockFacts(
  path: string,
  name: string,
  schema: NestedBlockJson,
  seen: ArgumentJson = {},
  observed: boolean,
): FactNode {
  const words: Words = new Map();
  for (const word of SHARED_NUMBERS) addShared(words, word, number(schema[word]), number(seen[word]), observed);
  addShared(words, 'deprecated', flag(schema.block.deprecated), flag(seen.deprecated), observed);
  addShared(words, 'sensitive', undefined, flag(seen.sensitive), observed);
  addBehaviour(words, path, seen);
  const inside = observed ? (seen.block ?? {}) : undefined;
  return {
    name,
    type: `block(${schema.nesting_mode})`,
    words: inOrder(words),
    children: blockFacts(path, schema.block, inside),
  };
}

/** An argument that the running provider has and the schema has not. */
function behaviourOnly(path: string, name: string, seen: ArgumentJson): FactNode {
  const words: Words = new Map();
  for (const word of SHARED_FLAGS) addShared(words, word, undefined, flag(seen[word]));
  for (const word of SHARED_NUMBERS) addShared(words, word, undefined, number(seen[word]));
  addBehaviour(words, path, seen);
  const children = Object.entries(seen.block ?? {}).toSorted(([a], [b]) => byCode(a, b));
  return {
    name,
    type: '-',
    words: inOrder(words),
    children: children.map(([child, facts]) => behaviourOnly(`${path}.${child}`, child, facts)),
  };
}

function flag(value: unknown): string[] | undefined {
  return value ? [] : undefined;
}

function number(value: unknown): string[] | undefined {
  return value === undefined ? undefined : [String(value)];
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
