import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsers } from 'prettier/plugins/typescript';
import { ADOPTION_PHRASES } from '../../../lib/cli/in-chinese/adoption';
import { CLAIMS, RAILS } from '../../../lib/cli/in-chinese/contradictions';
import { FORMS } from '../../../lib/cli/in-chinese/forms';
import { PRICE_PHRASES, PRICE_PROBLEMS } from '../../../lib/cli/in-chinese/prices';
import { GIVEN, SETTINGS_PHRASES } from '../../../lib/cli/in-chinese/settings-problems';

const ROOT = join(__dirname, '../../..');
/** What these say is no problem of a settings file, or not told by a command. */
const OTHERS = new Set(['json-schema.ts', 'presets.ts', 'settings.ts', 'problem.ts']);
const FILES = [
  ...readdirSync(join(ROOT, 'lib/settings'))
    .filter(file => !OTHERS.has(file))
    .map(file => `lib/settings/${file}`),
  ...['bandwidth', 'size'].map(name => `lib/values/${name}.ts`),
  'lib/observe/quiet-hours.ts',
  'lib/report/cost/read-price-file.ts',
  'lib/adopt/candidates.ts',
];

const ENGLISH = [
  ...[...SETTINGS_PHRASES, ...CLAIMS, ...RAILS, ...FORMS, ...PRICE_PHRASES, ...PRICE_PROBLEMS, ...ADOPTION_PHRASES].map(
    ([english]) => english,
  ),
  ...Object.keys(GIVEN),
];
const KNOWN = ENGLISH.map(wordsOf);

/** A text without figures and examples, which a phrase has a place for. */
function wordsOf(text: string): string {
  return text.replaceAll(/'(?! )[^']*(?<! )'/g, "'…'").replaceAll(/<\w+>|\d[\d-]*/g, '…');
}

interface Node {
  readonly type?: string;
  readonly value?: unknown;
}

/** The pieces of text between what varies that stand in a program, but for what explains a setting to an editor. */
function textsIn(node: Node): string[] {
  const { type, value } = node;
  if (type === 'ImportDeclaration' || type === 'ExportAllDeclaration' || isDescription(node))
    return textsIn({ ...calleeOf(node) });
  if (type === 'Literal' && typeof value === 'string') return [value];
  if (type === 'TemplateElement') return [(value as { cooked: string }).cooked];
  return Object.entries(node).flatMap(([key, child]: [string, unknown]) =>
    key === 'parent' || typeof child !== 'object' || child === null ? [] : textsIn(child as Node),
  );
}

/** Whether a node is `….describe(text)`. */
function isDescription(node: Node): boolean {
  const callee = (node as { callee?: { property?: { name?: string } } }).callee;
  return node.type === 'CallExpression' && callee?.property?.name === 'describe';
}

function calleeOf(node: Node): Node {
  return (node as { callee?: { object?: Node } }).callee?.object ?? {};
}

/** Whether a text is of words: identifiers, examples and separators are none. */
function isSpoken(text: string): boolean {
  return /[A-Za-z]{2,} |[a-z] [a-z]|^ [a-z]+|; [a-z]/.test(text);
}

test.each(FILES)('all that %s says has Chinese words', file => {
  const program = parsers.typescript.parse(readFileSync(join(ROOT, file), 'utf8'), { filepath: file } as never) as {
    body: Node[];
  };
  const texts = program.body.flatMap(textsIn).filter(isSpoken);

  expect(texts.filter(text => !KNOWN.some(known => known.includes(wordsOf(text.trim()))))).toEqual([]);
});
