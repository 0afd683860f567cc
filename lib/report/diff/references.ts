import { asRecord, type Arguments } from '../stack-resource';

const ATTRIBUTE = /(?<![\w.-])([a-z][a-z0-9]*_\w+\.[\w-]+)\.([\w-]+)/g;
/** It stands for what is known only after the apply, and is like nothing that was there before. */
const NEW_VALUE = ' (known after apply)';

/** Whether the attribute of a resource will be another than it was. */
export type IsNew = (address: string, attribute: string) => boolean;

/** Arguments with each reference marked whose value will be another, although the text of it is the same. */
export function markNewReferences(given: Arguments, isNew: IsNew): Arguments {
  return marked(given, isNew) as Arguments;
}

function marked(value: unknown, isNew: IsNew): unknown {
  if (typeof value === 'string') return refersToNew(value, isNew) !== undefined ? `${value}${NEW_VALUE}` : value;
  if (Array.isArray(value)) return (value as unknown[]).map(item => marked(item, isNew));
  const record = asRecord(value);
  return record ? Object.fromEntries(Object.entries(record).map(([key, item]) => [key, marked(item, isNew)])) : value;
}

/** The first resource that a value refers to, at any depth, whose attribute will be another. */
export function refersToNew(value: unknown, isNew: IsNew): string | undefined {
  if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) {
      const found = refersToNew(item, isNew);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (typeof value !== 'string' || !value.includes('${')) return undefined;
  return [...value.matchAll(ATTRIBUTE)].find(([, address = '', attribute = '']) => isNew(address, attribute))?.[1];
}
