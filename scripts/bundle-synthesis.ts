import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { bundle, ROOT, type BundleOptions } from './bundle';
import { fasterCdk, ONE_IMPORT, type Cdk } from './cdktf-in-bundles';
import { lazyIndex, type LazyIndex } from './lazy-index';
import { readManifest } from './pack/manifest';

/**
 * Makes the file that commands and programs synthesize with, and what loads it for each of them: it has what the commands
 * share, and every module of cdktf and of this package that a program may import.
 */
export async function bundleSynthesis(folder: string, cdk: Cdk): Promise<string[]> {
  const code = join(folder, 'pigeon-synthesis-code.js');
  const options: BundleOptions = {
    plugins: [ONE_IMPORT, fasterCdk(cdk), lazily('lib/index.ts', await lazyIndex('lib/index.ts'))],
    // Whatever version a project has: one for this file and for the programs.
    external: ['constructs'],
    alias: cdk === 'cdktf' ? {} : { cdktf: cdk },
  };
  const entry = 'lib/cli/synthesis.ts';
  const text = readFileSync(join(ROOT, entry), 'utf8');
  const reached = await bundle(entry, code, { ...options, text: `${text}\nrequire('../index');` });
  const modules = modulesAmong(reached, cdk);
  const inputs = await bundle(entry, code, { ...options, text: `${text}\n${exportOf(modules)}` });
  const define = {
    SYNTHESIS_HASH: JSON.stringify(createHash('sha256').update(readFileSync(code)).digest('hex').slice(0, 16)),
    BUNDLED_CDK: JSON.stringify({ name: cdk, version: readManifest(join(ROOT, 'node_modules', cdk)).version }),
    BUNDLED_FILES: JSON.stringify({ cdk: Object.keys(modules.cdk), own: Object.keys(modules.own) }),
  };
  await bundle('lib/cli/load-synthesis.ts', join(folder, 'pigeon-synthesis.js'), { define });
  await bundle('lib/preload.ts', join(folder, 'preload.js'), { define });
  return inputs;
}

/** By its file in cdktf, or in `dist/`, how `lib/cli/synthesis.ts` imports a module. */
type Modules = Readonly<Record<'cdk' | 'own', Readonly<Record<string, string>>>>;

function modulesAmong(inputs: readonly string[], cdk: Cdk): Modules {
  const ofCdk = inputs.filter(file => file.startsWith(`node_modules/${cdk}/lib/`));
  const bindings = inputs.filter(file => file.startsWith('.gen/'));
  return {
    cdk: Object.fromEntries(
      ofCdk.map(file => [file.replace(/^node_modules\/\w+\//, ''), file.replace('node_modules/', '')]),
    ),
    own: {
      'lib/index.js': '../index',
      ...Object.fromEntries(bindings.map(file => [file.replace(/ts$/, 'js'), `../../${file}`])),
    },
  };
}

function exportOf(modules: Modules): string {
  const maps = Object.entries(modules).map(([whose, files]) => {
    const lines = Object.entries(files).map(([file, path]) => `'${file}': () => require('${path}'),`);
    return `${whose}: {\n${lines.join('\n')}\n},`;
  });
  return `export const modules = {\n${maps.join('\n')}\n};`;
}

/** Loads a module of the project from a text in place of its own. */
function lazily(module: string, { text }: LazyIndex): Plugin {
  return {
    name: 'lazily',
    setup({ onLoad }) {
      const file = join(ROOT, module);
      onLoad({ filter: new RegExp(`^${file.replaceAll('.', '\\.')}$`) }, () => ({
        contents: text,
        resolveDir: dirname(file),
      }));
    },
  };
}
