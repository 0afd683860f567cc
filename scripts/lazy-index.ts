import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { BINDINGS_STAY_OUTSIDE, ROOT } from './bundle';

/** An index whose modules are loaded when one of their names is asked for. */
export interface LazyIndex {
  /** A program that has every name of the index. */
  readonly text: string;
  /** Tells Node.js the names, which it reads without running the program, for who imports it as an ES module. */
  readonly footer: string;
}

/**
 * Makes a lazy index of one that consists of `export * from …`. A program uses a few of a hundred modules, and settings alone
 * take as long to load as all constructs.
 */
export async function lazyIndex(index: string): Promise<LazyIndex> {
  const modules = modulesOf(index);
  const names = await namesOf(modules);
  const lines = modules.map(module => {
    const known = JSON.stringify(names.get(module) ?? []);
    return `lazily(() => require(${JSON.stringify(`./${relative('lib', module)}`)}), ${known});`;
  });
  const all = [...names.values()].flat();
  return { text: `${PREFACE}\n${lines.join('\n')}\n`, footer: `0 && (module.exports = { ${all.join(', ')} });` };
}

const PREFACE = `
Object.defineProperty(exports, '__esModule', { value: true });
function lazily(load, names) {
  for (const name of names) {
    const get = () => {
      const value = load()[name];
      Object.defineProperty(exports, name, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(exports, name, { get, enumerable: true, configurable: true });
  }
}`;

/** The modules of an index that have more than types. */
function modulesOf(index: string): string[] {
  const text = readFileSync(join(ROOT, index), 'utf8');
  return [...text.matchAll(/^export \* from '(.+)';$/gm)].map(match => join(dirname(index), `${match[1]}.ts`));
}

/** The names that each module exports, as the bundler sees them. */
async function namesOf(modules: readonly string[]): Promise<Map<string, string[]>> {
  const { metafile } = await build({
    entryPoints: [...modules],
    absWorkingDir: ROOT,
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    plugins: [BINDINGS_STAY_OUTSIDE],
  });
  return new Map(Object.values(metafile.outputs).map(({ entryPoint, exports }) => [entryPoint as string, exports]));
}
