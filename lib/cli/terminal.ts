import { styleText } from 'node:util';
import { plainLine, plainText } from './plain-text';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Text with a colour. */
export interface Styled {
  readonly text: string;
  readonly style: Style | undefined;
}
export type Piece = string | Styled;

/** A stream that may be a terminal. */
export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Streams {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Whether somebody is there to answer questions. */
  readonly isInteractive: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Where a command writes. All text goes through here, and none of it is obeyed by the terminal but the colours that are
 * asked for as such: names come from files that somebody else wrote.
 */
export class Terminal {
  constructor(private readonly streams: Streams) {}

  public get isInteractive(): boolean {
    return this.streams.isInteractive;
  }

  /** How many columns there are. @default 100, where it is no terminal */
  public get width(): number {
    return (this.streams.stdout.isTTY && this.streams.stdout.columns) || 100;
  }

  public get env(): Streams['env'] {
    return this.streams.env;
  }

  /** Whether the output is shown in colours. */
  public get hasColours(): boolean {
    return this.isColoured(this.streams.stdout);
  }

  /** A line of the result. */
  public print(...pieces: readonly Piece[]): void {
    this.line(this.streams.stdout, pieces);
  }

  /** A line that is not part of the result: a remark, a mistake. */
  public note(...pieces: readonly Piece[]): void {
    this.line(this.streams.stderr, pieces);
  }

  /** Several lines that are not part of the result. */
  public notes(text: string, style?: Style): void {
    text.split('\n').forEach(line => this.note({ text: line, style }));
  }

  /** A whole document: JSON, Markdown, a table without colours. */
  public document(text: string): void {
    this.streams.stdout.write(`${plainText(text).trimEnd()}\n`);
  }

  /** Says on a terminal what is being done while it is done, for what may take over a second. */
  public async during<T>(text: string, work: () => T | Promise<T>): Promise<T> {
    const { stderr } = this.streams;
    if (!stderr.isTTY) return work();
    // Before the work and not by a timer: most of it leaves no room for one.
    stderr.write(`${plainLine(text)} …`);
    try {
      return await work();
    } finally {
      stderr.write('\r\u001b[2K');
    }
  }

  private line(stream: OutputStream, pieces: readonly Piece[]): void {
    const coloured = this.isColoured(stream);
    stream.write(`${pieces.map(piece => show(piece, coloured)).join('')}\n`);
  }

  private isColoured(stream: OutputStream): boolean {
    const { NO_COLOR, TERM } = this.streams.env;
    return stream.isTTY === true && !NO_COLOR && TERM !== 'dumb';
  }
}

function show(piece: Piece, coloured: boolean): string {
  const { text, style } = typeof piece === 'string' ? { text: piece, style: undefined } : piece;
  const shown = plainLine(text);
  // Node.js has it from 20.12 on.
  return coloured && style !== undefined && shown !== '' && styleText ? styleText(style, shown) : shown;
}
