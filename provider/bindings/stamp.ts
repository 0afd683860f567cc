import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** A fingerprint of all that the bindings are made from: the facts, the generator, and the scripts around it. */
export function bindingsFingerprint(): string {
  const hash = createHash('sha256');
  hash.update(packageVersion('@cdktf/provider-generator')).update(packageVersion('codemaker'));
  hashFolder(hash, 'provider/facts', '.txt');
  for (const folder of ['provider', 'provider/bindings', 'lib/facts']) hashFolder(hash, folder, '.ts');
  return hash.digest('hex');
}

function hashFolder(hash: ReturnType<typeof createHash>, folder: string, ending: string): void {
  const names = readdirSync(join(ROOT, folder)).filter(name => name.endsWith(ending));
  for (const name of names.toSorted())
    hash.update(`\n${folder}/${name}\n`).update(readFileSync(join(ROOT, folder, name)));
}

function packageVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')) as { version: string };
  return `${name}@${version}\n`;
}
