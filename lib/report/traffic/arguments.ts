import { asRecord, type Arguments } from '../stack-resource';

/** Readers of single arguments. A stack of somebody else's may hold anything in any place. */

export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A constant text; a reference to another resource is none. */
export function constant(value: unknown): string | undefined {
  const found = text(value);
  return found?.includes('${') ? undefined : found;
}

/** The blocks of a name, which JSON may hold as one object or as a list. */
export function blocks(value: unknown): Arguments[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.map(asRecord).filter(item => item !== undefined);
}

export function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap(item => text(item) ?? []);
}
