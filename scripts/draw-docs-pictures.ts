import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docsPictures } from './docs-pictures';

/** Writes docs/pictures. To be run when the default stacks, or how they are drawn, have changed. */
async function main(): Promise<void> {
  const root = join(__dirname, '..');
  mkdirSync(join(root, 'docs/pictures'), { recursive: true });
  for (const [name, picture] of await docsPictures(root)) {
    writeFileSync(join(root, 'docs/pictures', name), picture);
    console.log(`wrote docs/pictures/${name}`);
  }
}

void main();
