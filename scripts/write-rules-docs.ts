import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES, withCatalogue } from './rules-docs';

/** Writes the catalogue of rules into its pages. To be run when rules have changed. */
for (const page of PAGES) {
  const file = join(__dirname, '..', 'docs', page);
  writeFileSync(file, withCatalogue(page, readFileSync(file, 'utf8')));
  console.log(`wrote docs/${page}`);
}
