import { dirname, join, resolve } from 'node:path';
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

export interface BundleOptions {
  readonly plugins?: readonly Plugin[];
  /** Packages that stay outside. @default - those that a project has one of, cdktf and constructs */
  readonly external?: readonly string[];
  /** Packages that stand in for others. @default - none */
  readonly alias?: Record<string, string>;
  /** What a name in the programs stands for. @default - none */
  readonly define?: Record<string, string>;
  /** A program in place of that in the entry's file. @default - none */
  readonly text?: string;
  /** Written under the bundle. @default - nothing */
  readonly footer?: string;
}

/** Makes one file of `entry` and all that it imports, and says which files those were. */
export async function bundle(entry: string, outfile: string, options: BundleOptions = {}): Promise<string[]> {
  const {
    plugins = [],
    external = ['cdktf', 'cdktf/*', 'constructs'],
    alias = {},
    define = {},
    text,
    footer,
  } = options;
  const { metafile } = await build({
    ...(text === undefined
      ? { entryPoints: [join(ROOT, entry)] }
      : { stdin: { contents: text, resolveDir: join(ROOT, dirname(entry)), sourcefile: entry } }),
    outfile: resolve(ROOT, outfile),
    bundle: true,
    absWorkingDir: ROOT,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    // Node.js shows the line that an error was thrown from.
    lineLimit: 120,
    external: [...external],
    alias,
    define,
    plugins: [...plugins],
    ...(footer !== undefined && { footer: { js: footer } }),
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}
