import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package.json, as far as the packages differ in it. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly files: readonly string[];
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** What only somebody who works on the project needs. */
const OURS_ALONE = ['scripts', 'devDependencies', 'overrides', 'private'];

export function readManifest(folder: string): Manifest {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  return Object.fromEntries(Object.entries(manifest).filter(([field]) => !OURS_ALONE.includes(field))) as Manifest;
}

export function writeManifest(folder: string, manifest: Manifest): void {
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
}
