import { isListValue, isObjectValue, type ObjectValue, type Value } from '../values/value';
import { digest } from './invent';
import { nameArgument } from './id-forms';

/** Ids that the simulated cloud made are known by this; any other id is of something that was there before. */
const MADE_HERE = /[a-z][a-z0-9-]*-sim[0-9a-z]{13}(?![0-9a-z])/g;

/** The part of an id that the cloud makes: the same for the same content. */
export function inventedPart(content: string): string {
  return `sim${digest(content, 13)}`;
}

const found = new WeakMap<ObjectValue, ReadonlySet<string>>();

/** The ids made by the simulated cloud that stand anywhere in the arguments. */
export function idsIn(args: ObjectValue): ReadonlySet<string> {
  const ids = found.get(args) ?? findIds(args);
  found.set(args, ids);
  return ids;
}

function findIds(args: ObjectValue): ReadonlySet<string> {
  const ids = new Set<string>();
  visitTexts(args, text => text.match(MADE_HERE)?.forEach(id => ids.add(id)));
  return ids;
}

/** The ids made by the simulated cloud that a resource itself is known by. Those of what it belongs to are not its own. */
export function ownId(id: string): string | undefined {
  return id.match(MADE_HERE)?.at(-1);
}

/** Whether arguments name a resource that is known by its name, by an argument that ends like that of the name. */
export function namesIt(args: ObjectValue, type: string, name: string): boolean {
  const argument = nameArgument(type);
  if (argument === undefined) return false;
  return Object.entries(args).some(
    ([key, value]) => value === name && (key === argument || key.endsWith(`_${argument}`)),
  );
}

function visitTexts(value: Value, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value);
  else if (isListValue(value)) value.forEach(item => visitTexts(item, visit));
  else if (isObjectValue(value)) Object.values(value).forEach(item => visitTexts(item, visit));
}
