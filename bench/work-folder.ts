import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..');

/** Where the programs are written: beside the packages that they import. */
export const WORK = join(ROOT, 'node_modules/.cache/bench');

/** Writes a program, and says its file. */
export function writeProgram(name: string, code: string): string {
  mkdirSync(WORK, { recursive: true });
  const file = join(WORK, `${name}.js`);
  writeFileSync(file, code);
  return file;
}
