/**
 * `node --require pigeon-constructs/preload main.js` starts a program in half of the time: cdktf, this library and the bindings
 * that it uses come from one file, as what the engine compiled of it the last time. Whatever of them the program imports is that
 * same code, so that a class is one class. Where another version of cdktf is installed than that file has within, or where
 * cdktf was loaded before, everything is loaded as if this were not there.
 */
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { loadCompiled } from './cli/load-compiled';

/** Said by the bundler: the cdktf that is within, the hash of the file, and the files of cdktf and of this package in it. */
declare const BUNDLED_CDK: Readonly<Record<'name' | 'version', string>>;
declare const SYNTHESIS_HASH: string;
declare const BUNDLED_FILES: Readonly<Record<'cdk' | 'own', readonly string[]>>;

type Modules = Readonly<Record<'cdk' | 'own', Readonly<Record<string, () => object>>>>;

function preload(): void {
  const manifest = createRequire(__filename).resolve(`${BUNDLED_CDK.name}/package.json`);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  if (version !== BUNDLED_CDK.version || require.cache[join(dirname(manifest), 'lib/index.js')]) return;
  let modules: Modules | undefined;
  const folders = { cdk: dirname(manifest), own: join(__dirname, '..') };
  for (const whose of ['cdk', 'own'] as const) {
    for (const file of BUNDLED_FILES[whose]) {
      const path = join(folders[whose], file);
      require.cache[path] = standIn(path, () => (modules ??= bundled())[whose][file]?.());
    }
  }
}

function bundled(): Modules {
  const file = join(__dirname, 'pigeon-synthesis-code.js');
  return (loadCompiled(file, `${SYNTHESIS_HASH}-program`) as { modules: Modules }).modules;
}

/** What Node.js takes for a module that is loaded already. */
function standIn(path: string, load: () => unknown): NodeModule {
  const module = new Module(path);
  Object.assign(module, { filename: path, loaded: true });
  Object.defineProperty(module, 'exports', { get: load, configurable: true, enumerable: true });
  return module;
}

preload();
