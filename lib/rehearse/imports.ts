import { argumentsIn } from './cloud/id-forms';
import type { SimulatedProvider } from './provider/simulated-provider';
import type { ExistingResource } from './rehearse';
import { conformBlock } from './values/conform';
import { canonical, isListValue, isObjectValue, UNKNOWN, type ObjectValue, type Value } from './values/value';

/** A resource that a plan imports and would change, as the engine shows it. */
export interface PlannedImport {
  readonly address: string;
  readonly type: string;
  readonly id: string;
  /** What it will be, as JSON. What is not known yet is left out of it. */
  readonly after: unknown;
  /** `true` in the place of each part that is not known yet. */
  readonly unknown: unknown;
  /** The arguments that make it be replaced. */
  readonly replacing: readonly string[];
}

interface ShownChange {
  readonly address: string;
  readonly type: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly after: unknown;
    readonly after_unknown: unknown;
    readonly replace_paths?: readonly (readonly [string, ...unknown[]])[];
    readonly importing?: { readonly id?: string };
  };
}

/** What a plan imports and finds otherwise than the stack says. @param shown what the engine's `show -json` says of the plan */
export function importsIn(shown: string): PlannedImport[] {
  // An engine may say something beside it.
  const json = shown.split('\n').find(line => line.startsWith('{')) ?? '{}';
  const { resource_changes: changes = [] } = JSON.parse(json) as { resource_changes?: readonly ShownChange[] };
  return changes.flatMap(({ address, type, change }) => {
    const { actions, after, after_unknown: unknown, replace_paths: paths = [], importing } = change;
    const replacing = [...new Set(paths.map(([name]) => name))];
    return importing?.id === undefined || actions[0] === 'no-op'
      ? []
      : [{ address, type, id: importing.id, after, unknown, replacing }];
  });
}

/**
 * What the imports of a stack find: what the stack says of each resource, but for what its id says, and what somebody
 * looked up. Only the engine knows what the stack says, since it evaluates it; so a plan is what is learnt from.
 */
export class ForetoldImports {
  private readonly foretold = new Map<string, string>();

  constructor(
    private readonly provider: SimulatedProvider,
    private readonly existing: readonly ExistingResource[],
  ) {}

  /** Lets the next plan find what this one says. Returns whether that is news. */
  public learn(imports: readonly PlannedImport[]): boolean {
    const news = imports.filter(each => this.foretell(each));
    return news.length > 0;
  }

  private foretell({ type, id, after, unknown }: PlannedImport): boolean {
    const { provider } = this;
    const facts = provider.facts.resource(type);
    if (facts === undefined) return false;
    const found = this.existing.find(one => one.type === type && one.id === id)?.values;
    const apart = { ...found, ...argumentsIn(type, id) };
    const known = conformBlock(apart, facts.block, true);
    const resource = {
      ...(markUnknown(conformBlock(after, facts.block), unknown) as ObjectValue),
      ...Object.fromEntries(Object.keys(apart).map((name): [string, Value] => [name, known[name] ?? null])),
    };
    const [key, text] = [`${type} ${id}`, canonical(resource)];
    if (this.foretold.get(key) === text) return false;
    this.foretold.set(key, text);
    provider.cloud.foretell(facts, id, resource);
    return true;
  }
}

function markUnknown(value: Value, unknown: unknown): Value {
  if (unknown === true) return UNKNOWN;
  if (typeof unknown !== 'object' || unknown === null) return value;
  const marks = unknown as Readonly<Record<string, unknown>>;
  if (isListValue(value)) return value.map((item, index): Value => markUnknown(item, marks[index]));
  if (!isObjectValue(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]): [string, Value] => [name, markUnknown(item, marks[name])]),
  );
}
