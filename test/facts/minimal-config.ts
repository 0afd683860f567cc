import type { AttributeFacts, BlockFacts, NestedBlockFacts, ResourceFacts, ValueRule } from '../../lib/facts/model';
import type { TypeExpression } from '../../lib/facts/type-expression';

export type Body = Record<string, unknown>;

/** The least a resource can be declared with: what is required, and one of each group of which one is required. */
export function minimalConfig(facts: ResourceFacts): Body {
  const body = minimalBlock(facts.block);
  for (const group of groups(facts.block)) if (!group.some(name => name in body)) addOneOf(body, facts.block, group);
  return body;
}

export function minimalBlock(block: BlockFacts): Body {
  const body: Body = {};
  for (const [name, attribute] of block.attributes) if (attribute.required) body[name] = sampleOf(attribute);
  for (const [name, nested] of block.blocks) if (nested.minItems) body[name] = sampleBlocks(nested);
  return body;
}

/** A value that the provider accepts. Where nobody knows what it accepts, an expression. */
export function sampleOf({ type, behaviour }: AttributeFacts): unknown {
  if (typeof type === 'string') return sample(type, behaviour.accepts);
  if (type[0] === 'map') return { key: sample(type[1], behaviour.eachAccepts) };
  return Array.from({ length: Math.max(1, behaviour.minItems ?? 0) }, () =>
    sample(type[1] as TypeExpression, behaviour.eachAccepts),
  );
}

export function sampleBlocks(nested: NestedBlockFacts): unknown {
  if (nested.nesting === 'single') return minimalBlock(nested);
  const count = Math.max(1, nested.minItems ?? 0, nested.behaviour.minItems ?? 0);
  return Array.from({ length: count }, () => minimalBlock(nested));
}

function sample(type: TypeExpression, rule?: ValueRule): unknown {
  if (typeof type !== 'string') {
    if (type[0] === 'object') return {};
    return type[0] === 'map' ? {} : [];
  }
  if (rule?.ownRule) return '${var.known_later}';
  if (type === 'bool') return true;
  const value = rule?.oneOf?.[0] ?? rule?.range?.[0] ?? 'x'.repeat(Math.max(1, rule?.length?.[0] ?? 1));
  return type === 'number' ? Number(value === 'x' ? 1 : value) : String(value);
}

function groups(block: BlockFacts): (readonly string[])[] {
  const all = [...block.attributes.values(), ...block.blocks.values()];
  return all
    .flatMap(({ behaviour }) => [behaviour.exactlyOneOf, behaviour.atLeastOneOf])
    .filter(group => group.length > 0);
}

function addOneOf(body: Body, block: BlockFacts, group: readonly string[]): void {
  const name = group.find(
    candidate => (block.attributes.get(candidate) ?? block.blocks.get(candidate))?.behaviour.removed === false,
  )!;
  const attribute = block.attributes.get(name);
  body[name] = attribute ? sampleOf(attribute) : sampleBlocks(block.blocks.get(name)!);
}
