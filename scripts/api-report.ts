import { join, relative } from 'node:path';
import { declarationsIn, exportsOf, withDeclarations, withoutComments } from './declaration-text';
import { ENTRIES as FILES, reachedDeclarations } from './declarations';

const ENTRIES = { 'pigeon-constructs': FILES[0], 'pigeon-constructs/testing': FILES[1] };

export const REPORT = 'api/pigeon-constructs.api.txt';

const HEAD = `The public surface of pigeon-constructs, as its declarations say it: no comments, no private members.
Do not edit. \`npm run api\` writes it; docs/versions.md says what a difference means.
`;

interface Entry {
  readonly name: string;
  readonly text: string;
}

/** The report of the sources as they are. */
export function apiReport(): string {
  return withDeclarations(reportOf);
}

function reportOf(folder: string): string {
  const exported = Object.entries(ENTRIES).map(([name, file]) => ({
    name,
    found: exportsOf(join(folder, file)).map(entry),
  }));
  const known = new Set(exported.flatMap(({ found }) => found.map(({ text }) => text)));
  const reached = [...reachedDeclarations(FILES.map(file => join(folder, file)))];
  const others = reached
    .flatMap(file => declarationsIn(file).map(each => ({ ...entry(each), file: relative(folder, file) })))
    .filter(({ text }) => !known.has(text))
    .map(({ name, text, file }) => ({ name, text: `// ${file.replace(/\.d\.ts$/, '')}\n${text}` }));
  const sections = exported.map(({ name, found }) => section(`Exported by '${name}'`, found));
  return [HEAD, ...sections, section('Spoken of by what is exported', others)].join('\n');
}

/** A declaration as the report says it: no comments, and nothing that is private. */
function entry({ name, text }: Entry): Entry {
  return { name, text: withoutComments(text).replace(/^ +private (?!constructor)[^\n]*\n/gm, '') };
}

function section(title: string, entries: readonly Entry[]): string {
  const sorted = entries.toSorted((a, b) => (a.name + a.text < b.name + b.text ? -1 : 1));
  return `\n## ${title}\n\n${sorted.map(({ text }) => text).join('\n\n')}\n`;
}
