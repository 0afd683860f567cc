import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

/** A fenced block of code. */
export interface CodeBlock {
  /** `file:line`, the line being that of the fence. */
  readonly place: string;
  /** What the reader sees it coloured as, such as `ts`. Empty where nothing is said. */
  readonly language: string;
  /** Why it is not run: what follows `not-run:` behind the language. */
  readonly notRun?: string;
  readonly text: string;
}

export interface Heading {
  readonly level: number;
  readonly text: string;
}

/** A page of the documentation. */
export interface Page {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
  readonly headings: readonly Heading[];
  readonly blocks: readonly CodeBlock[];
  /** The text without its blocks, line by line. A line of a block is empty. */
  readonly prose: readonly string[];
}

const FOLDERS = ['docs', 'examples', 'provider', '.github'];

/** Every page of this repository. */
export function pages(): Page[] {
  const inFolders = FOLDERS.filter(folder => existsSync(join(ROOT, folder))).flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(file => `${folder}/${file}`),
  );
  const files = [...readdirSync(ROOT), ...inFolders].filter(
    file => file.endsWith('.md') && !/(^|\/)(node_modules|cdktf\.out)\//.test(file),
  );
  return files.toSorted().map(readPage);
}

export function readPage(path: string): Page {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const { blocks, prose } = split(path, text);
  const headings = prose.flatMap(line => {
    const [, marks, title] = /^(#{1,6}) +(.+?) *$/.exec(line) ?? [];
    return marks === undefined ? [] : [{ level: marks.length, text: title as string }];
  });
  return { path, text, headings, blocks, prose };
}

function split(path: string, text: string): Pick<Page, 'blocks' | 'prose'> {
  const blocks: CodeBlock[] = [];
  let open: { fence: string; line: number; info: string; lines: string[] } | undefined;
  const prose = text.split('\n').map((line, index) => {
    const [, fence, info] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (open && fence?.startsWith(open.fence) && info?.trim() === '') {
      blocks.push(blockOf(`${path}:${open.line}`, open.info, open.lines));
      open = undefined;
      return '';
    }
    if (open) {
      open.lines.push(line);
      return '';
    }
    if (fence !== undefined) {
      open = { fence, line: index + 1, info: (info as string).trim(), lines: [] };
      return '';
    }
    return line;
  });
  if (open) throw new Error(`${path}:${open.line}: the block of code has no end`);
  return { blocks, prose };
}

function blockOf(place: string, info: string, lines: readonly string[]): CodeBlock {
  const [, language = '', notRun] = /^(\S*)(?: +not-run: *(.+))?/.exec(info) ?? [];
  return { place, language, ...(notRun !== undefined && { notRun }), text: lines.map(line => `${line}\n`).join('') };
}

/** The blocks of pages in English, which those in Chinese repeat. */
export function blocksIn(...languages: readonly string[]): CodeBlock[] {
  const english = pages().filter(({ path }) => !path.endsWith('.zh-CN.md'));
  return english.flatMap(({ blocks }) => blocks).filter(({ language }) => languages.includes(language));
}

/** The anchors that GitHub gives the headings of a page, in their order. */
export function anchors({ headings }: Page): string[] {
  const seen = new Map<string, number>();
  return headings.map(({ text }) => {
    const plain = text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = plain.replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '').replace(/ /g, '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
}
