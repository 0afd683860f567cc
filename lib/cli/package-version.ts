import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of this package. The same relative path holds from lib/cli and from the bundles in dist/bin. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string }).version;
}
