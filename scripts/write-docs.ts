import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiPages } from './docs/api-pages';
import { constructPages, filled } from './docs/construct-pages';
import { Language } from './docs/language';
import { Library } from './docs/library';

const ROOT = join(__dirname, '..');
const API = 'docs/api';

/** Writes what the documentation takes from the code: the reference, and the tables in the pages of the constructs. */
async function main(): Promise<void> {
  const library = Library.read();
  rmSync(join(ROOT, API), { recursive: true, force: true });
  mkdirSync(join(ROOT, API), { recursive: true });
  for (const [file, text] of await apiPages(library)) writeFileSync(join(ROOT, API, file), text);
  const untranslated = new Set<string>();
  for (const page of constructPages()) {
    const language = new Language(page.endsWith('.zh-CN.md'));
    const file = join(ROOT, page);
    writeFileSync(file, await filled(readFileSync(file, 'utf8'), library, language));
    language.untranslated.forEach(text => untranslated.add(text));
  }
  console.log(`wrote ${API} and ${constructPages().length} pages of constructs`);
  untranslated.forEach(text => console.log(`no Chinese in scripts/docs.zh-CN.yaml: ${text}`));
}

void main();
