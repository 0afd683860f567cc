import type { AttributeFacts, BlockFacts, NestedBlockFacts } from '../model';
import { checkAccepted, checkElementCount } from './check-accepted';
import { checkRelations } from './check-relations';
import { checkType } from './check-type';
import type { Element } from './element';
import { asList, isGiven, isList, isObject, isUnknown, show, type Json, type JsonObject } from './json';
import { didYouMean } from './suggest';

/** Checks the arguments of an element, or of one block in it, and the blocks inside. */
export function checkBlock(
  element: Element,
  path: string,
  facts: BlockFacts,
  body: JsonObject,
  extra: ReadonlySet<string>,
): void {
  checkNames(element, path, facts, body, extra);
  const reported = new Set<string>();
  for (const [name, attribute] of facts.attributes) {
    const at = join(path, name);
    checkRelations(element, at, attribute.behaviour, body[name], reported);
    checkAttribute(element, at, attribute, body[name]);
  }
  const dynamic = isObject(body['dynamic']) ? body['dynamic'] : {};
  for (const [name, nested] of facts.blocks) {
    const at = join(path, name);
    checkRelations(element, at, nested.behaviour, body[name] ?? dynamic[name], reported);
    if (!(name in dynamic)) checkNestedBlocks(element, at, nested, body[name]);
  }
}

function checkNames(
  element: Element,
  path: string,
  facts: BlockFacts,
  body: JsonObject,
  extra: ReadonlySet<string>,
): void {
  for (const name of Object.keys(body)) {
    if (facts.attributes.has(name) || facts.blocks.has(name) || extra.has(name) || !isGiven(body[name])) continue;
    const owner = path === '' ? ownerName(element) : `'${path}'`;
    const known = [...facts.attributes.keys(), ...facts.blocks.keys()];
    element.error(join(path, name), `'${name}' is not an argument of ${owner}${didYouMean(name, known)}`);
  }
}

function ownerName({ facts }: Element): string {
  return facts.kind === 'provider' ? `the provider '${facts.type}'` : facts.type;
}

function checkAttribute(element: Element, path: string, facts: AttributeFacts, value: Json): void {
  if (!isGiven(value)) {
    if (facts.required) element.error(path, `'${path}' is required and missing`);
    return;
  }
  if (facts.behaviour.removed) return element.error(path, `'${path}' was removed from the provider, which refuses it`);
  if (!facts.required && !facts.optional)
    return element.error(path, `'${path}' is set by the provider and cannot be given`);
  if (facts.deprecated) element.warn(path, `'${path}' is deprecated by the provider`);
  if (!checkType(element, path, facts.type, value)) return;
  const { accepts, eachAccepts, minItems, maxItems } = facts.behaviour;
  if (accepts) checkAccepted(element, path, accepts, value);
  checkElementCount(element, path, minItems, maxItems, value);
  if (eachAccepts) for (const [at, item] of elements(path, value)) checkAccepted(element, at, eachAccepts, item);
}

function checkNestedBlocks(element: Element, path: string, facts: NestedBlockFacts, value: Json): void {
  if (isUnknown(value)) return;
  const bodies = facts.nesting === 'map' && isObject(value) ? Object.values(value) : asList(value);
  checkBlockCount(element, path, facts, bodies.length);
  if (bodies.length === 0) return;
  if (facts.behaviour.removed) return element.error(path, `'${path}' was removed from the provider, which refuses it`);
  if (facts.deprecated) element.warn(path, `'${path}' is deprecated by the provider`);
  bodies.forEach((body, i) => {
    const at = isList(value) ? `${path}[${i}]` : path;
    if (isObject(body)) checkBlock(element, at, facts, body, BLOCK_EXTRAS);
    else if (!isUnknown(body)) element.error(at, `'${at}' must be a block of arguments, got ${show(body)}`);
  });
}

/** The provider's own minimum counts only when a block is given; the schema's makes the block required. */
function checkBlockCount(element: Element, path: string, facts: NestedBlockFacts, count: number): void {
  const min = count === 0 ? (facts.minItems ?? 0) : Math.max(facts.minItems ?? 0, facts.behaviour.minItems ?? 0);
  const max = facts.maxItems ?? facts.behaviour.maxItems ?? Infinity;
  if (count < min) {
    element.error(
      path,
      count === 0 ? `'${path}' is required and missing` : `'${path}' needs at least ${min} blocks, got ${count}`,
    );
  }
  if (count > max)
    element.error(path, `'${path}' takes at most ${max} ${max === 1 ? 'block' : 'blocks'}, got ${count}`);
}

const BLOCK_EXTRAS: ReadonlySet<string> = new Set(['//', 'dynamic']);

function elements(path: string, value: Json): [string, Json][] {
  if (isList(value)) return value.map((item, i) => [`${path}[${i}]`, item]);
  return isObject(value) ? Object.entries(value).map(([key, item]) => [`${path}.${key}`, item]) : [];
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
