import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { newFolder } from '../folder';
import { GIVEN } from './given';
import { CodeBlock, ROOT } from './markdown';

/** Where names come from that a piece of a program does not import itself: what readers find on the same page, or know. */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  'pigeon-constructs': namesIn("Exported by 'pigeon-constructs'"),
  'pigeon-constructs/testing': namesIn("Exported by 'pigeon-constructs/testing'"),
  cdktf: ['App', 'Aspects', 'TerraformOutput', 'TerraformStack'],
  constructs: ['Construct'],
  'node:fs': ['readFileSync'],
};

/** The values that the report of the public surface lists in a section. */
function namesIn(section: string): string[] {
  const report = readFileSync(join(ROOT, 'api/pigeon-constructs.api.txt'), 'utf8');
  const text = report.split('\n## ').find(each => each.startsWith(`${section}\n`)) ?? '';
  return [...text.matchAll(/^export declare (?:abstract )?(?:class|const|function) (\w+)/gm)].map(
    ([, name]) => name as string,
  );
}

/** A piece of a program as a module: what it uses and does not say comes from where a reader has it from. */
export function completed({ text }: CodeBlock): string {
  const used = (name: string) => new RegExp(`(?<![.\\w'])${name}\\b(?!['?]?:)`).test(text) && !declares(text, name);
  const lists = Object.entries(MODULES).map(([module, names]) => ({ module, names: names.filter(used) }));
  const imports = lists
    .filter(({ names }) => names.length > 0)
    .map(({ module, names }) => `import { ${names.join(', ')} } from '${module}';`);
  const given = GIVEN.filter(used);
  return [
    ...imports,
    `import { Given } from '${join(ROOT, 'test/docs/given')}';`,
    'export const given = new Given();',
    ...(given.length > 0 ? [`const { ${given.join(', ')} } = given;`] : []),
    text,
  ].join('\n');
}

function declares(text: string, name: string): boolean {
  const imported = [...text.matchAll(/^import .*?\bfrom\b/gms)].some(([statement]) =>
    new RegExp(`\\b${name}\\b`).test(statement),
  );
  return (
    imported || new RegExp(`^\\s*(?:export )?(?:const|let|class|function|interface|type) ${name}\\b`, 'm').test(text)
  );
}

/** Writes blocks as modules. Returns the file of each. */
export function writeModules(blocks: readonly CodeBlock[]): string[] {
  const folder = newFolder();
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const files = blocks.map(({ place }) => join(folder, `${place.replace(/\W+/g, '-')}.ts`));
  blocks.forEach((block, index) => writeFileSync(files[index] as string, completed(block)));
  const typeRoots = [join(ROOT, 'node_modules/@types')];
  const compilerOptions = { noEmit: true, noUnusedLocals: false, rootDir: '/', typeRoots };
  const project = { extends: join(ROOT, 'tsconfig.json'), compilerOptions, include: [], files };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project));
  return files;
}

/** What the compiler finds wrong with modules that were written, line by line. */
export function compile(files: readonly string[]): string[] {
  const folder = join(files[0] as string, '..');
  try {
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder], { stdio: 'pipe' });
    return [];
  } catch (error) {
    const lines = String((error as { stdout?: Buffer }).stdout).split('\n');
    return lines.filter(line => line !== '').map(line => line.replace(relative(process.cwd(), folder), ''));
  }
}
