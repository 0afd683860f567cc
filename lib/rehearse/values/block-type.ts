import type { BlockFacts, NestedBlockFacts, NestingMode } from '../../facts/model';
import type { TypeExpression } from '../../facts/type-expression';

const known = new WeakMap<BlockFacts, TypeExpression>();

/** The type of the whole value that a block stands for: an object of its arguments and of its nested blocks. */
export function blockType(block: BlockFacts): TypeExpression {
  const computed = known.get(block) ?? newBlockType(block);
  known.set(block, computed);
  return computed;
}

function newBlockType(block: BlockFacts): TypeExpression {
  const fields: Record<string, TypeExpression> = {};
  for (const [name, { type }] of block.attributes) fields[name] = type;
  for (const [name, nested] of block.blocks) fields[name] = nestedType(nested);
  return ['object', fields];
}

const COLLECTION: Record<NestingMode, 'list' | 'set' | 'map' | undefined> = {
  list: 'list',
  set: 'set',
  map: 'map',
  single: undefined,
  group: undefined,
};

function nestedType(nested: NestedBlockFacts): TypeExpression {
  const collection = COLLECTION[nested.nesting];
  const type = blockType(nested);
  return collection ? [collection, type] : type;
}
