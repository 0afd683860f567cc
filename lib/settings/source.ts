import { Document, isMap, isSeq, LineCounter, Node, Pair, parseDocument, visit, YAMLMap } from 'yaml';
import { tooDeepAt } from './nesting';

/** A place in a settings file, as keys and list indexes from the top. */
export type SourcePath = readonly (string | number)[];

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Why a text cannot be read as a settings file, and where. */
export interface SyntaxProblem extends Position {
  readonly message: string;
}

/** The text of a settings file, with the place of every setting. */
export class Source {
  public readonly syntaxErrors: readonly SyntaxProblem[];
  private readonly document: Document.Parsed;
  private readonly lines = new LineCounter();

  constructor(text: string) {
    const tooDeep = tooDeepAt(text);
    this.document = parseDocument(tooDeep === undefined ? text : text.slice(0, tooDeep), {
      lineCounter: this.lines,
      prettyErrors: false,
      logLevel: 'error',
    });
    this.syntaxErrors =
      tooDeep === undefined
        ? this.problemsOf(this.document, text)
        : [this.problem(tooDeep, 'is nested too deeply for a settings file')];
  }

  /** The values of a text without syntax errors. */
  public toJS(): unknown {
    return this.document.toJS();
  }

  /** Where the deepest part of `path` that exists stands: its key, or the value itself in a list. */
  public locate(path: SourcePath): Position {
    let node: unknown = this.document.contents;
    let offset = 0;
    for (const key of path) {
      const next = child(node, key);
      if (!next) {
        break;
      }
      ({ node, offset } = next);
    }
    return this.position(offset);
  }

  private problemsOf(document: Document.Parsed, text: string): SyntaxProblem[] {
    const twice = document.errors.filter(({ code }) => code === 'DUPLICATE_KEY');
    const [first] = document.errors.filter(error => !twice.includes(error)).toSorted((a, b) => a.pos[0] - b.pos[0]);
    const found = twice.map(({ pos }) => this.problem(pos[0], usedTwice(text.slice(pos[0]))));
    if (first) {
      // Those after it mostly follow from it.
      found.push(this.problem(first.pos[0], ADVICE[first.code] ?? `is no YAML: ${firstLine(first.message)}`));
    }
    if (found.length > 0) {
      return found;
    }
    visit(document, {
      Alias: (_, alias) => {
        found.push(this.problem(startOf(alias), NO_ALIAS));
      },
    });
    return found;
  }

  private problem(offset: number, message: string): SyntaxProblem {
    return { ...this.position(offset), message };
  }

  private position(offset: number): Position {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}

const NO_ALIAS = "an alias is not read; say what environments share under 'common'";

/** What to do about the parser's most frequent errors, where its own words do not say. */
const ADVICE: Partial<Record<string, string>> = {
  TAB_AS_INDENT: 'a line begins with a tab; indent with spaces',
  MULTIPLE_DOCS: "a second document begins here; a settings file is one, without '---' in it",
};

function usedTwice(rest: string): string {
  const name = /^[\w.-]*/.exec(rest)?.[0] || 'a name';
  return `'${name}' is said twice in its section; each must have a name of its own`;
}

function child(node: unknown, key: string | number): { offset: number; node: unknown } | undefined {
  if (isMap(node)) {
    const pair = (node as YAMLMap<Node, Node | null>).items.find(item => keyOf(item) === String(key));
    return pair && { offset: startOf(pair.key), node: pair.value };
  }
  if (isSeq(node)) {
    const item = node.items[Number(key)] as Node | undefined;
    return item && { offset: startOf(item), node: item };
  }
  return undefined;
}

/** A node that was parsed has a place; one that is made by a program has none. */
function startOf(node: Node): number {
  return (node.range as [number, number, number])[0];
}

function keyOf(pair: Pair<Node, Node | null>): string {
  return String(pair.key);
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] as string;
}
