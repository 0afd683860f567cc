import type { FactNode } from '../lib/facts/fact-node';
import type { ArgumentsJson, BehaviourJson, ResourceBehaviourJson } from './behaviour-json';
import type { AllFacts, Origin } from './facts-folder';
import { sectionBehaviour } from './facts-to-behaviour';
import { sectionFacts } from './json-to-facts';
import type { BlockJson, ProviderJson, SectionJson } from './schema-json';

/** The facts of a schema, with the behaviour that was observed. */
export function factsFrom(origin: Origin, schema: ProviderJson, behaviour: BehaviourJson): AllFacts {
  return {
    origin,
    provider: sectionFacts('provider', 'alicloud', schema.provider, { attributes: behaviour.provider }),
    resources: sorted(schema.resource_schemas).map(([type, section]) =>
      sectionFacts('resource', type, section, behaviour.resources[type]),
    ),
    dataSources: sorted(schema.data_source_schemas).map(([type, section]) => sectionFacts('data', type, section)),
  };
}

function sorted(sections: Readonly<Record<string, SectionJson>>): [string, SectionJson][] {
  return Object.entries(sections).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** The behaviour that facts hold, in the form it came in. */
export function behaviourOf(facts: AllFacts): BehaviourJson {
  const resources = facts.resources.map(section => [section.name, sectionBehaviour(section)] as const);
  return {
    provider: sectionBehaviour(facts.provider)?.attributes ?? {},
    resources: Object.fromEntries(
      resources.filter((pair): pair is [string, ResourceBehaviourJson] => pair[1] !== undefined),
    ),
  };
}

/** The behaviour of those arguments that a schema still has. What was seen of the others means nothing any more. */
export function behaviourStillIn(schema: ProviderJson, behaviour: BehaviourJson): BehaviourJson {
  const resources = Object.entries(behaviour.resources).flatMap(([type, seen]) => {
    const section = schema.resource_schemas[type];
    return section ? [[type, { ...seen, attributes: stillIn(section.block, seen.attributes) }] as const] : [];
  });
  return { provider: stillIn(schema.provider.block, behaviour.provider), resources: Object.fromEntries(resources) };
}

function stillIn(block: BlockJson, seen: ArgumentsJson): ArgumentsJson {
  const kept = Object.entries(seen).flatMap(([name, facts]) => {
    const nested = block.block_types?.[name];
    if (nested) return [[name, facts.block ? { ...facts, block: stillIn(nested.block, facts.block) } : facts] as const];
    return block.attributes?.[name] ? [[name, facts] as const] : [];
  });
  return Object.fromEntries(kept);
}

/** Looks a section up by name, for comparing two sets of facts. */
export function byName(sections: readonly FactNode[]): ReadonlyMap<string, FactNode> {
  return new Map(sections.map(section => [section.name, section]));
}
