import type { BlockFacts, NestedBlockFacts } from '../../facts/model';
import type { TypeExpression } from '../../facts/type-expression';
import { canonical, isListValue, isObjectValue, type ObjectValue, type Value } from '../values/value';

/** Whether two values of a type are the same. The order of a set does not count. */
export function isSame(type: TypeExpression, one: Value, other: Value): boolean {
  return canonical(sorted(type, one)) === canonical(sorted(type, other));
}

function sorted(type: TypeExpression, value: Value): Value {
  if (typeof type === 'string') return value;
  const [kind, inner] = type;
  if (isListValue(value)) {
    const items = value.map(item => (kind === 'object' ? item : sorted(inner as TypeExpression, item)));
    return kind === 'set' ? items.toSorted(byText) : items;
  }
  if (!isObjectValue(value)) return value;
  const typeOf = (name: string): TypeExpression =>
    kind === 'object' ? (inner[name] ?? 'dynamic') : (inner as TypeExpression);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, sorted(typeOf(name), item)]));
}

function byText(one: Value, other: Value): number {
  const [a, b] = [canonical(one), canonical(other)];
  return a < b ? -1 : Number(a > b);
}

/** The elements of each list that the other does not have, whatever the order. */
export function differingItems(type: TypeExpression, before: readonly Value[], after: readonly Value[]): Value[] {
  const texts = (items: readonly Value[]): Set<string> => new Set(items.map(item => canonical(sorted(type, item))));
  const [old, young] = [texts(before), texts(after)];
  const missing = (items: readonly Value[], others: Set<string>): Value[] =>
    items.filter(item => !others.has(canonical(sorted(type, item))));
  return [...missing(before, young), ...missing(after, old)];
}

/** Whether anything is given in a block, at any depth, whose change replaces the resource. */
export function givesReplacing(facts: BlockFacts, value: Value): boolean {
  if (!isObjectValue(value)) return false;
  const attributes = [...facts.attributes].some(([name, { behaviour }]) => behaviour.replaces && isGiven(value[name]));
  return attributes || [...facts.blocks].some(([name, nested]) => nestedGives(nested, value[name]));
}

function nestedGives(nested: NestedBlockFacts, value: Value | undefined): boolean {
  const items: readonly Value[] = isListValue(value) ? value : isObjectValue(value) ? blockItems(nested, value) : [];
  return items.some(item => nested.behaviour.replaces || givesReplacing(nested, item));
}

function blockItems(nested: NestedBlockFacts, value: ObjectValue): readonly Value[] {
  return nested.nesting === 'map' ? Object.values(value) : [value];
}

function isGiven(value: Value | undefined): boolean {
  return value !== null && value !== undefined && value !== '';
}
