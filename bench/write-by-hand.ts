import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Resources = Record<string, Record<string, { [key: string]: Json }>>;

/**
 * The program somebody would write who has the bindings and no library: every resource of a synthesized stack as one
 * `new` of its binding, with literal arguments.
 *
 * @param bindings the folder of the compiled bindings
 */
export function writeByHand(synthesized: { resource: Resources }, bindings: string): string {
  const lines = [`const { App, TerraformStack } = require('cdktf');`];
  const news: string[] = [];
  for (const [type, resources] of Object.entries(synthesized.resource)) {
    const folder = join(bindings, type.replace('alicloud_', '').replaceAll('_', '-'));
    lines.push(`const { ${classOf(folder)} } = require(${JSON.stringify(folder)});`);
    for (const [name, { '//': _metadata, lifecycle: _lifecycle, depends_on: _dependsOn, ...args }] of Object.entries(
      resources,
    )) {
      news.push(`new ${classOf(folder)}(stack, ${JSON.stringify(name)}, ${JSON.stringify(camel(args))});`);
    }
  }
  const provider = join(bindings, 'provider');
  lines.push(`const { AlicloudProvider } = require(${JSON.stringify(provider)});`);
  lines.push('const app = new App({ outdir: process.argv[2] });', `const stack = new TerraformStack(app, 'by-hand');`);
  lines.push(`new AlicloudProvider(stack, 'Alicloud', { region: 'cn-hangzhou', accountType: 'Domestic' });`);
  return [...lines, ...news, 'app.synth();', ''].join('\n');
}

function classOf(folder: string): string {
  if (!existsSync(folder)) {
    throw new Error(`no binding at ${folder}, which holds ${readdirSync(join(folder, '..')).length} others`);
  }
  const source = readFileSync(join(folder, 'index.js'), 'utf8');
  return /class (\w+) extends cdktf\.TerraformResource/.exec(source)?.[1] as string;
}

function camel(value: Json): Json {
  if (Array.isArray(value)) {
    return value.map(camel);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  // The keys of tags are the user's own.
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
      key === 'tags' ? inner : camel(inner),
    ]),
  );
}
