import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { Plugin } from 'esbuild';
import { bundle, ROOT } from './bundle';

/** What a command does is a file of its own, which is read when the command is called: `pigeon --help` waits for none. */
const COMMANDS_STAY_OUTSIDE = outside('commands', module => module.startsWith('lib/cli/run/') && fileOf(module));

/** Settings and constructs, with cdktf, weigh more than two megabytes, and are there once for all commands. */
const SYNTHESIS_STAYS_OUTSIDE = outside('synthesis', module => synthesis().includes(module) && './pigeon-synthesis');

/**
 * For an asset that is a folder, cdktf loads a maker of archives at every synthesis, and that is half of the time that all of
 * cdktf takes to load. Nothing that the command line synthesizes has such an asset.
 */
const NO_ARCHIVES: Plugin = {
  name: 'no-archives',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^archiver$/ }, ({ path }) => ({ path, namespace: 'no-archives' }));
    onLoad({ filter: /.*/, namespace: 'no-archives' }, () => ({
      contents: "module.exports = () => { throw new Error('the command line makes no archives'); };",
    }));
  },
};

/** What cdktf does at the end of rendering a stack, and what does as well: all but the overrides is resolved already. */
const RESOLVE_ALL =
  /\(0, util_1\.deepMerge\)\(tf, this\.rawOverrides\);\s*return \(0, _tokens_1\.resolve\)\(this, tf\);/;
const RESOLVE_OVERRIDES = '(0, util_1.deepMerge)(tf, (0, _tokens_1.resolve)(this, this.rawOverrides)); return tf;';

/** Rendering is most of a synthesis, and cdktf looks for tokens in everything twice. */
const RESOLVED_ONCE: Plugin = {
  name: 'resolved-once',
  setup({ onLoad }) {
    onLoad({ filter: /\/cdkt[fn]\/lib\/terraform-stack\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!RESOLVE_ALL.test(text)) throw new Error(`${path} renders a stack in another way than was known`);
      return { contents: text.replace(RESOLVE_ALL, RESOLVE_OVERRIDES) };
    });
  },
};

/**
 * Makes the command line in a folder: one file that knows all commands, one with what each of them does, and one that
 * synthesizes. It brings cdktf along: nothing else in its process speaks of it, and one file loads in a third of the time.
 */
export async function bundleCommandLine(folder: string, cdk: 'cdktf' | 'cdktn' = 'cdktf'): Promise<string[]> {
  const names = readdirSync(join(ROOT, 'lib/cli/run')).map(file => file.replace(/\.ts$/, ''));
  const inputs = await Promise.all([
    bundle('bin/pigeon.ts', join(folder, 'pigeon.js'), { plugins: [COMMANDS_STAY_OUTSIDE] }),
    bundleSynthesis(folder, cdk),
    ...names.map(name => bundleCommand(name, folder)),
  ]);
  return inputs.flat();
}

/** @throws when a command has another cdktf than the synthesis, whose stacks would be none to it */
async function bundleCommand(name: string, folder: string): Promise<string[]> {
  const entry = `lib/cli/run/${name}.ts`;
  const inputs = await bundle(entry, join(folder, `pigeon-${name}.js`), {
    plugins: [SYNTHESIS_STAYS_OUTSIDE],
    external: [],
  });
  if (inputs.some(input => /node_modules\/(cdkt[fn]|constructs)\//.test(input))) {
    throw new Error(`${entry} imports what imports cdktf; lib/cli/synthesis.ts has to name that module`);
  }
  return inputs;
}

async function bundleSynthesis(folder: string, cdk: string): Promise<string[]> {
  const code = join(folder, 'pigeon-synthesis-code.js');
  const inputs = await bundle('lib/cli/synthesis.ts', code, {
    plugins: [NO_ARCHIVES, RESOLVED_ONCE],
    external: [],
    alias: cdk === 'cdktf' ? {} : { cdktf: cdk },
  });
  const hash = createHash('sha256').update(readFileSync(code)).digest('hex').slice(0, 16);
  await bundle('lib/cli/load-synthesis.ts', join(folder, 'pigeon-synthesis.js'), {
    define: { SYNTHESIS_HASH: JSON.stringify(hash) },
  });
  return inputs;
}

function fileOf(command: string): string {
  return `./pigeon-${basename(command)}`;
}

/** The modules that the commands share. */
function synthesis(): string[] {
  const text = readFileSync(join(ROOT, 'lib/cli/synthesis.ts'), 'utf8');
  return [...text.matchAll(/ from '\.\.\/(.*)'/g)].map(match => `lib/${match[1]}`);
}

/** Leaves out the modules of the project that have a `place` elsewhere. */
function outside(what: string, place: (module: string) => string | false): Plugin {
  return {
    name: `${what}-stay-outside`,
    setup({ onResolve }) {
      onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir, kind }) => {
        const found = kind !== 'entry-point' && place(relative(ROOT, join(resolveDir, path)));
        return found ? { path: found, external: true } : undefined;
      });
    },
  };
}
