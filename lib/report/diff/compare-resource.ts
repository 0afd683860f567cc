import type { ResourceFacts } from '../../facts/model';
import type { TypeExpression } from '../../facts/type-expression';
import { isSame } from '../../rehearse/provider/difference';
import { planBlock } from '../../rehearse/provider/plan-block';
import { replacingPaths } from '../../rehearse/provider/replacement';
import { blockType } from '../../rehearse/values/block-type';
import { conformBlock } from '../../rehearse/values/conform';
import type { ObjectValue } from '../../rehearse/values/value';
import { asRecord, type Arguments, type StackResource } from '../stack-resource';
import { markNewReferences, refersToNew, type IsNew } from './references';
import type { ArgumentChange } from './resource-change';

/** How one resource differs from what it was. */
export interface Difference {
  readonly arguments: readonly ArgumentChange[];
  readonly replaces: boolean;
  /** The resource whose replacement replaces this one. */
  readonly because?: string;
}

/**
 * How a resource differs from what it was, by what is known of its type.
 *
 * @param isNew tells which attributes of other resources will be others
 */
export function compareResource(
  before: StackResource,
  after: StackResource,
  facts: ResourceFacts | undefined,
  isNew: IsNew,
): Difference {
  const given = withoutIgnored(before.arguments, after.arguments);
  if (!facts) return unknownType(before.arguments, given);
  const prior = planBlock(facts.block, conformBlock(before.arguments, facts.block), undefined);
  const planned = planBlock(facts.block, conformBlock(markNewReferences(given, isNew), facts.block), prior);
  const replacing = new Set(replacingPaths(facts, prior, planned).map(([name]) => String(name)));
  const changes = differing(facts, prior, planned).map(name =>
    argumentChange(name, replacing.has(name), before.arguments[name], given[name], isSensitive(facts, name)),
  );
  const because = [...replacing].map(name => refersToNew(given[name], isNew)).find(address => address !== undefined);
  return { arguments: changes, replaces: replacing.size > 0, ...(because !== undefined && { because }) };
}

/** What `ignore_changes` names stays as it was. */
function withoutIgnored(before: Arguments, after: Arguments): Arguments {
  const ignored = asRecord(after['lifecycle'])?.['ignore_changes'];
  if (ignored === 'all') return before;
  if (!Array.isArray(ignored)) return after;
  const names = ignored.map(path => String(path).split(/[.[]/)[0] as string);
  return { ...after, ...Object.fromEntries(names.map(name => [name, before[name]])) };
}

function differing({ block }: ResourceFacts, prior: ObjectValue, planned: ObjectValue): string[] {
  const [, types] = blockType(block) as readonly ['object', Readonly<Record<string, TypeExpression>>];
  return Object.entries(types)
    .filter(([name, type]) => name !== 'timeouts' && !isSame(type, prior[name] ?? null, planned[name] ?? null))
    .map(([name]) => name);
}

/** Of a type that nothing is known of, all that can be said is that it changes. */
function unknownType(before: Arguments, after: Arguments): Difference {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(name => name !== 'lifecycle');
  const differs = names.filter(name => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return { arguments: differs.map(name => ({ name, replaces: false })), replaces: false };
}

function isSensitive({ block }: ResourceFacts, name: string): boolean {
  return (
    (block.attributes.get(name)?.sensitive ?? false) || /password|secret|token|user_data|policy|document/.test(name)
  );
}

function argumentChange(
  name: string,
  replaces: boolean,
  before: unknown,
  after: unknown,
  hidden: boolean,
): ArgumentChange {
  const [was, becomes] = [shown(before), shown(after)];
  const isShown = !hidden && was !== undefined && becomes !== undefined && was !== becomes;
  return { name, replaces, ...(isShown && { before: was, after: becomes }) };
}

function shown(value: unknown): string | undefined {
  if (value === undefined || value === null) return '–';
  const text = typeof value === 'object' ? undefined : String(value as string | number | boolean);
  return text === undefined || text.length > 60 || text.includes('${') ? undefined : text;
}
