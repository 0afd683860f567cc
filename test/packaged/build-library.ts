import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { ROOT } from '../../scripts/bundle';
import { bundleCommandLine } from '../../scripts/bundle-command-line';
import { bundleLibrary } from '../../scripts/bundle-library';

const OPTIONS: BuildOptions = { absWorkingDir: ROOT, platform: 'node', target: 'node20', format: 'cjs' };
/** Of those that the library does not use. */
const OTHER_BINDINGS = ['.gen/alicloud/eip-address/index.ts'];

/** Makes `dist/` of the package in a folder, without declarations and with few bindings. */
async function main(dist: string): Promise<void> {
  await bundleLibrary(join(dist, 'lib'));
  await bundleCommandLine(join(dist, 'bin'));
  const bindings = [...(await bindingsOf('lib/index.ts')), ...OTHER_BINDINGS];
  await build({ ...OPTIONS, entryPoints: bindings, outbase: '.gen', outdir: join(dist, '.gen') });
}

async function bindingsOf(entry: string): Promise<string[]> {
  const { metafile } = await build({
    ...OPTIONS,
    entryPoints: [entry],
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
  });
  return Object.keys(metafile.inputs).filter(file => file.startsWith('.gen/'));
}

void main(process.argv[2] as string);
