import { objectFields, type TypeExpression } from '../type-expression';
import type { Element } from './element';
import { isGiven, isList, isObject, isUnknown, show, type Json } from './json';
import { didYouMean } from './suggest';

/** Checks that a value can be taken for the type. Returns whether it can, so that no rule is applied to what cannot. */
export function checkType(element: Element, path: string, type: TypeExpression, value: Json): boolean {
  if (!isGiven(value) || isUnknown(value) || type === 'dynamic') return true;
  if (typeof type === 'string') return fits(element, path, isPrimitive(type, value), WANTED[type], value);
  const [kind, inner] = type;
  if (kind === 'object') return checkObject(element, path, inner, value);
  if (kind === 'map') {
    if (!fits(element, path, isObject(value), 'a map', value)) return false;
    return Object.entries(value as object).every(([key, item]) =>
      checkType(element, `${path}.${key}`, inner, item as Json),
    );
  }
  // Arguments that are lists of objects may also be written as one block.
  const items = isObject(value) && objectFields(inner) ? [value] : value;
  if (!fits(element, path, isList(items), 'a list', value)) return false;
  return (items as readonly Json[]).every((item, i) => checkType(element, `${path}[${i}]`, inner, item));
}

const WANTED = { string: 'text', number: 'a number', bool: 'true or false' } as const;

/** Terraform turns numbers and booleans into text, and text that looks like one into a number or boolean. */
function isPrimitive(type: keyof typeof WANTED, value: Json): boolean {
  if (typeof value === 'object') return false;
  if (type === 'string') return true;
  if (type === 'number') return typeof value === 'number' || (typeof value === 'string' && isNumeric(value));
  return typeof value === 'boolean' || (typeof value === 'string' && ['true', 'false', '1', '0'].includes(value));
}

export function isNumeric(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

/** Fields may be missing: the provider's SDK fills them in, as it does for blocks. */
function checkObject(
  element: Element,
  path: string,
  fields: { readonly [name: string]: TypeExpression },
  value: Json,
): boolean {
  if (!fits(element, path, isObject(value), 'an object', value)) return false;
  return Object.entries(value as object).every(([name, item]) => {
    const type = fields[name];
    if (type !== undefined) return checkType(element, `${path}.${name}`, type, item as Json);
    element.error(`${path}.${name}`, `'${path}' has no field '${name}'${didYouMean(name, Object.keys(fields))}`);
    return false;
  });
}

function fits(element: Element, path: string, good: boolean, wanted: string, value: Json): boolean {
  if (!good) element.error(path, `'${path}' must be ${wanted}, got ${show(value)}`);
  return good;
}
