import type { ProviderFacts } from '../../facts/provider-facts';
import { holdsData } from '../../rehearse/data-bearing';
import { isDeletionProtected } from '../../rehearse/deletion-protection';
import type { WrittenStack } from '../stack-reader';
import { asRecord, type StackResource } from '../stack-resource';
import { compareResource, type Difference } from './compare-resource';
import type { IsNew } from './references';
import type { ResourceChange } from './resource-change';

/**
 * What becomes of each resource of a stack, in the order of their constructs. What stays as it is, is left out.
 *
 * No account is asked: what replaces a resource is known from the provider's facts. Where the provider overlooks a
 * difference, the forecast says more than will happen.
 *
 * @param before nothing, where the stack is new
 * @param after nothing, where the stack goes
 */
export function compareStacks(
  before: WrittenStack | undefined,
  after: WrittenStack | undefined,
  facts: ProviderFacts,
): ResourceChange[] {
  const stacks = [before, after].filter(stack => stack !== undefined);
  const there = pairs(before, after);
  const differences = settle(there, facts);
  const changes = there.flatMap(([old, young]): ResourceChange[] => {
    const resource = (young ?? old) as StackResource;
    const { address, type, construct: path } = resource;
    const common = { address, type, path };
    if (!old) return [{ ...common, action: 'create', arguments: [], losesData: false }];
    const losesData = holdsData(address, stacks);
    const byCloud = isDeletionProtected(old.arguments) ? ({ refusedBy: 'cloud' } as const) : {};
    // What is no longer in a stack is no longer protected by it, and still is by the cloud.
    if (!young) return [{ ...common, action: 'delete', arguments: [], losesData, ...byCloud }];
    const difference = differences.get(address);
    const refused = young.isProtected ? ({ refusedBy: 'engine' } as const) : byCloud;
    return difference === undefined ? [] : [changed(common, difference, losesData, refused)];
  });
  return changes.toSorted((a, b) => Number(a.path > b.path) - Number(a.path < b.path));
}

type Pair = readonly [before: StackResource | undefined, after: StackResource | undefined];

function pairs(before: WrittenStack | undefined, after: WrittenStack | undefined): Pair[] {
  const gone = (before?.resources ?? []).filter(({ address }) => !after?.find(address));
  return [
    ...gone.map((old): Pair => [old, undefined]),
    ...(after?.resources ?? []).map((young): Pair => [before?.find(young.address), young]),
  ];
}

function changed(
  common: Pick<ResourceChange, 'address' | 'type' | 'path'>,
  { arguments: differing, replaces, because }: Difference,
  holds: boolean,
  refused: Pick<ResourceChange, 'refusedBy'>,
): ResourceChange {
  return {
    ...common,
    action: replaces ? 'replace' : 'update',
    arguments: differing,
    ...(because !== undefined && { because }),
    losesData: replaces && holds,
    ...(replaces && refused),
  };
}

/** The differences, again and again until none is added: what refers to a resource with another id differs as well. */
function settle(there: readonly Pair[], facts: ProviderFacts): Map<string, Difference> {
  let known = new Map<string, Difference>();
  for (;;) {
    const next = differencesGiven(known, there, facts);
    if (sizeOf(next) === sizeOf(known)) return next;
    known = next;
  }
}

function differencesGiven(
  known: ReadonlyMap<string, Difference>,
  there: readonly Pair[],
  facts: ProviderFacts,
): Map<string, Difference> {
  const young = new Map(there.map(([, after]) => [after?.address, after]));
  const isNew: IsNew = (address, attribute) => {
    const difference = known.get(address);
    if (difference?.arguments.some(({ name }) => name === attribute)) return true;
    return difference?.replaces === true && young.get(address)?.arguments[attribute] === undefined;
  };
  const found = new Map<string, Difference>();
  for (const [before, after] of there) {
    if (!before || !after) continue;
    const difference = compareResource(before, after, facts.resource(after.type), isNew);
    const trigger = difference.replaces ? undefined : triggerOf(after, known);
    if (trigger !== undefined) found.set(after.address, { ...difference, replaces: true, because: trigger });
    else if (difference.arguments.length > 0) found.set(after.address, difference);
  }
  return found;
}

/** Of what `replace_triggered_by` names, the first that changes. */
function triggerOf({ arguments: given }: StackResource, known: ReadonlyMap<string, Difference>): string | undefined {
  const triggers = asRecord(given['lifecycle'])?.['replace_triggered_by'];
  if (!Array.isArray(triggers)) return undefined;
  for (const trigger of triggers.map(String)) {
    const [type, name, attribute] = trigger.replace(/^\$\{|\}$/g, '').split('.');
    const address = `${type}.${name}`;
    const difference = known.get(address);
    if (!difference) continue;
    if (attribute === undefined || difference.arguments.some(argument => argument.name === attribute)) return address;
  }
  return undefined;
}

/** How much differs. It grows from one round to the next, or all is found. */
function sizeOf(differences: ReadonlyMap<string, Difference>): number {
  return [...differences.values()].reduce((sum, one) => sum + 1 + one.arguments.length + Number(one.replaces), 0);
}
