import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licenses of the packages whose code is in a bundle. npm has the source of each, under the name and version given.
 *
 * @param inputs the files that were bundled
 */
export function noticesOf(inputs: readonly string[]): string {
  const packages = inputs.flatMap(file => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[0] ?? []);
  const notices = [...new Set(packages)].toSorted().map(folder => {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
    const license = readdirSync(folder).find(file => /^licen[cs]e/i.test(file));
    const text = license ? readFileSync(join(folder, license), 'utf8') : 'see its package.json';
    return `${name} ${version} (source: npm, under this name and version)\n\n${text}`;
  });
  return notices.join('\n----\n\n');
}
