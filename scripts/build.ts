import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundle';
import { bundleCommandLine } from './bundle-command-line';
import { bundleLibrary } from './bundle-library';
import { removeUnreachedDeclarations } from './declarations';
import { noticesOf } from './notices';

/**
 * Makes `dist/`: declarations and bindings by the compiler, the library and the app as one file each. One file loads in a
 * third of the time of the hundred that it is made of, and every synthesis of every user waits for it.
 */
async function main(): Promise<void> {
  const everyBinding = process.argv.includes('--every-binding');
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  compile(everyBinding ? 'tsconfig.package.json' : 'tsconfig.build.json');
  const inputs = [...(await bundleLibrary('dist/lib')), ...(await bundleCommandLine('dist/bin'))];
  writeFileSync(join(ROOT, 'dist/THIRD-PARTY-NOTICES'), noticesOf(inputs));
}

function compile(project: string): void {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', join(ROOT, project)], { stdio: 'inherit' });
  // Of the library the declarations are kept; its code comes as bundles.
  for (const folder of ['lib', 'bin']) {
    const files = readdirSync(join(ROOT, 'dist', folder), { recursive: true, encoding: 'utf8' });
    files.filter(file => file.endsWith('.js')).forEach(file => rmSync(join(ROOT, 'dist', folder, file)));
  }
  removeUnreachedDeclarations(join(ROOT, 'dist'));
}

void main();
