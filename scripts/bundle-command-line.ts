import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { Plugin } from 'esbuild';
import { bundle, ROOT } from './bundle';
import { bundleSynthesis } from './bundle-synthesis';
import type { Cdk } from './cdktf-in-bundles';

/** Read where a mistake is told in Chinese. */
const CHINESE = 'lib/cli/in-chinese/error-in-chinese';

/** What a command does is a file of its own, which is read when the command is called: `pigeon --help` waits for none. */
const COMMANDS_STAY_OUTSIDE = outside(
  'commands',
  module => (module.startsWith('lib/cli/run/') || module === CHINESE) && fileOf(module),
);

/** Settings and constructs, with cdktf, weigh more than two megabytes, and are there once for all commands. */
const SYNTHESIS_STAYS_OUTSIDE = outside('synthesis', module => synthesis().includes(module) && './pigeon-synthesis');

/**
 * Makes the command line in a folder: one file that knows all commands, one with what each of them does, and one that
 * synthesizes, for programs as well. It brings cdktf along: nothing else in its process speaks of it, and one file loads in a third of the time.
 */
export async function bundleCommandLine(folder: string, cdk: Cdk = 'cdktf'): Promise<string[]> {
  const names = readdirSync(join(ROOT, 'lib/cli/run')).map(file => file.replace(/\.ts$/, ''));
  const inputs = await Promise.all([
    bundle('bin/pigeon.ts', join(folder, 'pigeon.js'), { plugins: [COMMANDS_STAY_OUTSIDE] }),
    bundleSynthesis(folder, cdk),
    bundle(`${CHINESE}.ts`, join(folder, fileOf(`${CHINESE}.js`))),
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
