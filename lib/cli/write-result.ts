import { writeFileSync } from 'node:fs';
import { plainLine, plainText } from './plain-text';
import type { Piece, Terminal } from './terminal';

/** A line of a result, in pieces that may have a colour. */
export type Line = readonly Piece[];

/** Writes a result to a file, or to the terminal: a document, or lines with colours, which a file does not get. */
export function writeResult(result: string | readonly Line[], file: string | undefined, terminal: Terminal): void {
  if (file !== undefined) writeFileSync(file, `${plainText(asText(result)).trimEnd()}\n`);
  else if (typeof result === 'string') terminal.document(result);
  else result.forEach(line => terminal.print(...line));
}

function asText(result: string | readonly Line[]): string {
  if (typeof result === 'string') return result;
  return result
    .map(line => line.map(piece => plainLine(typeof piece === 'string' ? piece : piece.text)).join(''))
    .join('\n');
}
