import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toPascalCase, toSnakeCase } from 'codemaker';
import { ProviderFacts } from '../../lib/facts/provider-facts';

/** One binding as a user imports it: `import { Vpc } from 'pigeon-constructs/alicloud/vpc'`. */
export interface BindingModule {
  readonly path: string;
  readonly className: string;
  /** The interface of the class's arguments. */
  readonly configName: string;
}

/** What the package must offer: a module for each type the provider has, and one for the provider itself. */
export function bindingModules(installed: string): readonly BindingModule[] {
  const facts = ProviderFacts.fromFolder(join(installed, 'provider/facts'));
  // The generator names a data source `data_alicloud_zones`, in its folder and in its class.
  const baseNames = [
    ...facts.resourceTypes().map(type => type.slice('alicloud_'.length)),
    ...facts.dataSourceTypes().map(type => `data_${type}`),
  ];
  const modules = baseNames.map(baseName => moduleOf(installed, baseName));
  return [...modules, { path: 'provider', className: 'AlicloudProvider', configName: 'AlicloudProviderConfig' }];
}

function moduleOf(installed: string, baseName: string): BindingModule {
  const path = toSnakeCase(baseName).replaceAll('_', '-');
  const declarations = join(installed, 'dist/.gen/alicloud', path, 'index.d.ts');
  if (!existsSync(declarations)) throw new Error(`the package has no binding '${path}'`);
  const text = readFileSync(declarations, 'utf8');
  // The generator adds a letter to a name that an argument of another type took before, such as OssBucketRefererConfigA.
  const className = new RegExp(`export declare class (${toPascalCase(baseName)}A*) extends cdktf\\.Terraform`).exec(
    text,
  )?.[1];
  const configName = /constructor\(scope: Construct, id: string, config\??: (\w+)\)/.exec(text)?.[1];
  if (!className || !configName)
    throw new Error(`the binding '${path}' does not export the class ${toPascalCase(baseName)}`);
  return { path, className, configName };
}

const TABLE = (modules: readonly BindingModule[]) =>
  JSON.stringify(modules.map(({ path, className }) => [path, className]));
const VERDICT = `if (wrong.length > 0) throw new Error('no such class: ' + wrong.join(', '));\n`;

/** A program that requires every module and looks for its class. */
export function commonJsCheck(name: string, modules: readonly BindingModule[]): string {
  return `const wrong = ${TABLE(modules)}.filter(([path, name]) => typeof require('${name}/alicloud/' + path)[name] !== 'function');\n${VERDICT}`;
}

/** The same as an ES module, where the class must be a named export. */
export function esModuleCheck(name: string, modules: readonly BindingModule[]): string {
  const check = `typeof (await import('${name}/alicloud/' + path))[name] !== 'function'`;
  return `const wrong = [];\nfor (const [path, name] of ${TABLE(modules)}) if (${check}) wrong.push(path);\n${VERDICT}`;
}

/** A program that uses each class as a value and each of its Config interfaces as a type. */
export function typeCheck(name: string, modules: readonly BindingModule[]): string {
  const imports = modules.map(
    ({ path, className, configName }, i) =>
      `import { ${className} as C${i}, type ${configName} as P${i} } from '${name}/alicloud/${path}';`,
  );
  const uses = modules.map(
    (_, i) => `export const c${i}: new (scope: never, id: string, config: P${i}) => C${i} = C${i};`,
  );
  return `${[...imports, ...uses].join('\n')}\n`;
}
