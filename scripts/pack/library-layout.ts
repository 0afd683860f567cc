import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleCommandLine } from '../bundle-command-line';
import { noticesOf } from '../notices';
import { writeManifest, type Manifest } from './manifest';

/** What npm adds to a package by itself, whatever `files` says. */
const ALWAYS = ['LICENSE', 'README.md'];
/** The versions of CDK Terrain that CI runs the tests on. */
const TERRAIN_VERSION = '^0.24.0';

/** Lays out `pigeon-constructs` in `folder`: what was built, as it is. */
export function layOutLibrary(root: string, folder: string, manifest: Manifest): void {
  for (const file of [...ALWAYS, ...manifest.files]) cpSync(join(root, file), join(folder, file), { recursive: true });
  // What the engine made of the command line here.
  rmSync(join(folder, 'dist/bin/.compiled'), { recursive: true, force: true });
  writeManifest(folder, manifest);
}

/**
 * Lays out `pigeon-constructs-cdktn` in `folder`: the same build, where every import of cdktf is one of cdktn. An element
 * of cdktf in an app of cdktn fails at synthesis, so none may be left.
 */
export async function layOutTerrain(root: string, folder: string, manifest: Manifest): Promise<void> {
  const { cdktf: _, ...peers } = manifest.peerDependencies;
  const name = `${manifest.name}-cdktn`;
  layOutLibrary(root, folder, {
    ...manifest,
    name,
    description: manifest.description.replace('CDK for Terraform', 'CDK Terrain'),
    peerDependencies: { cdktn: TERRAIN_VERSION, ...peers },
  });
  rewrite(join(folder, 'dist'), /\.(js|d\.ts)$/, importsOfTerrain);
  // The command line has cdktf within.
  const inputs = await bundleCommandLine(join(folder, 'dist/bin'), 'cdktn');
  writeFileSync(join(folder, 'dist/THIRD-PARTY-NOTICES'), noticesOf(inputs));
  rewrite(folder, /^README.*\.md$/, text => importsOfLibrary(importsOfTerrain(text), manifest.name, name));
}

/** The text of a program with its imports of cdktf, and of files in it, turned to cdktn. */
export function importsOfTerrain(text: string): string {
  return text.replace(/(\bfrom\s*|\bimport\s*|\b(?:require|import)\(\s*)(["'`])cdktf(\/[^"'`]*)?\2/g, '$1$2cdktn$3$2');
}

function importsOfLibrary(text: string, name: string, other: string): string {
  return text
    .replace(new RegExp(`(\\bfrom\\s*)(["'])${name}(/[^"']*)?\\2`, 'g'), `$1$2${other}$3$2`)
    .replaceAll(`--require ${name}/`, `--require ${other}/`);
}

function rewrite(folder: string, names: RegExp, change: (text: string) => string): void {
  const recursive = !names.source.startsWith('^');
  for (const file of readdirSync(folder, { recursive, encoding: 'utf8' }).filter(each => names.test(each))) {
    const text = readFileSync(join(folder, file), 'utf8');
    const changed = change(text);
    if (changed !== text) writeFileSync(join(folder, file), changed);
  }
}
