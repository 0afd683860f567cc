import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One folder for whatever tests and the programs that they run put into the folder for temporary files. */
export default function begin(): void {
  const folder = mkdtempSync(join(tmpdir(), 'pigeon-tests-'));
  // Some programs run as users of their own.
  chmodSync(folder, 0o1777);
  process.env['TMPDIR'] = folder;
}
