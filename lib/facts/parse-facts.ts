import { FLAG, type FactNode } from './fact-node';

interface OpenNode extends FactNode {
  readonly children: OpenNode[];
}

/**
 * Reads one section of a facts file: its head line (`resource alicloud_vpc importable`) and the lines indented under it.
 *
 * This runs for a thousand lines at every synthesis, before the engine has had time to optimize it, hence the plain loops
 * and the string methods in place of looking at characters.
 */
export function parseSection(text: string): FactNode {
  const lines = text.split('\n');
  const head = splitOutsideQuotes(lines[0]!, ' ');
  const section: OpenNode = { name: head[1] ?? '', type: head[0]!, words: wordMap(head, 2), children: [] };
  const open: OpenNode[] = [section];
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (line === '') continue;
    const depth = depthOf(line);
    const parent = open[depth - 1];
    if (parent === undefined) {
      throw new Error(`the facts of ${section.name} have a line that is not indented under another: '${line}'`);
    }
    const node = parseArgument(line.slice(depth * 2));
    parent.children.push(node);
    open.length = depth;
    open.push(node);
  }
  return section;
}

function parseArgument(line: string): OpenNode {
  const space = line.indexOf(' ');
  const { type, words } = tailOf(line.slice(space + 1));
  if (space <= 0 || type === '') throw new Error(`a line of facts needs a name and a type, got '${line}'`);
  return { name: line.slice(0, space), type, words, children: [] };
}

type Tail = Pick<FactNode, 'type' | 'words'>;
const tails = new Map<string, Tail>();

/** What follows the name. A few hundred tails, such as `string optional computed`, make up most lines, so each is read once. */
function tailOf(text: string): Tail {
  const known = tails.get(text);
  if (known) return known;
  const parts = splitOutsideQuotes(text, ' ');
  const tail = { type: parts[0]!, words: wordMap(parts, 1) };
  tails.set(text, tail);
  return tail;
}

/** Two spaces a level. An odd number of spaces is half a level, under which nothing is open. */
function depthOf(line: string): number {
  return (line.length - line.trimStart().length) / 2;
}

/** The words of a line, which stand behind its name or type. Lines with another type never share one map. */
function wordMap(parts: readonly string[], from: number): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, readonly string[]>();
  for (let i = from; i < parts.length; i++) {
    const word = parts[i]!;
    const equals = word.indexOf('=');
    if (equals < 0) map.set(word, FLAG);
    else map.set(word.slice(0, equals), parseValues(word.slice(equals + 1)));
  }
  return map;
}

function parseValues(text: string): readonly string[] {
  if (text === '') return FLAG;
  return splitOutsideQuotes(text, ',').map(value => (value.startsWith('"') ? String(JSON.parse(value)) : value));
}

/** Nearly no line holds a quote, so the common case is one `split`. */
function splitOutsideQuotes(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator);
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quoted && char === '\\') i++;
    else if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  if (quoted) throw new Error(`a quote is not closed in the facts: ${text}`);
  parts.push(text.slice(start));
  return parts;
}
