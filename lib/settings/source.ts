import { Document, isMap, isSeq, LineCounter, Node, Pair, parseDocument, YAMLMap } from 'yaml';

/** A place in a settings file, as keys and list indexes from the top. */
export type SourcePath = readonly (string | number)[];

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The text of a settings file, with the place of every setting. */
export class Source {
  public readonly syntaxErrors: readonly (Position & { readonly message: string })[];
  private readonly document: Document.Parsed;
  private readonly lines = new LineCounter();

  constructor(text: string) {
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    this.syntaxErrors = this.document.errors.map(({ code, message, pos }) => ({
      ...this.position(pos[0]),
      message:
        code === 'DUPLICATE_KEY'
          ? 'this name is used twice in its section; each must have its own'
          : firstLine(message),
    }));
  }

  public toJS(): unknown {
    return this.document.toJS();
  }

  /** How many steps of `path` exist in the file. */
  public depth(path: SourcePath): number {
    return this.walk(path).length - 1;
  }

  /** Where the deepest part of `path` that exists stands: its key, or the value itself in a list. */
  public locate(path: SourcePath): Position {
    const steps = this.walk(path);
    return this.position(steps[steps.length - 1]?.offset ?? 0);
  }

  private walk(path: SourcePath): { offset: number; node: unknown }[] {
    const steps: { offset: number; node: unknown }[] = [{ offset: 0, node: this.document.contents }];
    for (const key of path) {
      const next = child(steps[steps.length - 1]?.node, key);
      if (!next) {
        break;
      }
      steps.push(next);
    }
    return steps;
  }

  private position(offset: number): Position {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}

function child(node: unknown, key: string | number): { offset: number; node: unknown } | undefined {
  if (isMap(node)) {
    const pair = (node as YAMLMap<Node, Node | null>).items.find(item => keyOf(item) === String(key));
    return pair && { offset: pair.key.range?.[0] ?? 0, node: pair.value };
  }
  if (isSeq(node)) {
    const item = node.items[Number(key)] as Node | undefined;
    return item && { offset: item.range?.[0] ?? 0, node: item };
  }
  return undefined;
}

function keyOf(pair: Pair<Node, Node | null>): string {
  return String(pair.key);
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] as string;
}
