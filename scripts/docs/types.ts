import { code } from './markdown';
import type { Library } from './library';

/** A type as code, linked to what the reference says of the first thing in it. `base` leads to the reference. */
export function linkedType(type: string, library: Library, base: string): string {
  const plain = type.replace(/\/\*\*.*?\*\/ ?/g, '').replace(/\breadonly /g, '');
  const known = [...plain.matchAll(/\b[A-Z]\w+/g)].map(([name]) => name).find(name => library.isExported(name));
  if (known === undefined) return code(plain);
  return `[${code(plain)}](${base}${library.pageOf(known)}.md#${known.toLowerCase()})`;
}
