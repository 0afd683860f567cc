import type { ValueRule } from '../model';
import { isNumeric } from './check-type';
import type { Element } from './element';
import { isList, isUnknown, show, type Json } from './json';

/** Checks one value against what the provider's own check of the argument accepts. Lists and maps are none of its concern. */
export function checkAccepted(element: Element, path: string, rule: ValueRule, value: Json): void {
  if (value === null || value === undefined || typeof value === 'object' || isUnknown(value)) return;
  const text = String(value);
  if (text === '') checkEmpty(element, path, rule);
  else if (rule.ownRule || accepts(rule, text)) return;
  else if (rule.oneOf?.some(allowed => allowed.toLowerCase() === text.toLowerCase())) {
    // Some of the provider's checks ignore case, and the facts do not say which.
    element.warn(path, `'${path}' is ${show(value)}, which the provider spells differently: ${describe(rule)}`);
  } else element.error(path, `'${path}' must be ${describe(rule)}, got ${show(value)}`);
}

/** Checks the number of elements of a list, when there are any. Unknown elements count: each is one element. */
export function checkElementCount(element: Element, path: string, min = 0, max = Infinity, value: Json): void {
  if (!isList(value) || value.length === 0) return;
  if (value.length < min) element.error(path, `'${path}' needs at least ${min} elements, got ${value.length}`);
  if (value.length > max) element.error(path, `'${path}' takes at most ${max} elements, got ${value.length}`);
}

function checkEmpty(element: Element, path: string, rule: ValueRule): void {
  if (!rule.refusesEmpty || rule.oneOf?.includes('')) return;
  const allowed = hasBounds(rule) ? `. It must be ${describe(rule)}` : '';
  element.error(path, `'${path}' must not be empty${allowed}. Leave it out instead`);
}

/** `oneOf` and `range` are alternatives. A rule that says only whether empty text is refused accepts all else. */
function accepts(rule: ValueRule, text: string): boolean {
  if (!hasBounds(rule)) return true;
  return isListed(rule, text) || isInRange(rule, text) || hasGoodLength(rule, text);
}

function hasBounds(rule: ValueRule): boolean {
  return Boolean(rule.oneOf || rule.range || rule.length);
}

/**
 * Values that hold a space reached the facts in pieces ("Windows Server 2019" as three), so text of several words is
 * accepted when each of its words is listed.
 */
function isListed({ oneOf }: ValueRule, text: string): boolean {
  if (!oneOf) return false;
  const words = text.split(' ');
  return oneOf.includes(text) || (words.length > 1 && words.every(word => oneOf.includes(word)));
}

/** A range on text that is no number cannot be judged here. */
function isInRange({ range, oneOf }: ValueRule, text: string): boolean {
  if (!range) return false;
  if (!isNumeric(text)) return !oneOf;
  return Number(text) >= range[0] && Number(text) <= range[1];
}

/** The provider counts bytes in some places and characters in others. Text is refused when it is too long or short by both. */
function hasGoodLength({ length }: ValueRule, text: string): boolean {
  if (!length) return false;
  return [Buffer.byteLength(text), [...text].length].some(size => size >= length[0] && size <= length[1]);
}

function describe({ oneOf, range, length }: ValueRule): string {
  const parts = [
    oneOf && (oneOf.length === 1 ? `'${oneOf[0]}'` : `one of ${oneOf.map(value => `'${value}'`).join(', ')}`),
    range && `between ${range[0]} and ${range[1]}`,
    length && `${length[0]} to ${length[1]} characters long`,
  ];
  return parts.filter(Boolean).join(', or ');
}
