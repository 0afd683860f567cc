import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of this package. The same relative path holds from lib/cli and from the bundles in dist/bin. */
export const PACKAGE_FOLDER = join(__dirname, '../..');

export interface PackageJson {
  readonly version: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

export function packageJson(): PackageJson {
  return JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8')) as PackageJson;
}

export function packageVersion(): string {
  return packageJson().version;
}
