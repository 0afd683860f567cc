import type { FactNode } from './fact-node';
import type { AttributeFacts, BlockFacts, NestedBlockFacts, NestingMode, ResourceFacts } from './model';
import { readBehaviour } from './read-behaviour';
import { parseType } from './type-expression';

/** The typed form of a section. */
export function readResource(section: FactNode): ResourceFacts {
  const { words } = section;
  const kind = section.type as ResourceFacts['kind'];
  return {
    type: section.name,
    kind,
    schemaVersion: Number(words.get('version')?.[0] ?? 0),
    deprecated: said(section, DEPRECATED),
    observed: kind !== 'data' && !words.has('unobserved'),
    importable: words.has('importable'),
    customizeDiff: words.has('customize_diff'),
    noUpdate: words.has('no_update'),
    block: readBlock(section),
  };
}

function readBlock(node: FactNode): BlockFacts {
  const attributes = new Map<string, AttributeFacts>();
  const blocks = new Map<string, NestedBlockFacts>();
  for (const child of node.children) {
    if (child.type.startsWith('block(')) blocks.set(child.name, readNestedBlock(child));
    else if (child.type !== '-') attributes.set(child.name, readAttribute(child));
  }
  return { attributes, blocks };
}

function readNestedBlock(node: FactNode): NestedBlockFacts {
  return {
    ...readBlock(node),
    nesting: node.type.slice('block('.length, -1) as NestingMode,
    minItems: schemaNumber(node, MIN_ITEMS),
    maxItems: schemaNumber(node, MAX_ITEMS),
    deprecated: said(node, DEPRECATED),
    behaviour: readBehaviour(node),
  };
}

/** The facts of lines already read. The parser gives lines that say the same the same words, and the facts never change. */
const known = new WeakMap<FactNode['words'], AttributeFacts>();

function readAttribute(node: FactNode): AttributeFacts {
  const { words, children } = node;
  const same = children.length === 0 ? known.get(words) : undefined;
  if (same) return same;
  const facts = newAttribute(node);
  if (children.length === 0) known.set(words, facts);
  return facts;
}

function newAttribute(node: FactNode): AttributeFacts {
  const { words } = node;
  return {
    type: parseType(node),
    required: words.has('required'),
    optional: words.has('optional'),
    computed: words.has('computed'),
    sensitive: said(node, SENSITIVE),
    deprecated: said(node, DEPRECATED),
    behaviour: readBehaviour(node),
  };
}

/** A fact that schema and running provider both may state: the word when they agree, and the words when they do not. */
const DEPRECATED = ['deprecated', 'schema:deprecated', 'behaviour:deprecated'] as const;
const SENSITIVE = ['sensitive', 'schema:sensitive', 'behaviour:sensitive'] as const;
const MIN_ITEMS = ['min_items', 'schema:min_items'] as const;
const MAX_ITEMS = ['max_items', 'schema:max_items'] as const;

/** Whether either says so. They are of two versions, and the later word counts as much. */
function said({ words }: FactNode, forms: readonly [string, string, string]): boolean {
  return words.has(forms[0]) || words.has(forms[1]) || words.has(forms[2]);
}

function schemaNumber({ words }: FactNode, forms: readonly [string, string]): number | undefined {
  const value = (words.get(forms[0]) ?? words.get(forms[1]))?.[0];
  return value === undefined ? undefined : Number(value);
}
