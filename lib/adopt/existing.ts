import type { ResourceFacts } from '../facts/model';
import type { ProviderFacts } from '../facts/provider-facts';
import type { ExistingResource } from '../rehearse/rehearse';

type Body = Readonly<Record<string, unknown>>;

/** A stack as it is written, as far as adopting needs it. */
export interface WrittenStack {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Body>>>>;
  readonly import?: readonly { readonly to: string; readonly id: string }[];
}

/** A resource that the stack imports. */
export interface Import {
  /** Such as `alicloud_vpc.network`. */
  readonly address: string;
  readonly id: string;
  /** What the stack says of it, with the ids of what is imported beside it in the place of references. */
  readonly body: Body;
  readonly facts: ResourceFacts;
}

/** What a stack imports. */
export function importsIn(stack: WrittenStack, provider: ProviderFacts): readonly Import[] {
  const imports = stack.import ?? [];
  const ids = new Map(imports.map(({ to, id }) => [to, id]));
  return imports.map(({ to, id }) => {
    const [type, name] = to.split('.') as [string, string];
    const body = resolve(stack.resource?.[type]?.[name] ?? {}, ids) as Body;
    return { address: to, id, body, facts: provider.resource(type) as ResourceFacts };
  });
}

/** The arguments that must be so already: where they differ, what exists would be destroyed and made anew. */
export function mustMatch({ facts, body }: Import): readonly (readonly [name: string, value: unknown])[] {
  const attributes = [...facts.block.attributes].map(([name, { behaviour }]) => [name, behaviour.replaces] as const);
  const blocks = [...facts.block.blocks].map(([name, { behaviour }]) => [name, behaviour.replaces] as const);
  return [...attributes, ...blocks]
    .filter(([name, replaces]) => (replaces || facts.noUpdate) && body[name] !== undefined && body[name] !== null)
    .map(([name]) => [name, body[name]]);
}

/**
 * What somebody looked up of the resources that are imported.
 *
 * @param found arguments by id
 */
export function asExisting(imports: readonly Import[], found: Readonly<Record<string, Body>>): ExistingResource[] {
  return imports.map(({ id, facts }) => ({ type: facts.type, id, values: found[id] ?? {} }));
}

const REFERENCE = /^\$\{(\w+\.\w+)\.id\}$/;

function resolve(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(REFERENCE.exec(value)?.[1] ?? '') ?? value;
  if (Array.isArray(value)) return value.map(item => resolve(item, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, ids)]));
}
