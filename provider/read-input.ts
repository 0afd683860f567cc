import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { BehaviourJson } from './behaviour-json';
import type { ProviderJson, SchemaJson, SectionJson } from './schema-json';
import { UnreadableInput } from './unreadable-input';

/** The alicloud part of a schema dump. */
export interface SchemaInput {
  readonly source: string;
  readonly format: string;
  readonly schema: ProviderJson;
}

/** Reads the output of `terraform providers schema -json`, plain or gzipped, and finds the alicloud provider in it. */
export function readSchemaFile(path: string): SchemaInput {
  const json = readJson(path);
  const schemas = isObject(json) ? json['provider_schemas'] : undefined;
  if (!isObject(schemas)) {
    throw new UnreadableInput(
      `${path} is not the output of \`terraform providers schema -json\`: it has no "provider_schemas"`,
    );
  }
  const source = Object.keys(schemas).find(address => address.endsWith('/aliyun/alicloud'));
  if (source === undefined) {
    const found = Object.keys(schemas).join(', ') || 'no provider at all';
    throw new UnreadableInput(`${path} has no schema of aliyun/alicloud, only of: ${found}`);
  }
  const schema = (json as unknown as SchemaJson).provider_schemas[source]!;
  checkSections(path, schema);
  return { source, format: String((json as Record<string, unknown>)['format_version'] ?? '1.0'), schema };
}

/** Reads a file of observed behaviour, plain or gzipped. */
export function readBehaviourFile(path: string): BehaviourJson {
  const json = readJson(path);
  if (!isObject(json) || !isObject(json['provider']) || !isObject(json['resources'])) {
    throw new UnreadableInput(`${path} is not a behaviour file: it must be {"provider": {…}, "resources": {…}}`);
  }
  return json as unknown as BehaviourJson;
}

/** The version that a file name such as `alicloud-1.283.0.schema.json.gz` states. */
export function versionInName(path: string): string | undefined {
  return /(?<![\d.])\d+\.\d+(\.\d+)?(?![\d])/.exec(path.split(/[\\/]/).pop() ?? '')?.[0];
}

function readJson(path: string): unknown {
  const bytes = readBytes(path);
  try {
    const gzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return JSON.parse((gzipped ? gunzipSync(bytes) : bytes).toString('utf8'));
  } catch (error) {
    throw new UnreadableInput(`${path} is not JSON: ${(error as Error).message}`, { cause: error });
  }
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UnreadableInput(`${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function checkSections(path: string, schema: ProviderJson): void {
  const groups = { resource_schemas: schema.resource_schemas, data_source_schemas: schema.data_source_schemas };
  for (const [group, sections] of Object.entries(groups)) {
    if (!isObject(sections) || Object.keys(sections).length === 0)
      throw new UnreadableInput(`${path} has no "${group}"`);
    for (const [type, section] of Object.entries(sections)) checkSection(path, type, section);
  }
  checkSection(path, 'provider', schema.provider);
}

function checkSection(path: string, name: string, section: SectionJson): void {
  const block: unknown = isObject(section) ? section.block : undefined;
  if (!isObject(block)) throw new UnreadableInput(`${path}: the schema of ${name} has no "block"`);
  const attributes = block['attributes'] ?? {};
  if (!isObject(attributes)) throw new UnreadableInput(`${path}: the "attributes" of ${name} are not an object`);
  const untyped = Object.entries(attributes).find(
    ([, attribute]) => !isObject(attribute) || attribute['type'] === undefined,
  );
  if (untyped)
    throw new UnreadableInput(
      `${path}: the attribute ${name}.${untyped[0]} has no "type", which the facts cannot hold`,
    );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
