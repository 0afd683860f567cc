import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'pigeon-'));
}

/** Every file under a folder: when it was written, and its bytes. */
export function contentOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  return Object.fromEntries(
    files.map(name => {
      const file = join(folder, name);
      const stat = statSync(file);
      return [name, stat.isFile() ? `${stat.mtimeMs} ${readFileSync(file, 'latin1')}` : 'folder'];
    }),
  );
}
