import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What the package's users import from, as declarations in the folder of a build. The bindings come beside them. */
export const ENTRIES = ['lib/index.d.ts', 'lib/testing/index.d.ts', 'lib/preload.d.ts'] as const;

const RELATIVE = /(?:\bfrom\s*|\bimport\(\s*|\bimport\s*)['"](\.[^'"]+)['"]/g;

/** The declarations that `entries` lead to, themselves among them, without the bindings. */
export function reachedDeclarations(entries: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file) || file.includes('.gen')) return;
    reached.add(file);
    const specifiers = [...readFileSync(file, 'utf8').matchAll(RELATIVE)].map(match => match[1] as string);
    specifiers.map(specifier => declarationOf(resolve(dirname(file), specifier))).forEach(visit);
  };
  entries.forEach(entry => visit(resolve(entry)));
  return reached;
}

function declarationOf(path: string): string {
  const candidates = [`${path}.d.ts`, join(path, 'index.d.ts')];
  const found = candidates.find(existsSync);
  if (found === undefined) throw new Error(`'${path}' is imported, and has no declaration`);
  return found;
}

/** Removes the declarations in `dist` that no user can reach: what they speak of is in the bundles, and not in the package. */
export function removeUnreachedDeclarations(dist: string): void {
  const reached = reachedDeclarations(ENTRIES.map(entry => join(dist, entry)));
  for (const folder of ['lib', 'bin']) {
    const files = readdirSync(join(dist, folder), { recursive: true, encoding: 'utf8' });
    const unreached = files.map(file => resolve(dist, folder, file)).filter(file => !reached.has(file));
    unreached.filter(file => file.endsWith('.d.ts')).forEach(file => rmSync(file));
  }
}
