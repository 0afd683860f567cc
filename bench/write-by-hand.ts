import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Arguments = { [key: string]: Json };

/** What the program is made from: a synthesized stack, as in `cdk.tf.json`. */
export interface SynthesizedStack {
  readonly resource: Record<string, Record<string, Arguments>>;
  readonly output: Record<string, Arguments>;
}

const REFERENCE = /^\$\{(alicloud_\w+)\.([\w-]+)\.(\w+)\}$/;
/** In the metadata of cdktf, and in what Terraform calls a resource. */
const META = new Set(['//', 'depends_on']);

/**
 * The program somebody would write who has the bindings and no library: every resource and output of a synthesized stack as
 * one `new`, with literal arguments and with references as the attributes of the objects before it.
 *
 * @param bindings the folder of the compiled bindings
 */
export function writeByHand(synthesized: SynthesizedStack, bindings: string): string {
  const program = new Program(synthesized, bindings);
  return program.write();
}

class Program {
  private readonly imports = new Set<string>([
    `const { App, LocalBackend, TerraformOutput, TerraformStack } = require('cdktf');`,
  ]);
  private readonly statements: string[] = [];
  private readonly defined = new Set<string>();

  constructor(
    private readonly synthesized: SynthesizedStack,
    private readonly bindings: string,
  ) {}

  public write(): string {
    for (const [type, resources] of Object.entries(this.synthesized.resource)) {
      Object.keys(resources).forEach(name => this.define(type, name));
    }
    for (const [name, output] of Object.entries(this.synthesized.output)) {
      this.statements.push(`new TerraformOutput(stack, ${JSON.stringify(name)}, ${this.expression(output)});`);
    }
    return [
      ...this.imports,
      `const { AlicloudProvider } = require(${JSON.stringify(join(this.bindings, 'provider'))});`,
      'const app = new App({ outdir: process.argv[2] });',
      `const stack = new TerraformStack(app, 'by-hand');`,
      `new LocalBackend(stack, { path: 'terraform.tfstate' });`,
      `new AlicloudProvider(stack, 'Alicloud', { region: 'cn-hangzhou', accountType: 'Domestic' });`,
      ...this.statements,
      'app.synth();',
      '',
    ].join('\n');
  }

  /** Define a resource, after those that it refers to. */
  private define(type: string, name: string): void {
    if (this.defined.has(name)) {
      return;
    }
    this.defined.add(name);
    const args = this.synthesized.resource[type]?.[name] as Arguments;
    const folder = join(this.bindings, type.replace('alicloud_', '').replaceAll('_', '-'));
    const className = classIn(folder);
    this.imports.add(`const { ${className} } = require(${JSON.stringify(folder)});`);
    const own = Object.entries(args).filter(([key]) => !META.has(key));
    const config = this.expression(Object.fromEntries(own)).replace(/}$/, `${this.dependencies(args)}}`);
    this.statements.push(`const ${variable(name)} = new ${className}(stack, ${JSON.stringify(name)}, ${config});`);
  }

  private dependencies(args: Arguments): string {
    const names = ((args['depends_on'] as string[] | undefined) ?? []).map(
      address => address.split('.') as [string, string],
    );
    names.forEach(([type, name]) => this.define(type, name));
    return names.length > 0 ? `, dependsOn: [${names.map(([, name]) => variable(name)).join(', ')}]` : '';
  }

  private expression(value: Json, key = ''): string {
    if (typeof value === 'string') {
      const [, type, name, attribute] = REFERENCE.exec(value) ?? [];
      if (!type || !name || !attribute) {
        return JSON.stringify(value);
      }
      this.define(type, name);
      return `${variable(name)}.${camel(attribute)}`;
    }
    if (Array.isArray(value)) {
      return `[${value.map(item => this.expression(item)).join(', ')}]`;
    }
    if (typeof value !== 'object' || value === null) {
      return JSON.stringify(value);
    }
    // The keys of tags are the user's own.
    const rename = key === 'tags' ? (text: string) => text : camel;
    const entries = Object.entries(value).map(
      ([name, inner]) => `${JSON.stringify(rename(name))}: ${this.expression(inner, name)}`,
    );
    return `{ ${entries.join(', ')} }`;
  }
}

function classIn(folder: string): string {
  const source = readFileSync(join(folder, 'index.js'), 'utf8');
  return /class (\w+) extends cdktf\.TerraformResource/.exec(source)?.[1] as string;
}

function camel(text: string): string {
  return text.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function variable(name: string): string {
  return name.replace(/\W/g, '_');
}
