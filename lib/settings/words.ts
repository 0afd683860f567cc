import { distance } from 'fastest-levenshtein';

const LONGEST = 60;

/** A value as a message shows it. A section or a list is only named: what it holds may be long, or secret. */
export function show(value: unknown): string {
  if (typeof value === 'string') {
    return `'${value.length > LONGEST ? `${value.slice(0, LONGEST - 3)}…` : value}'`;
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? 'an empty list' : 'a list';
  }
  if (typeof value === 'object') {
    return value === null ? 'nothing' : 'a section';
  }
  return String(value);
}

/** `'a', 'b' or 'c'`. */
export function either(options: readonly unknown[]): string {
  const shown = options.map(show);
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown[shown.length - 1]}`;
}

/** The question after the option that is nearest to `given`; nothing where none is near. */
export function didYouMean(given: unknown, options: readonly unknown[]): string {
  if (typeof given !== 'string') {
    return '';
  }
  const text = given.slice(0, LONGEST);
  const near = options
    .map(option => ({ option, far: distance(text.toLowerCase(), String(option).toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far)[0];
  const isNear = near && near.far <= Math.max(2, text.length / 3) && near.far < text.length;
  return isNear ? `; did you mean ${show(near.option)}?` : '';
}
