import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FactsFile } from '../lib/facts/facts-file';
import type { FactNode } from '../lib/facts/fact-node';
import { parseSection } from '../lib/facts/parse-facts';
import { printSection } from './print-facts';
import { swapFolder } from './swap-folder';

/** Everything the text files hold, in the untyped form that loses nothing. */
export interface AllFacts {
  readonly origin: Origin;
  readonly provider: FactNode;
  readonly resources: readonly FactNode[];
  readonly dataSources: readonly FactNode[];
}

/** Where the facts were read from. */
export interface Origin {
  /** Address of the provider, registry host first. */
  readonly source: string;
  /** `format_version` of the schema. */
  readonly format: string;
  /** Version of the provider the schema was taken from. */
  readonly schema: string;
  /** Version of the provider whose behaviour was observed. */
  readonly behaviour: string;
}

const ORIGIN_WORDS = ['source', 'format', 'schema', 'behaviour'] as const;
const FORM =
  'Indented under its resource or block: name, type, what is known. The form is described in provider/README.md.';

/** The files of a facts folder, by name. */
export function printFacts(facts: AllFacts): ReadonlyMap<string, string> {
  const words = new Map(ORIGIN_WORDS.map(word => [word, [facts.origin[word]]]));
  const origin: FactNode = { name: 'about', type: 'facts', words, children: [] };
  return new Map([
    ['provider.txt', printFile('the provider block', [origin, facts.provider])],
    ['resources.txt', printFile('the resources', facts.resources)],
    ['data-sources.txt', printFile('the data sources', facts.dataSources)],
  ]);
}

/** Reads a folder that `writeFacts` wrote. */
export function readFacts(folder: string): AllFacts {
  return parseFacts(name => readFileSync(join(folder, name), 'latin1'));
}

export function parseFacts(textOf: (fileName: string) => string): AllFacts {
  const sections = (name: string) => {
    const file = new FactsFile(textOf(name));
    return file.names().map(section => parseSection(file.section(section)!));
  };
  const [origin, provider] = sections('provider.txt');
  if (!origin || !provider)
    throw new Error('provider.txt must hold the sections `facts about` and `provider alicloud`');
  const values = ORIGIN_WORDS.map(word => [word, origin.words.get(word)?.[0] ?? ''] as const);
  return {
    origin: Object.fromEntries(values) as Record<(typeof ORIGIN_WORDS)[number], string>,
    provider,
    resources: sections('resources.txt'),
    dataSources: sections('data-sources.txt'),
  };
}

/** Replaces the folder as a whole: whoever reads it finds all the old facts or all the new ones. */
export function writeFacts(folder: string, facts: AllFacts): void {
  const files = printFacts(facts);
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    for (const [name, text] of files) writeFileSync(join(fresh, name), text);
    swapFolder(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function printFile(what: string, sections: readonly FactNode[]): string {
  const title = `# Facts about ${what} of the alicloud provider. Written by \`npm run provider:update\`.\n# ${FORM}`;
  return `${[title, ...sections.map(printSection)].join('\n\n')}\n`;
}
