import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ProviderFacts } from '../../lib/facts/provider-facts';
import { updateFacts } from '../../provider/update-facts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'facts-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const vpc = {
  version: 0,
  block: {
    attributes: {
      cidr_block: { type: 'string', required: true },
      name: { type: 'string', optional: true, deprecated: true },
    },
  },
};
const zones = { version: 0, block: { attributes: { ids: { type: ['list', 'string'], computed: true } } } };
const address = 'registry.terraform.io/aliyun/alicloud';
const schema = (resources: object = { alicloud_vpc: vpc }) => ({
  format_version: '1.0',
  provider_schemas: {
    [address]: {
      provider: { version: 0, block: { attributes: { region: { type: 'string', optional: true } } } },
      resource_schemas: resources,
      data_source_schemas: { alicloud_zones: zones },
    },
  },
});
const behaviour = {
  provider: {},
  resources: {
    alicloud_vpc: {
      importable: true,
      attributes: { cidr_block: { force_new: true }, name: { deprecated: true, checked: { length: ['1', '9'] } } },
    },
  },
};

const file = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  return path;
};
const facts = () => join(folder, 'facts');
const update = (...args: string[]) => updateFacts([...args, '--folder', facts()]);
const start = () => update(file('a-1.0.0.json', schema()), '--behaviour', file('b-0.9.json', behaviour));

describe('npm run provider:update', () => {
  test('makes facts from a schema and a file of behaviour, and says what is new', () => {
    const { output, exitCode } = start();
    expect(exitCode).toBe(0);
    expect(output).toEqual([
      'added provider argument alicloud',
      'added resource alicloud_vpc',
      'added data source alicloud_zones',
      'facts of alicloud 1.0.0: 1 resources, 1 data sources',
    ]);
    const read = ProviderFacts.fromFolder(facts());
    expect([read.version, read.behaviourVersion]).toEqual(['1.0.0', '0.9']);
    expect(read.resource('alicloud_vpc')!.block.attributes.get('cidr_block')!.behaviour.replaces).toBe(true);
  });

  test('reads a gzipped schema', () => {
    expect(update(file('a-1.0.0.json.gz', gzipSync(JSON.stringify(schema())))).exitCode).toBe(0);
  });

  test('says that nothing changed when nothing did', () => {
    start();
    expect(update(file('a-1.0.0.json', schema())).output[0]).toBe('nothing changed');
  });

  test('keeps the behaviour of arguments that still exist, and names what was added, removed and changed', () => {
    start();
    const newer = {
      ...vpc,
      block: {
        attributes: { cidr_block: { type: 'string', optional: true }, vpc_name: { type: 'string', optional: true } },
      },
    };
    const { output } = update(file('c-2.0.0.json', schema({ alicloud_vpc: newer, alicloud_eip: vpc })));
    expect(output).toEqual([
      'added resource alicloud_eip',
      'changed alicloud_vpc.cidr_block: string required replaces -> string optional replaces',
      'added argument alicloud_vpc.vpc_name: string optional',
      'removed argument alicloud_vpc.name',
      'facts of alicloud 2.0.0: 2 resources, 1 data sources',
    ]);
    const { block } = ProviderFacts.fromFolder(facts()).resource('alicloud_vpc')!;
    expect(block.attributes.get('cidr_block')!.behaviour.replaces).toBe(true);
    expect(block.attributes.has('name')).toBe(false);
  });

  test('names a resource that is gone', () => {
    start();
    expect(update(file('c-2.0.0.json', schema({ alicloud_eip: vpc }))).output).toContain(
      'removed resource alicloud_vpc',
    );
  });

  test.each([
    ['no JSON', 'hello', 'is not JSON'],
    ['another JSON', { a: 1 }, 'is not the output of `terraform providers schema -json`'],
    ['a list', [], 'is not the output of `terraform providers schema -json`'],
    [
      'a schema of another provider',
      { provider_schemas: { 'registry.terraform.io/hashicorp/aws': {} } },
      'only of: registry.terraform.io/hashicorp/aws',
    ],
    ['a schema without resources', { provider_schemas: { [address]: { provider: vpc } } }, 'has no "resource_schemas"'],
    ['a resource without a block', schema({ alicloud_vpc: {} }), 'the schema of alicloud_vpc has no "block"'],
    [
      'an attribute without a type',
      schema({ alicloud_vpc: { block: { attributes: { a: {} } } } }),
      'alicloud_vpc.a has no "type"',
    ],
  ])('fails on %s, and writes nothing', (_, content, message) => {
    start();
    const before = readFileSync(join(facts(), 'resources.txt'), 'utf8');
    const { output, exitCode } = update(file('bad-1.0.0.json', content));
    expect(exitCode).toBe(2);
    expect(output.join('\n')).toContain(message);
    expect(readFileSync(join(facts(), 'resources.txt'), 'utf8')).toBe(before);
    expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([]);
  });

  test.each([
    [['nowhere.json'], 'cannot be read'],
    [[], 'exactly one schema file is needed'],
    [['a', 'b'], 'exactly one schema file is needed'],
    [['a', '--colour'], 'usage: npm run provider:update'],
  ])('fails on the arguments %j', (args, message) => {
    const { output, exitCode } = updateFacts(args);
    expect([exitCode, output.join('\n')]).toEqual([2, expect.stringContaining(message)]);
  });

  test('fails when nothing says which version the schema is of', () => {
    const path = file('schema.json', schema());
    expect(update(path).output.join()).toContain('add --version');
    expect(update(path, '--version', '3.1.4').exitCode).toBe(0);
    expect(ProviderFacts.fromFolder(facts()).version).toBe('3.1.4');
  });

  test('fails on a behaviour fact it has no word for, so that none is lost unseen', () => {
    const odd = { provider: {}, resources: { alicloud_vpc: { attributes: { cidr_block: { shiny: true } } } } };
    const { output, exitCode } = update(file('a-1.0.0.json', schema()), '--behaviour', file('b-1.0.json', odd));
    expect([exitCode, output.join()]).toEqual([
      2,
      "alicloud_vpc.cidr_block: this version cannot keep the behaviour fact 'shiny' = true",
    ]);
  });
});
