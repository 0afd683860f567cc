import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';

const SPECIFIER = /(?:\bfrom\s*|\bimport\s*|\b(?:require|import)\(\s*)["'`]([^"'`\n]+)["'`]/g;

/** The packages that the programs and declarations under `folder` import, in order. */
export function importsOf(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    file => /\.(js|d\.ts)$/.test(file) && !file.includes('node_modules'),
  );
  const packages = files.flatMap(file => {
    const text = withoutComments(readFileSync(join(folder, file), 'utf8'));
    return [...text.matchAll(SPECIFIER)].map(match => packageOf(match[1] as string));
  });
  return [...new Set(packages.filter(name => name !== undefined))].toSorted();
}

function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('node:')) return undefined;
  const name = /^(?:@[a-z][^/]*\/)?[a-z][\w.-]*(?=\/|$)/.exec(specifier)?.[0];
  return name === undefined || builtinModules.includes(name) ? undefined : name;
}

function withoutComments(text: string): string {
  return text.replace(/^\s*(\/\/.*|\/\*[\s\S]*?\*\/)$/gm, '');
}
