import type { FactNode } from '../lib/facts/fact-node';
import { parseType } from '../lib/facts/type-expression';
import type { AttributeJson, BlockJson, NestedBlockJson, SectionJson } from './schema-json';

const ATTRIBUTE_FLAGS = ['required', 'optional', 'computed', 'sensitive', 'deprecated', 'write_only'] as const;

/** The schema of a section in Terraform's JSON form: what the facts hold, less the behaviour. */
export function sectionSchema(section: FactNode): SectionJson {
  return { version: Number(section.words.get('version')?.[0] ?? 0), block: blockSchema(section) };
}

function blockSchema(node: FactNode): BlockJson {
  const attributes: Record<string, AttributeJson> = {};
  const blocks: Record<string, NestedBlockJson> = {};
  for (const child of node.children) {
    const nesting = /^block\((\w+)\)$/.exec(child.type)?.[1];
    if (nesting !== undefined) blocks[child.name] = nestedBlockSchema(child, nesting);
    else if (child.type !== '-') attributes[child.name] = attributeSchema(child);
  }
  return {
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(Object.keys(blocks).length > 0 && { block_types: blocks }),
    ...(schemaSays(node, 'deprecated') && { deprecated: true }),
  };
}

function attributeSchema(node: FactNode): AttributeJson {
  const flags = ATTRIBUTE_FLAGS.filter(flag => schemaSays(node, flag));
  return { type: parseType(node), ...Object.fromEntries(flags.map(flag => [flag, true])) };
}

function nestedBlockSchema(node: FactNode, nesting_mode: string): NestedBlockJson {
  const min = schemaSays(node, 'min_items');
  const max = schemaSays(node, 'max_items');
  return {
    nesting_mode,
    block: blockSchema(node),
    ...(min && { min_items: Number(min[0]) }),
    ...(max && { max_items: Number(max[0]) }),
  };
}

function schemaSays({ words }: FactNode, word: string): readonly string[] | undefined {
  return words.get(word) ?? words.get(`schema:${word}`);
}
