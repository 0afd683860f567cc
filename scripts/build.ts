import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, Plugin } from 'esbuild';

const ROOT = join(__dirname, '..');
/** Packages whose code goes into the bundles, so that an installed package brings none of its own. */
const BUNDLED = ['fastest-levenshtein', 'yaml', 'zod'];

/** For somebody who imports both, a binding and the library speak of one class, so a binding stays a file of its own. */
const BINDINGS_STAY_OUTSIDE: Plugin = {
  name: 'bindings-stay-outside',
  setup({ onResolve }) {
    onResolve({ filter: /\.gen\/alicloud\// }, ({ path }) => ({
      path: path.replace(/^.*\.gen/, '../.gen'),
      external: true,
    }));
  },
};

/**
 * Makes `dist/`: declarations and bindings by the compiler, the library and the app as one file each. One file loads in a
 * third of the time of the hundred that it is made of, and every synthesis of every user waits for it.
 */
async function main(): Promise<void> {
  const everyBinding = process.argv.includes('--every-binding');
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  compile(everyBinding ? 'tsconfig.package.json' : 'tsconfig.build.json');
  await bundle('lib/index.ts', 'dist/lib/index.js', [BINDINGS_STAY_OUTSIDE]);
  await bundle('bin/app.ts', 'dist/bin/app.js');
  writeNotices();
}

function compile(project: string): void {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', join(ROOT, project)], { stdio: 'inherit' });
  // Of the library the declarations are kept; its code comes as bundles.
  for (const folder of ['lib', 'bin']) {
    const files = readdirSync(join(ROOT, 'dist', folder), { recursive: true, encoding: 'utf8' });
    files.filter(file => file.endsWith('.js')).forEach(file => rmSync(join(ROOT, 'dist', folder, file)));
  }
}

async function bundle(entry: string, outfile: string, plugins: Plugin[] = []): Promise<void> {
  await build({
    entryPoints: [join(ROOT, entry)],
    outfile: join(ROOT, outfile),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    external: ['cdktf', 'cdktf/*', 'constructs'],
    plugins,
  });
}

function writeNotices(): void {
  const notices = BUNDLED.map(name => {
    const folder = join(ROOT, 'node_modules', name);
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    const license = ['LICENSE', 'LICENSE.md'].map(file => join(folder, file)).find(existsSync);
    return `${name} ${version}\n\n${readFileSync(license as string, 'utf8')}`;
  });
  writeFileSync(join(ROOT, 'dist/THIRD-PARTY-NOTICES'), notices.join('\n----\n\n'));
}

void main();
