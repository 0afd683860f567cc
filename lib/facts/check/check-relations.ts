import type { Behaviour } from '../model';
import type { Element } from './element';
import { isGiven, isList, isObject, isUnknown, type Json } from './json';

/** Checks what an argument's presence, or absence, demands of others. Each group is reported once. */
export function checkRelations(
  element: Element,
  path: string,
  behaviour: Behaviour,
  value: Json,
  reported: Set<string>,
): void {
  if (hasContent(value)) checkConflicts(element, path, behaviour.conflictsWith, value, reported);
  checkGroup(element, path, behaviour.exactlyOneOf, true, reported);
  checkGroup(element, path, behaviour.atLeastOneOf, false, reported);
}

function checkConflicts(
  element: Element,
  path: string,
  others: readonly string[],
  value: Json,
  reported: Set<string>,
): void {
  for (const other of others) {
    const otherValue = valueAt(element.body, other);
    if (!hasContent(otherValue) || !firstTime(reported, 'conflict', [path, other])) continue;
    const message = `'${path}' and '${other}' cannot be given together`;
    // An expression may yet turn out to be null, which counts as absent.
    if (isUnknown(value) || isUnknown(otherValue)) element.warn(path, message);
    else element.error(path, message);
  }
}

function checkGroup(
  element: Element,
  path: string,
  group: readonly string[],
  onlyOne: boolean,
  reported: Set<string>,
): void {
  if (group.length === 0 || !firstTime(reported, String(onlyOne), group)) return;
  const values = group.map(name => valueAt(element.body, name)).filter(isGiven);
  const names = group.map(name => `'${name}'`).join(', ');
  const known = values.filter(value => !isUnknown(value));
  if (values.length === 0)
    element.error(path, `${onlyOne ? 'exactly' : 'at least'} one of ${names} is required, got none`);
  else if (onlyOne && known.length > 1) element.error(path, `only one of ${names} can be given, got ${known.length}`);
}

function firstTime(reported: Set<string>, what: string, names: readonly string[]): boolean {
  const key = `${what} ${[...names].toSorted().join(' ')}`;
  if (reported.has(key)) return false;
  reported.add(key);
  return true;
}

function hasContent(value: Json): boolean {
  return isGiven(value) && !(isList(value) && value.length === 0);
}

/** The value at a path such as `name` or `block.0.arg`, from the top of the element. One block may be an object or a list. */
export function valueAt(body: Json, path: string): Json {
  let value: Json = body;
  for (const step of path.split('.')) {
    const index = /^\d+$/.test(step) ? Number(step) : undefined;
    if (isList(value)) value = index === undefined ? (value[0] as Json) : (value[index] as Json);
    else if (index !== undefined && isObject(value)) {
      if (index > 0) return undefined;
      continue;
    }
    if (index === undefined) value = isObject(value) ? value[step] : undefined;
  }
  return value;
}
