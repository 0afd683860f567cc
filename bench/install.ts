import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORK } from './work-folder';

/** Installs packages in a folder of their own, once. @throws when they cannot be */
export function install(name: string, packages: readonly string[]): string {
  const folder = join(WORK, name);
  const done = join(folder, 'installed');
  if (existsSync(done)) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const npm = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages];
  execFileSync('npm', npm, { cwd: folder, stdio: 'pipe', timeout: 600_000 });
  writeFileSync(done, packages.join('\n'));
  return folder;
}
