import type { BlockFacts, NestedBlockFacts, ResourceFacts } from '../../facts/model';
import type { AttributePath } from '../protocol/diagnostic';
import { blockType } from '../values/block-type';
import { isListValue, isObjectValue, type ObjectValue, type Value } from '../values/value';
import { differingItems, givesReplacing, isSame } from './difference';

/**
 * The arguments whose change replaces the resource, as paths into it. A path ends at a set: an element of a set has no
 * place, and one that changes in anything is another element, with all that it gives.
 *
 * Whether the provider would let a difference pass (`diff_suppressed`, `state_func`) is not known, so every one counts.
 */
export function replacingPaths(facts: ResourceFacts, prior: ObjectValue, planned: ObjectValue): AttributePath[] {
  return blockPaths(facts.block, facts.noUpdate, prior, planned, []);
}

function blockPaths(
  facts: BlockFacts,
  everything: boolean,
  prior: ObjectValue,
  planned: ObjectValue,
  at: AttributePath,
): AttributePath[] {
  const paths: AttributePath[] = [];
  for (const [name, { type, behaviour }] of facts.attributes) {
    const replaces = behaviour.replaces || everything;
    if (replaces && !isSame(type, prior[name] ?? null, planned[name] ?? null)) paths.push([...at, name]);
  }
  for (const [name, nested] of facts.blocks) {
    if (name === 'timeouts') continue;
    paths.push(...nestedPaths(nested, everything, prior[name] ?? null, planned[name] ?? null, [...at, name]));
  }
  return paths;
}

function nestedPaths(
  facts: NestedBlockFacts,
  everything: boolean,
  prior: Value,
  planned: Value,
  at: AttributePath,
): AttributePath[] {
  const type = blockType(facts);
  const listType =
    facts.nesting === 'set' ? (['set', type] as const) : isListValue(planned) ? (['list', type] as const) : type;
  if (isSame(listType, prior, planned)) return [];
  if (facts.behaviour.replaces || everything) return [at];
  if (isObjectValue(prior) && isObjectValue(planned) && facts.nesting !== 'map') {
    return blockPaths(facts, everything, prior, planned, at);
  }
  const [before, after] = [itemsOf(prior), itemsOf(planned)];
  if (facts.nesting !== 'list' || before.length !== after.length) {
    const differing = facts.nesting === 'list' ? listDifference(before, after) : differingItems(type, before, after);
    return differing.some(item => givesReplacing(facts, item)) ? [at] : sameLengthPaths(facts, before, after, at);
  }
  return sameLengthPaths(facts, before, after, at);
}

/** The blocks of a list are compared by place. */
function sameLengthPaths(
  facts: NestedBlockFacts,
  before: readonly Value[],
  after: readonly Value[],
  at: AttributePath,
): AttributePath[] {
  if (facts.nesting !== 'list') return [];
  return after.flatMap((item, index) => {
    const old = before[index];
    return isObjectValue(item) && isObjectValue(old) ? blockPaths(facts, false, old, item, [...at, index]) : [];
  });
}

/** The blocks that the shorter of two lists lacks. */
function listDifference(before: readonly Value[], after: readonly Value[]): readonly Value[] {
  const shorter = Math.min(before.length, after.length);
  return [...before.slice(shorter), ...after.slice(shorter)];
}

function itemsOf(value: Value): readonly Value[] {
  if (isListValue(value)) return value;
  return isObjectValue(value) ? [value] : [];
}
