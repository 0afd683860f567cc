import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as cdktf from 'cdktf';
import { build } from 'esbuild';
import * as fc from 'fast-check';
import { fasterCdk } from '../../scripts/cdktf-in-bundles';
import { newFolder } from '../folder';

type Cdktf = typeof cdktf;

/** How to make a value: a plain one as it is, an array or an object of values, or a token that becomes another value. */
type Recipe = Leaf | readonly Recipe[] | { readonly fields: readonly (readonly [Recipe, Recipe])[] } | Tokens;
type Leaf = string | number | boolean | null | undefined;
interface Tokens {
  readonly as: 'string' | 'number' | 'any' | 'middle' | 'encoded';
  readonly of: Recipe;
}

const { value } = fc.letrec<{ value: Recipe; leaf: Leaf; token: Tokens }>(tie => ({
  leaf: fc.oneof(
    fc.string(),
    fc.constantFrom(
      '${TfToken[',
      '${a}',
      'x}',
      '1e+9',
      '-1.8e+289',
      'String Map Token Value',
      '&{TfToken[TOKEN.0]}',
      'e',
    ),
    fc.double({ noNaN: true }),
    fc.integer(),
    fc.constantFrom(-123456789, -0, Number.MAX_SAFE_INTEGER, true, false, null, undefined),
  ),
  token: fc.record({ as: fc.constantFrom('string', 'number', 'any', 'middle', 'encoded'), of: tie('value') }),
  value: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    tie('token'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.record({ fields: fc.array(fc.tuple(fc.oneof(tie('leaf'), tie('token')), tie('value')), { maxLength: 4 }) }),
  ),
}));

/** Tokens are known to every copy of cdktf in a process. */
function make(recipe: Recipe): unknown {
  if (Array.isArray(recipe)) return recipe.map(each => make(each as Recipe));
  if (typeof recipe !== 'object' || recipe === null) return recipe;
  if ('fields' in recipe) {
    const fields = recipe.fields.map(([key, of]) => [key, of].map(each => make(each)));
    return Object.fromEntries(fields) as unknown;
  }
  const { as, of } = recipe as Tokens;
  const inner = make(of);
  // It changes how what is within it is resolved.
  if (as === 'encoded') return cdktf.Fn.jsonencode(inner);
  const lazy = cdktf.Lazy.anyValue({ produce: () => inner });
  if (as === 'number') return cdktf.Token.asNumber(lazy);
  if (as === 'any') return cdktf.Token.asAny(lazy);
  return as === 'string' ? cdktf.Token.asString(lazy) : `before ${cdktf.Token.asString(lazy)} after`;
}

/** What a value resolves to, or the message that it cannot be resolved. */
function resolved(given: unknown, cdk: Cdktf): unknown {
  const stack = new cdk.TerraformStack(new cdk.App({ outdir: newFolder() }), 'stack');
  try {
    const resolver = new cdk.DefaultTokenResolver(new cdk.StringConcat());
    return cdk.Tokenization.resolve(given, { scope: stack, resolver, preparing: false }) as unknown;
  } catch (error) {
    return (error as Error).message.split('\n')[0];
  }
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    plugins: [fasterCdk('cdktf')],
    external: ['constructs'],
    logLevel: 'silent',
  });
  return outputFiles[0]?.text as string;
}

async function load(entry: string): Promise<Cdktf> {
  const module = { exports: {} };
  const run = new Function('module', 'exports', 'require', '__filename', await bundle(entry));
  run(module, module.exports, require, __filename);
  return module.exports as Cdktf;
}

test('the cdktf of a bundle resolves every value to what cdktf resolves it to', async () => {
  const faster = await load(join(__dirname, '../../node_modules/cdktf/lib/index.js'));
  const found = new Set<string>();
  fc.assert(
    fc.property(value, recipe => {
      const given = make(recipe);
      const expected = resolved(given, cdktf);
      found.add(typeof expected);
      expect(resolved(given, faster)).toEqual(expected);
    }),
    { numRuns: 500 },
  );

  expect([...found]).toEqual(expect.arrayContaining(['number', 'object', 'string']));
});

test('no bundle is made of a cdktf with other code than was known', async () => {
  const file = join(newFolder(), 'cdktf/lib/terraform-stack.js');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'exports.TerraformStack = class {};');

  await expect(bundle(file)).rejects.toThrow('terraform-stack.js does not say once, as it did before');
});
