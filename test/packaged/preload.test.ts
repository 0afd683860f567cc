import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PackagedLibrary, type Project } from './packaged-library';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '../..');
const PRELOAD = ['--require', 'pigeon-constructs/preload'];
const library = PackagedLibrary.build();

const PRODUCTION = `
const { readFileSync } = require('node:fs');
const { parseSettings, selectEnvironments, synthesize } = require('pigeon-constructs');
const settings = selectEnvironments(parseSettings(readFileSync('pigeon.yaml', 'utf8')), ['production']);
synthesize(settings, { hcl: process.env.CDKTF_HCL === 'true' });
`;

/** Two tiers with resources of one's own, one by a binding that the library uses and one by another. */
const COMPOSITION = `
const { App, TerraformOutput, Token } = require('cdktf');
const pigeon = require('pigeon-constructs');
const { Vpc } = require('pigeon-constructs/alicloud/vpc');
const { EipAddress } = require('pigeon-constructs/alicloud/eip-address');
const app = new App();
const stack = new pigeon.PigeonWebStack(app, 'shop', { region: 'cn-hangzhou', tags: { 'a/b': 'c\${d}' } });
const vpc = new Vpc(stack, 'Vpc', { vpcName: 'shop', cidrBlock: '10.0.0.0/16' });
const address = new EipAddress(stack, 'Address', { addressName: vpc.id, bandwidth: '5', internetChargeType: 'PayByTraffic' });
new TerraformOutput(stack, 'ids', { value: { [vpc.id]: [address.id, 1.5, -1e+99, true, 'String Map Token', '\${vpc}'] } });
stack.addOverride('terraform.required_version', '>= 1.6');
stack.addOverride('locals.address', address.id);
app.synth();
`;

/** What a program writes, started as it is and with the preload. */
function bothWays(project: Project, program: string, options: readonly string[] = []): [string, string] {
  return [options, [...options, ...PRELOAD]].map(all => {
    rmSync(join(project.folder, 'cdktf.out'), { recursive: true, force: true });
    project.run(program, all);
    return written(project);
  }) as [string, string];
}

function caught(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

function written({ folder }: Project): string {
  const stacks = join(folder, 'cdktf.out/stacks');
  const files = readdirSync(stacks, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return files.map(({ parentPath, name }) => `${name}\n${readFileSync(join(parentPath, name), 'utf8')}`).join('\n');
}

describe('a program that is started with pigeon-constructs/preload', () => {
  const project = library.install();

  test('writes the production system as it does without', () => {
    project.write('pigeon.yaml', readFileSync(join(ROOT, 'pigeon.yaml'), 'utf8'));
    project.write('production.js', PRODUCTION);
    const [without, with_] = bothWays(project, 'production.js');

    expect(without.length).toBeGreaterThan(100_000);
    expect(with_).toBe(without);
  });

  test('writes resources of its own, references, overrides and what only looks like a token as it does without', () => {
    project.write('composition.js', COMPOSITION);
    const [without, with_] = bothWays(project, 'composition.js');

    expect(without).toContain('${alicloud_vpc.Vpc.id}');
    expect(with_).toBe(without);
  });

  test('is the same as an ES module', () => {
    const text = COMPOSITION.replace(/const (\{.*\}) = require\((.*)\);/g, 'import $1 from $2;');
    project.write(
      'composition.mjs',
      text.replace("const pigeon = require('pigeon-constructs')", "import * as pigeon from 'pigeon-constructs'"),
    );
    const [without, with_] = bothWays(project, 'composition.mjs');

    expect(with_).toBe(without);
  });

  test('has one of each class, whatever it was imported by', () => {
    project.write(
      'classes.js',
      `const { TerraformResource, TerraformStack } = require('cdktf');
       const { Vpc } = require('pigeon-constructs/alicloud/vpc');
       const { EipAddress } = require('pigeon-constructs/alicloud/eip-address');
       const { PigeonWebStack } = require('pigeon-constructs');
       console.log([
         require('cdktf/lib/terraform-stack').TerraformStack === TerraformStack,
         PigeonWebStack.prototype instanceof TerraformStack,
         Vpc.prototype instanceof TerraformResource,
         EipAddress.prototype instanceof TerraformResource,
         PigeonWebStack.prototype instanceof require('constructs').Construct,
       ].join());`,
    );

    expect(project.run('classes.js', PRELOAD)).toBe('true,true,true,true,true\n');
  });

  test('makes archives of folders, for which cdktf calls a file of its own', () => {
    project.write('code/index.py', 'def handler(): pass');
    project.write(
      'archive.js',
      `const { App, AssetType, TerraformAsset, TerraformOutput, TerraformStack } = require('cdktf');
       const app = new App();
       const stack = new TerraformStack(app, 'shop');
       const asset = new TerraformAsset(stack, 'Code', { path: __dirname + '/code', type: AssetType.ARCHIVE });
       new TerraformOutput(stack, 'code', { value: asset.path });
       app.synth();`,
    );
    project.run('archive.js', PRELOAD);
    const files = readdirSync(join(project.folder, 'cdktf.out'), { recursive: true, encoding: 'utf8' });

    expect(files.filter(file => file.endsWith('archive.zip'))).toHaveLength(1);
  });

  test('reads nothing of the library before it imports something', () => {
    project.write('nothing.js', `process.on('exit', () => console.log(process.memoryUsage().heapUsed < 8e6));`);

    expect(project.run('nothing.js', PRELOAD)).toBe('true\n');
  });

  test('keeps what was compiled for its next runs, apart from what the commands keep', () => {
    const compiled = join(project.folder, 'node_modules/pigeon-constructs/dist/bin/.compiled');
    rmSync(compiled, { recursive: true, force: true });
    project.run('composition.js', PRELOAD);

    expect(readdirSync(compiled)).toEqual([expect.stringMatching(/^pigeon-synthesis-code-[0-9a-f]{16}-program-v/)]);
  });

  test('shows little of the code around an error that nobody caught', () => {
    project.write('wrong.js', `require('pigeon-constructs').Cidr.of('10.0.0.0/33');`);

    for (const options of [[], PRELOAD]) {
      const { message } = caught(() => project.run('wrong.js', options));
      expect(message).toContain("'10.0.0.0/33'");
      expect(message.length).toBeLessThan(2000);
    }
  });

  test('has the cdktf that was loaded before', () => {
    project.write('early.js', `require('cdktf').early = true;`);
    project.write(
      'late.js',
      `console.log(require('cdktf').early, require('pigeon-constructs').Size.gibibytes(1).toGibibytes());`,
    );

    expect(project.run('late.js', ['--require', './early.js', ...PRELOAD])).toBe('true 1\n');
  });
});

test('where another version of cdktf is installed, everything is loaded as usual', () => {
  const project = library.install();
  rmSync(join(project.folder, 'node_modules/cdktf'));
  project.write('node_modules/cdktf/package.json', '{ "name": "cdktf", "version": "0.21.99", "main": "lib/index.js" }');
  project.write('node_modules/cdktf/lib/index.js', 'exports.mine = true;');
  writeFileSync(join(project.folder, 'main.js'), `console.log(Object.keys(require('cdktf')).join());`);

  expect(project.run('main.js', PRELOAD)).toBe('mine\n');
});
