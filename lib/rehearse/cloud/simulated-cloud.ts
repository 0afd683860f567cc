import type { BlockFacts, ResourceFacts } from '../../facts/model';
import { canonical, isListValue, isObjectValue, UNKNOWN, type ObjectValue, type Value } from '../values/value';
import { isDeletionProtected } from '../deletion-protection';
import { refusals } from './api-rules';
import { idForm, isInvented, nameArgument } from './id-forms';
import { inventUnknown } from './invent';
import { idsIn, inventedPart, namesIt, ownId } from './references';
import { keyOf, MemoryWorld, type CloudResource, type World } from './world';

/** The cloud's API refused an operation. Nothing was changed. */
export class ApiRefusal extends Error {}

/**
 * What the provider talks to in a rehearsal: it keeps resources, decides what is left to the cloud, and refuses what the
 * real API is known to refuse.
 */
export class SimulatedCloud {
  /** While a rehearsal clears up, what is protected from deletion may be deleted. */
  public ignoresDeletionProtection = false;
  /** Without its rules the cloud takes whatever the provider plans, which is enough to forecast what a plan does. */
  public hasRules = true;
  private readonly existing = new Map<string, ObjectValue>();

  constructor(private readonly world: World = new MemoryWorld()) {}

  /** Everything that exists, in the order of types and ids. */
  public resources(): readonly CloudResource[] {
    return this.world
      .use(all => [...all.values()])
      .toSorted((a, b) => compare(keyOf(a.type, a.id), keyOf(b.type, b.id)));
  }

  public find(type: string, id: string): CloudResource | undefined {
    return this.world.use(all => all.get(keyOf(type, id)));
  }

  /** Makes a resource as it was planned. @throws ApiRefusal */
  public create(facts: ResourceFacts, planned: ObjectValue): CloudResource {
    return this.world.use(all => {
      const args = argumentsOf(facts.block, planned);
      if (this.hasRules) checkArguments(all, facts.type, args);
      const id = newId(all, facts.type, args, this.hasRules);
      const state = { ...inventUnknown(facts.block, planned, `${facts.type}/${id}`), id };
      const resource: CloudResource = { type: facts.type, id, state, args };
      all.set(keyOf(facts.type, id), resource);
      return resource;
    });
  }

  /** Changes a resource into what was planned. @throws ApiRefusal */
  public update(facts: ResourceFacts, id: string, planned: ObjectValue): CloudResource {
    return this.world.use(all => {
      const key = keyOf(facts.type, id);
      const before = all.get(key);
      if (before === undefined) throw new ApiRefusal(`${facts.type} ${id} does not exist`);
      const args = argumentsOf(facts.block, planned);
      if (this.hasRules) checkArguments(all, facts.type, args, before);
      const state = { ...inventUnknown(facts.block, planned, `${facts.type}/${id}`), id };
      const resource = { ...before, state, args };
      all.set(key, resource);
      return resource;
    });
  }

  /** Deletes a resource. One that is gone already is fine, as it is for the provider. @throws ApiRefusal */
  public delete(type: string, id: string): void {
    this.world.use(all => {
      const resource = all.get(keyOf(type, id));
      if (resource === undefined) return;
      const user = [...all.values()].find(other => other !== resource && uses(other, resource));
      if (user) throw new ApiRefusal(`${type} ${id} is still used by ${user.type} ${user.id}`);
      if (!this.ignoresDeletionProtection && isDeletionProtected(resource.state)) {
        throw new ApiRefusal(`${type} ${id} is protected from deletion`);
      }
      all.delete(keyOf(type, id));
    });
  }

  /** Takes resources in that others made in the same cloud, and that are for others to take away. */
  public share(resources: readonly CloudResource[]): void {
    this.world.use(all => resources.forEach(one => all.set(keyOf(one.type, one.id), { ...one, adopted: true })));
  }

  /** Says what an import is to find: a resource that was there before. What is unknown in it is made up. */
  public foretell(facts: ResourceFacts, id: string, resource: ObjectValue): void {
    const key = keyOf(facts.type, id);
    this.existing.set(key, resource);
    // A plan before may have found it otherwise.
    this.world.use(all => all.get(key)?.adopted && all.delete(key));
  }

  /** Takes a resource that was there before into the cloud, as the import of it finds it. */
  public adopt(facts: ResourceFacts, id: string): CloudResource | undefined {
    if (ownId(id) !== undefined) return undefined;
    return this.world.use(all => {
      const planned = this.existing.get(keyOf(facts.type, id)) ?? unknownIn(facts.block);
      const state = { ...inventUnknown(facts.block, planned, `${facts.type}/${id}`), id };
      const resource: CloudResource = { type: facts.type, id, state, args: {}, adopted: true };
      all.set(keyOf(facts.type, id), resource);
      return resource;
    });
  }

  /** Changes a value behind Terraform's back. */
  public drift(type: string, id: string, change: ObjectValue): void {
    this.world.use(all => {
      const resource = all.get(keyOf(type, id));
      if (resource === undefined) throw new Error(`there is no ${type} ${id} in the simulated cloud`);
      all.set(keyOf(type, id), { ...resource, state: { ...resource.state, ...change } });
    });
  }

  /** Deletes a resource behind Terraform's back, whatever uses it. */
  public lose(type: string, id: string): void {
    this.world.use(all => all.delete(keyOf(type, id)));
  }
}

/** A resource of which nothing is known but that it is there. */
function unknownIn({ attributes, blocks }: BlockFacts): ObjectValue {
  const values = [...attributes].map(([name, { required, computed }]) => [name, required || computed ? UNKNOWN : null]);
  const nested = [...blocks].map(([name, { nesting }]) => [name, nesting === 'single' ? null : []]);
  return Object.fromEntries([...values, ...nested]) as ObjectValue;
}

type Resources = ReadonlyMap<string, CloudResource>;

function checkArguments(all: Resources, type: string, args: ObjectValue, itself?: CloudResource): void {
  const known = new Set([...all.values()].map(({ id }) => ownId(id)));
  const missing = [...idsIn(args)].find(id => !known.has(id));
  if (missing !== undefined) throw new ApiRefusal(`${missing} does not exist`);
  const others = (other: string): readonly ObjectValue[] =>
    [...all.values()]
      .filter(resource => resource.type === other && resource !== itself)
      .map(({ args: theirs, id }) => ({ ...theirs, id }));
  const reasons = refusals(type, args, others);
  if (reasons.length > 0) throw new ApiRefusal(reasons.join('; '));
}

/** An id is made from what the resource is made with, so a rehearsal gives the same ids every time. */
function newId(all: Resources, type: string, args: ObjectValue, hasRules: boolean): string {
  const content = `${type} ${canonical(args)}`;
  const byName = nameArgument(type);
  // A bucket, say, that is given no name gets one.
  const form = byName !== undefined && !args[byName] ? '#' : idForm(type);
  for (let copy = 0; ; copy++) {
    const invented = inventedPart(copy === 0 ? content : `${content} ${copy}`);
    const id = form.replace(/\{(\w+)\}/g, (_, name: string) => String(args[name] ?? '')).replace('#', () => invented);
    if (!all.has(keyOf(type, id))) return id;
    if (!hasRules) return `${id}-${invented}`;
    if (!form.includes('#')) throw new ApiRefusal(`there is a ${type} ${id} already`);
  }
}

function uses(user: CloudResource, used: CloudResource): boolean {
  const id = ownId(used.id);
  // What is called by other things' ids, such as an attachment, is known by none of its own.
  if (id !== undefined && isInvented(used.type)) return idsIn(user.args).has(id);
  return id === undefined && user.type !== used.type && namesIt(user.args, used.type, used.id);
}

/** What is configured: arguments that are given and known. The cloud never sees how long Terraform waits. */
function argumentsOf(facts: BlockFacts, planned: ObjectValue): ObjectValue {
  const names = [...facts.attributes.keys(), ...facts.blocks.keys()].filter(name => name !== 'timeouts');
  return Object.fromEntries(names.map(name => [name, withoutUnknown(planned[name] ?? null)]));
}

function withoutUnknown(value: Value): Value {
  if (value === UNKNOWN) return null;
  if (isListValue(value)) return value.map(withoutUnknown);
  if (!isObjectValue(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutUnknown(item)]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
