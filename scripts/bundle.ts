import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, Plugin } from 'esbuild';

export const ROOT = join(__dirname, '..');

/** For somebody who imports both, a binding and the library speak of one class, so a binding stays a file of its own. */
export const BINDINGS_STAY_OUTSIDE: Plugin = {
  name: 'bindings-stay-outside',
  setup({ onResolve }) {
    onResolve({ filter: /\.gen\/alicloud\// }, ({ path }) => ({
      path: path.replace(/^.*\.gen/, '../.gen'),
      external: true,
    }));
  },
};

/** What a command does is a file of its own, which is read when the command is called: `pigeon --help` waits for none. */
const COMMANDS_STAY_OUTSIDE: Plugin = {
  name: 'commands-stay-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\/run\/[\w-]+$/ }, ({ path }) => ({
      path: path.replace(/^\.\.?\/run\//, './pigeon-'),
      external: true,
    }));
  },
};

/** Makes one file of `entry` and all that it imports, and says which files those were. */
export async function bundle(entry: string, outfile: string, plugins: Plugin[] = []): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [join(ROOT, entry)],
    outfile: resolve(ROOT, outfile),
    bundle: true,
    absWorkingDir: ROOT,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    external: ['cdktf', 'cdktf/*', 'constructs'],
    plugins,
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

/** Makes the command line in a folder: one file that knows all commands, and one with what each of them does. */
export async function bundleCommandLine(folder: string): Promise<string[]> {
  const names = readdirSync(join(ROOT, 'lib/cli/run')).map(file => file.replace(/\.ts$/, ''));
  const inputs = await Promise.all([
    bundle('bin/pigeon.ts', join(folder, 'pigeon.js'), [COMMANDS_STAY_OUTSIDE]),
    ...names.map(name => bundle(`lib/cli/run/${name}.ts`, join(folder, `pigeon-${name}.js`))),
  ]);
  return inputs.flat();
}
