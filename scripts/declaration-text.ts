import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = join(__dirname, '..');

/** Something that a declaration file declares. */
export interface Declaration {
  readonly name: string;
  /** The file that declares it. */
  readonly file: string;
  /** The comment before it, if any, and the declaration. */
  readonly text: string;
}

/** Writes the declarations of the sources as they are to a folder, which is removed when `read` is done with it. */
export function withDeclarations<T>(read: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'declarations-'));
  try {
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    const options = ['-p', join(ROOT, 'tsconfig.build.json'), '--emitDeclarationOnly', '--outDir', folder];
    execFileSync(process.execPath, [compiler, ...options], { stdio: 'inherit' });
    return read(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a module exports, its own and what it passes on. */
export function exportsOf(file: string): Declaration[] {
  const text = withoutComments(readFileSync(file, 'utf8'));
  const stars = [...text.matchAll(/^export (?:type )?\* from ['"](.+)['"];$/gm)];
  const lists = [...text.matchAll(/^export (?:type )?\{([^}]*)\} from ['"](.+)['"];$/gm)];
  const own = declarationsIn(file).filter(declaration => withoutComments(declaration.text).startsWith('export '));
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

/** A declaration begins at the margin, with its comment, and goes on for as long as lines are indented or close something. */
const DECLARATION =
  /(?:^\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?^(?:export )?(?:declare )?(?:abstract )?(?:class|interface|type|const|function|enum|let) (\w+).*(?:\n(?: |[})\]]).*)*/gm;

/** What is declared in a file, in its order. */
export function declarationsIn(file: string): Declaration[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(DECLARATION)].map(([found, name]) => ({ name: name as string, file, text: found.trim() }));
}

export function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*\*?[\s\S]*?\*\/\s*$\n?/gm, '').replace(/^\s*\/\/.*\n/gm, '');
}
