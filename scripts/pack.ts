/**
 * Makes the packages that are published, from one build:
 *
 *     npm run pack:all [-- --out <folder>] [--no-build]
 *
 * `pigeon-constructs` for cdktf, `pigeon-constructs-cdktn` for CDK Terrain, and `pigeon-provider-alicloud`, the bindings
 * alone in the layout of cdktf's prebuilt providers.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { layOutProvider } from './pack/provider-layout';
import { layOutLibrary, layOutTerrain } from './pack/library-layout';
import { readManifest, type Manifest } from './pack/manifest';

const ROOT = join(__dirname, '..');
/** What a package may weigh, packed. */
const LIMIT_MB = 8;

type Layout = (root: string, folder: string, manifest: Manifest) => void | Promise<void>;
const PACKAGES: Readonly<Record<string, Layout>> = {
  'pigeon-constructs': layOutLibrary,
  'pigeon-constructs-cdktn': layOutTerrain,
  'pigeon-provider-alicloud': layOutProvider,
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { out: { type: 'string', default: 'packages' }, 'no-build': { type: 'boolean', default: false } },
  });
  const out = resolve(values.out);
  mkdirSync(out, { recursive: true });
  if (!values['no-build']) {
    execFileSync(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts/build.ts'), '--every-binding'], {
      cwd: ROOT,
      stdio: 'inherit',
    });
  }
  const manifest = readManifest(ROOT);
  for (const [name, layOut] of Object.entries(PACKAGES)) console.log(await pack(name, layOut, manifest, out));
}

/** Makes one package. Returns the line that says so. */
async function pack(name: string, layOut: Layout, manifest: Manifest, out: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  try {
    await layOut(ROOT, folder, manifest);
    execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', out], { cwd: folder });
    const file = join(out, `${name}-${manifest.version}.tgz`);
    const megabytes = statSync(file).size / 1e6;
    if (megabytes > LIMIT_MB) throw new Error(`${name} weighs ${megabytes.toFixed(1)} MB, at most ${LIMIT_MB}`);
    return `packed ${file} (${megabytes.toFixed(1)} MB)`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
