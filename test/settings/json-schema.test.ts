import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { settingsJsonSchema } from '../../lib/settings/json-schema';

const ROOT = join(__dirname, '../..');

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Record<string, Schema>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly required?: string[];
  readonly items?: Schema;
  readonly anyOf?: Schema[];
  readonly enum?: unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
}

/** What this walk knows of a schema. A keyword beyond these would be silently passed over. */
const KEYWORDS = new Set(
  'type description properties additionalProperties propertyNames required items anyOf enum const pattern minimum maximum minItems maxItems maxLength $schema title'.split(
    ' ',
  ),
);

/** Where `value` is not what `schema` says. */
function misfits(schema: Schema, value: unknown, path = ''): string[] {
  const beyond = Object.keys(schema).filter(keyword => !KEYWORDS.has(keyword));
  if (beyond.length > 0) {
    throw new Error(`this walk does not know ${beyond.join(', ')}`);
  }
  if (schema.anyOf) {
    return schema.anyOf.some(option => misfits(option, value).length === 0) ? [] : [path];
  }
  if (typeOf(value) !== schema.type && !(schema.type === 'number' && typeOf(value) === 'integer')) {
    return [path];
  }
  const wrong =
    (schema.enum && !schema.enum.includes(value)) ||
    ('const' in schema && schema.const !== value) ||
    (schema.pattern && !new RegExp(schema.pattern, 'u').test(value as string)) ||
    (value as number) < (schema.minimum ?? -Infinity) ||
    (value as number) > (schema.maximum ?? Infinity) ||
    (value as string | unknown[]).length < (schema.minItems ?? 0) ||
    (value as string | unknown[]).length > (schema.maxItems ?? schema.maxLength ?? Infinity);
  return wrong ? [path] : [...misfitsOfList(schema, value, path), ...misfitsOfSection(schema, value, path)];
}

function misfitsOfList({ items }: Schema, value: unknown, path: string): string[] {
  return items && Array.isArray(value) ? value.flatMap((item, index) => misfits(items, item, `${path}.${index}`)) : [];
}

function misfitsOfSection(schema: Schema, value: unknown, path: string): string[] {
  if (typeOf(value) !== 'object') {
    return [];
  }
  const { properties = {}, additionalProperties = true, propertyNames, required = [] } = schema;
  const missing = required.filter(key => !(key in (value as object))).map(key => `${path}.${key}`);
  const inner = Object.entries(value as object).flatMap(([key, child]) => {
    const own = properties[key] ?? additionalProperties;
    const names = propertyNames ? misfits(propertyNames, key, `${path}.${key}`) : [];
    return [
      ...names,
      ...(typeof own === 'object' ? misfits(own, child, `${path}.${key}`) : own ? [] : [`${path}.${key}`]),
    ];
  });
  return [...missing, ...inner];
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (Number.isInteger(value)) return 'integer';
  return value === null ? 'null' : typeof value;
}

describe('settingsJsonSchema', () => {
  const schema = settingsJsonSchema() as Schema;
  const staging = (said: object) => misfits(schema, { system: 'pw', environments: { staging: said } });

  test('is what pigeon.schema.json holds; `npm run schema` writes it', () => {
    expect(readFileSync(join(ROOT, 'pigeon.schema.json'), 'utf8')).toBe(`${JSON.stringify(schema, null, 2)}\n`);
  });

  test('accepts pigeon.yaml', () => {
    expect(misfits(schema, parse(readFileSync(join(ROOT, 'pigeon.yaml'), 'utf8')))).toEqual([]);
  });

  test('asks for no setting of an environment, nor of one of its sections', () => {
    expect(staging({ network: {}, frontend: {}, data: { postgres: {}, redis: {}, admission: {} }, state: {} })).toEqual(
      [],
    );
    expect(staging({ state: { bucket: 'pigeon-state' }, frontend: { servers: { min: 2 } } })).toEqual([]);
  });

  test('asks for system and environments, and for all of an entry of a list', () => {
    expect(misfits(schema, {})).toEqual(['.system', '.environments']);
    expect(staging({ network: { zones: [{ id: 'cn-hangzhou-h' }] } })).toEqual([
      '.environments.staging.network.zones.0.loadBalancerCidr',
      '.environments.staging.network.zones.0.serverCidr',
    ]);
  });

  test.each([
    ['', { system: 'pw', environments: {}, env: 1 }, '.env'],
    ['common', { system: 'pw', environments: {}, common: { regio: 'x' } }, '.common.regio'],
    ['an environment', { system: 'pw', environments: { a: { fronted: {} } } }, '.environments.a.fronted'],
    ['a section', { system: 'pw', environments: { a: { frontend: { dick: 1 } } } }, '.environments.a.frontend.dick'],
    [
      'an entry',
      {
        system: 'pw',
        environments: { a: { acknowledge: [{ rule: 'no-backup', reason: 'x'.repeat(20), owner: 'me', by: 1 }] } },
      },
      '.environments.a.acknowledge.0.by',
    ],
  ])('refuses an unknown key of %s', (_, file, path) => {
    expect(misfits(schema, file)).toEqual([path]);
  });

  test.each([
    [{ preset: 'live' }, 'preset'],
    [{ frontend: { servers: 0 } }, 'frontend.servers'],
    [{ frontend: { disk: 40 } }, 'frontend.disk'],
    [{ edge: { icpFiling: 'ICP1' } }, 'edge.icpFiling'],
    [{ tags: { a: 1 } }, 'tags.a'],
    [{ loadBalancer: { certificateIds: [] } }, 'loadBalancer.certificateIds'],
    [{ protection: { previousVersions: true } }, 'protection.previousVersions'],
  ])('refuses %j', (said, path) => {
    expect(staging(said)).toEqual([`.environments.staging.${path}`]);
  });

  test('tells what a setting is and looks like, and nothing of how it is checked', () => {
    const text = JSON.stringify(schema);

    expect(text).toContain(
      '"description":"the name visitors type; a domain name in lower case, such as \'www.example.com\'"',
    );
    expect(text).not.toMatch(/"form"|"unrepeatable"/);
  });
});
