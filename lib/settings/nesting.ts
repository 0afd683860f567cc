import { CST, Parser } from 'yaml';

/** Sections and lists around a setting. No setting of ours is near this. */
const DEEPEST = 20;

interface Nested {
  readonly token: CST.Token;
  readonly depth: number;
}

/**
 * Where a text is nested more deeply than any settings file: the offset of the first such section or list.
 *
 * It is asked before the text is composed, which takes a call for each level: that can end the whole process, since a
 * regular expression that is compiled when the stack is full is no error that can be caught.
 */
export function tooDeepAt(text: string): number | undefined {
  if (isPlainlyShallow(text)) {
    return undefined;
  }
  const open: Nested[] = [...new Parser().parse(text)].map(token => ({ token, depth: 0 }));
  const found: number[] = [];
  for (let nested = open.pop(); nested; nested = open.pop()) {
    const { token, depth } = nested;
    if (depth > DEEPEST) {
      found.push(token.offset);
    } else {
      open.push(...childrenOf(token).map(child => ({ token: child, depth: 'items' in token ? depth + 1 : depth })));
    }
  }
  return found.length > 0 ? Math.min(...found) : undefined;
}

/**
 * Whether a look at the characters is enough: a level takes a column of indentation or a bracket. It spares nearly every
 * file a second reading; brackets in quotes make it err, by no more than there are brackets.
 */
function isPlainlyShallow(text: string): boolean {
  const brackets = text.match(/[[\]{}]/g) ?? [];
  let depth = 0;
  let deepest = 0;
  for (const bracket of brackets) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(depth - 1, 0);
    deepest = Math.max(deepest, depth);
  }
  const indentation = (text.match(/^[ \t?:-]*/gm) ?? []).reduce((most, space) => Math.max(most, space.length), 0);
  return indentation + deepest <= DEEPEST && brackets.length < 1000;
}

function childrenOf(token: CST.Token): CST.Token[] {
  const children =
    'items' in token
      ? token.items.flatMap(({ key, value }) => [key, value])
      : token.type === 'document'
        ? [token.value]
        : [];
  return children.filter(child => child !== undefined && child !== null);
}
