import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stackFoldersOf } from '../../lib/cli/sources';
import { readStacks, WrittenStack } from '../../lib/report/stack-reader';
import { referencesIn } from '../../lib/report/stack-resource';
import { UnreadableStackError } from '../../lib/report/unreadable-stack-error';
import { newFolder } from '../folder';

const VPC = {
  '//': { metadata: { path: 'shop/Network/Vpc/Resource', uniqueId: 'Network_1' } },
  cidr_block: '10.0.0.0/8',
};
const SHOP = {
  '//': { metadata: { stackName: 'shop', version: '0.21.0' } },
  provider: { alicloud: [{ region: 'cn-hangzhou' }] },
  terraform: {},
  resource: {
    alicloud_vpc: { Network_1: VPC },
    alicloud_vswitch: { plain: { vpc_id: '${alicloud_vpc.Network_1.id}' } },
  },
  data: { alicloud_zones: { all: {} } },
  output: { id: { value: '${alicloud_vpc.Network_1.id}', description: 'The network' } },
};

/** A synthesis with these stacks. */
function synthesis(stacks: Readonly<Record<string, unknown>>): string {
  const folder = newFolder();
  for (const [name, content] of Object.entries(stacks)) {
    mkdirSync(join(folder, 'stacks', name), { recursive: true });
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    writeFileSync(join(folder, 'stacks', name, 'cdk.tf.json'), text);
  }
  return folder;
}

/** The one line that reading ends with. */
function complaint(path: string): string {
  try {
    readStacks(path);
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableStackError);
    return (error as Error).message;
  }
  throw new Error('it was read');
}

describe('WrittenStack', () => {
  const stack = WrittenStack.parse(JSON.stringify(SHOP), 'x/shop/cdk.tf.json');

  test('knows its name, its region and what it gives', () => {
    expect([stack.name, stack.region]).toEqual(['shop', 'cn-hangzhou']);
    expect(stack.outputs).toEqual([
      { name: 'id', value: '${alicloud_vpc.Network_1.id}', description: 'The network', isSensitive: false },
    ]);
  });

  test('tells which construct made a resource, and leaves the notes of cdktf out of its arguments', () => {
    expect(stack.find('alicloud_vpc.Network_1')).toMatchObject({
      path: 'Network/Vpc/Resource',
      construct: 'Network/Vpc',
      arguments: { cidr_block: '10.0.0.0/8' },
    });
    expect(stack.find('alicloud_vpc.Network_1')?.arguments).not.toHaveProperty('//');
  });

  test('calls a resource by its address where nothing says which construct made it', () => {
    expect(stack.find('alicloud_vswitch.plain')?.construct).toBe('alicloud_vswitch.plain');
  });

  test('keeps data sources apart', () => {
    expect(stack.dataSources.map(({ address }) => address)).toEqual(['data.alicloud_zones.all']);
    expect(stack.resources).toHaveLength(2);
  });

  test('is called after its folder when the file does not say', () => {
    expect(WrittenStack.parse('{"resource":{}}', 'a/b/cdk.tf.json').name).toBe('b');
  });
});

describe('readStacks', () => {
  test('goes by the manifest, since a synthesis leaves the folders of stacks that were renamed', () => {
    const folder = synthesis({ shop: SHOP, renamed: SHOP });
    const manifest = { version: '0.21.0', stacks: { shop: { name: 'shop', workingDirectory: 'stacks/shop' } } };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    const files = (): string[] => readStacks(folder).map(({ file }) => file);

    expect(files()).toEqual([join(folder, 'stacks/shop/cdk.tf.json')]);
    expect(stackFoldersOf({ from: folder }, 'en')).toEqual([join(folder, 'stacks/shop')]);
    writeFileSync(join(folder, 'manifest.json'), '{}');
    expect(files()).toHaveLength(2);
  });

  test('reads a synthesis, the folder of a stack, and a file', () => {
    const folder = synthesis({ shop: SHOP, desk: SHOP });

    expect(readStacks(folder)).toHaveLength(2);
    expect(readStacks(join(folder, 'stacks/shop'))).toHaveLength(1);
    expect(readStacks(join(folder, 'stacks/shop/cdk.tf.json'))).toHaveLength(1);
  });

  test('leaves out a stack of another cloud beside one of ours', () => {
    const foreign = { resource: { aws_vpc: { a: {} } } };

    expect(readStacks(synthesis({ shop: SHOP, foreign })).map(({ name }) => name)).toEqual(['shop']);
  });

  test.each<[string, unknown, RegExp]>([
    ['cut off in a list', '{"resource":{"alicloud_vpc":{"a":{"tags":["x"', /not JSON: it ends too early/],
    ['cut off in text', JSON.stringify(SHOP).slice(0, 150), /not JSON: it ends too early/],
    ['cut off after a comma', '{"resource":{},', /not JSON: it ends too early/],
    ['empty', '\n', /not JSON: it is empty/],
    ['wrong in the middle', '{\n  "resource": nonsense\n}', /not JSON: a syntax error( in line 2)?/],
    ['a list', [], /no synthesized stack: it is not an object/],
    ['some other JSON', { name: 'x' }, /no synthesized stack: it has neither/],
    ['misshapen', { resource: { alicloud_vpc: 'x' } }, /'resource\.alicloud_vpc' is not an object/],
    ['misshapen below', { resource: { alicloud_vpc: { a: [] } } }, /'resource\.alicloud_vpc\.a' is not an object/],
    ['of another cloud', { resource: { aws_vpc: { a: {} } } }, /no resource of Alibaba Cloud; it has aws_vpc/],
  ])('says in one line that a file is %s', (_, content, expected) => {
    const message = complaint(synthesis({ shop: content }));

    expect(message).toMatch(expected);
    expect(message).not.toContain('\n');
  });

  test('says in one line that a file is too large, without reading it', () => {
    const folder = synthesis({ shop: SHOP });
    truncateSync(join(folder, 'stacks/shop/cdk.tf.json'), 50 * 1024 * 1024);

    expect(complaint(folder)).toMatch(/^'.*cdk\.tf\.json' has 50\.0 MiB; a stack of more than 32 MiB is not read$/);
  });

  test('says what it looked for in a folder without a stack, and in one that is not there', () => {
    expect(complaint(newFolder())).toMatch(/^there is no synthesized stack in '.*': neither a cdk\.tf\.json/);
    expect(complaint('/no/such/folder')).toMatch(/^there is no file or folder '\/no\/such\/folder'/);
  });

  test('says of a stack in HCL that JSON is needed', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'cdk.tf'), '');

    expect(complaint(folder)).toMatch(/is a stack in HCL/);
  });
});

describe('referencesIn', () => {
  test('finds each address once, at any depth, data sources among them', () => {
    const value = {
      a: '${alicloud_vpc.Web_1.id}',
      b: [{ c: 'arn:${alicloud_ram_role.x-y.arn}:${data.alicloud_zones.all.zones[0].id}' }, '${alicloud_vpc.Web_1.id}'],
    };

    expect(referencesIn(value)).toEqual(['alicloud_vpc.Web_1', 'alicloud_ram_role.x-y', 'data.alicloud_zones.all']);
  });

  test('finds those inside of a call with braces', () => {
    expect(referencesIn('${jsonencode({"a" = "x", "b" = alicloud_vpc.a.id})} ${alicloud_vpc.b.id')).toEqual([
      'alicloud_vpc.a',
      'alicloud_vpc.b',
    ]);
  });

  test('takes nothing from text that is no expression', () => {
    expect(referencesIn('alicloud_vpc.a.id ${var.x} ${each.value}')).toEqual([]);
  });
});
