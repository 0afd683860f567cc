import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { reachedDeclarations } from './declarations';

const ROOT = join(__dirname, '..');
const ENTRIES = { 'pigeon-constructs': 'lib/index.d.ts', 'pigeon-constructs/testing': 'lib/testing/index.d.ts' };

export const REPORT = 'api/pigeon-constructs.api.txt';

const HEAD = `The public surface of pigeon-constructs, as its declarations say it: no comments, no private members.
Do not edit. \`npm run api\` writes it; docs/versions.md says what a difference means.
`;

interface Declaration {
  readonly name: string;
  readonly text: string;
}

/** The report of the sources as they are. */
export function apiReport(): string {
  const folder = mkdtempSync(join(tmpdir(), 'api-'));
  try {
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    const options = ['-p', join(ROOT, 'tsconfig.build.json'), '--emitDeclarationOnly', '--outDir', folder];
    execFileSync(process.execPath, [compiler, ...options], { stdio: 'inherit' });
    return reportOf(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function reportOf(folder: string): string {
  const exported = Object.entries(ENTRIES).map(([name, entry]) => ({ name, found: exportsOf(join(folder, entry)) }));
  const known = new Set(exported.flatMap(({ found }) => found.map(({ text }) => text)));
  const reached = [...reachedDeclarations(Object.values(ENTRIES).map(entry => join(folder, entry)))];
  const others = reached
    .flatMap(file => declarationsIn(file).map(each => ({ ...each, file: relative(folder, file) })))
    .filter(({ text }) => !known.has(text))
    .map(({ name, text, file }) => ({ name, text: `// ${file.replace(/\.d\.ts$/, '')}\n${text}` }));
  const sections = exported.map(({ name, found }) => section(`Exported by '${name}'`, found));
  return [HEAD, ...sections, section('Spoken of by what is exported', others)].join('\n');
}

function section(title: string, declarations: readonly Declaration[]): string {
  const sorted = declarations.toSorted((a, b) => (a.name + a.text < b.name + b.text ? -1 : 1));
  return `\n## ${title}\n\n${sorted.map(({ text }) => text).join('\n\n')}\n`;
}

/** What a module exports, its own and what it passes on. */
function exportsOf(file: string): Declaration[] {
  const text = withoutComments(readFileSync(file, 'utf8'));
  const stars = [...text.matchAll(/^export (?:type )?\* from ['"](.+)['"];$/gm)];
  const lists = [...text.matchAll(/^export (?:type )?\{([^}]*)\} from ['"](.+)['"];$/gm)];
  const own = declarationsIn(file).filter(declaration => declaration.text.startsWith('export '));
  const passedOn = stars.flatMap(([, from]) => exportsOf(fileOf(file, from as string)));
  const named = lists.flatMap(([, list = '', from]) => {
    const names = list.split(',').map(name => name.replace(/\btype\b/, '').trim());
    return exportsOf(fileOf(file, from as string)).filter(({ name }) => names.includes(name));
  });
  return [...own, ...passedOn, ...named];
}

function fileOf(from: string, specifier: string): string {
  return `${resolve(dirname(from), specifier)}.d.ts`;
}

const NAMED = /^(?:export )?(?:declare )?(?:abstract )?(?:class|interface|type|const|function|enum|let) (\w+)/;

/** What is declared in a file, each with the text that says it. */
function declarationsIn(file: string): Declaration[] {
  return statements(withoutComments(readFileSync(file, 'utf8'))).flatMap(text => {
    const name = NAMED.exec(text)?.[1];
    return name === undefined ? [] : [{ name, text: withoutPrivates(text) }];
  });
}

/** A declaration begins at the margin, and goes on for as long as lines are indented or close something. */
function statements(text: string): string[] {
  return text.split(/\n(?=[a-z])/).map(statement => statement.trim());
}

function withoutPrivates(text: string): string {
  return text.replace(/^ +private (?!constructor)[^\n]*\n/gm, '');
}

function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*\*?[\s\S]*?\*\/\s*$\n?/gm, '').replace(/^\s*\/\/.*\n/gm, '');
}
