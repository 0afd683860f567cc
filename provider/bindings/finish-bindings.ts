import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProviderFacts } from '../../lib/facts/provider-facts';
import { repairListOfLists } from './repair-list-of-lists';
import { withUnionTypes } from './union-types';

/** Applies the steps after the generator to every file under `folder`. Returns how many files there are. */
export function finishBindings(folder: string, facts: ProviderFacts): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
  for (const file of files) {
    const path = join(folder, file);
    const source = readFileSync(path, 'utf8');
    const finished = finish(source, facts);
    if (finished !== source) writeFileSync(path, finished);
  }
  return files.length;
}

function finish(source: string, facts: ProviderFacts): string {
  const repaired = repairListOfLists(source);
  const type = /public static readonly tfResourceType = "(\w+)";/.exec(repaired)?.[1];
  const known = type === 'alicloud' ? facts.provider() : type && facts.resource(type);
  return known ? withUnionTypes(repaired, known) : repaired;
}
