import type { AttributeFacts, BlockFacts, NestedBlockFacts, NestingMode, ResourceFacts } from '../../facts/model';
import type { ProviderFacts } from '../../facts/provider-facts';

/** Which types a schema tells of. Terraform reads all of a schema in each of its runs, so a small one makes it faster. */
export interface SchemaTypes {
  readonly resources: readonly string[];
  readonly dataSources: readonly string[];
}

/** The answer to the question what the provider can do. Types that the provider does not have are left out. */
export function schemaMessage(facts: ProviderFacts, types: SchemaTypes = everyType(facts)): object {
  return {
    provider: schema(facts.provider()),
    resourceSchemas: schemas(types.resources, type => facts.resource(type)),
    dataSourceSchemas: schemas(types.dataSources, type => facts.dataSource(type)),
    capabilities: { getProviderSchemaOptional: true },
  };
}

function everyType(facts: ProviderFacts): SchemaTypes {
  return { resources: facts.resourceTypes(), dataSources: facts.dataSourceTypes() };
}

function schemas(
  types: readonly string[],
  factsOf: (type: string) => ResourceFacts | undefined,
): Record<string, object> {
  const known = types.map(factsOf).filter(facts => facts !== undefined);
  return Object.fromEntries(known.map(facts => [facts.type, schema(facts)]));
}

function schema({ schemaVersion, deprecated, block }: ResourceFacts): object {
  return { version: schemaVersion, block: { ...blockMessage(block), deprecated } };
}

function blockMessage({ attributes, blocks }: BlockFacts): object {
  return {
    attributes: [...attributes].map(([name, facts]) => attributeMessage(name, facts)),
    blockTypes: [...blocks].map(([name, facts]) => nestedBlockMessage(name, facts)),
  };
}

function attributeMessage(name: string, facts: AttributeFacts): object {
  const { required, optional, computed, sensitive, deprecated } = facts;
  const type = Buffer.from(JSON.stringify(facts.type));
  return { name, type, required, optional, computed, sensitive, deprecated };
}

const NESTING: Record<NestingMode, number> = { single: 1, list: 2, set: 3, map: 4, group: 5 };

function nestedBlockMessage(typeName: string, facts: NestedBlockFacts): object {
  const { nesting, minItems = 0, maxItems = 0, deprecated } = facts;
  return { typeName, nesting: NESTING[nesting], minItems, maxItems, block: { ...blockMessage(facts), deprecated } };
}
