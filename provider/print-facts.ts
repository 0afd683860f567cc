import type { FactNode } from '../lib/facts/fact-node';

const NAME = /^[A-Za-z_][\w.:-]*$/;
const TYPE = /^[\w()-]+$/;
/** Text that needs no quotes: printable ASCII without space, quote, comma and backslash. */
const BARE = /^[!#-+\--[\]-~]+$/;

/** A section as text: its head line, and a line for each argument under it. Ends without a line break. */
export function printSection(section: FactNode): string {
  const head = [checked(section.type, NAME), checked(section.name, NAME), ...printWords(section)].join(' ');
  return [head, ...section.children.flatMap(child => printLines(child, '  '))].join('\n');
}

function printLines(node: FactNode, indent: string): string[] {
  const line = indent + [checked(node.name, NAME), checked(node.type, TYPE), ...printWords(node)].join(' ');
  return [line, ...node.children.flatMap(child => printLines(child, `${indent}  `))];
}

/**
 * What a line says after name and type.
 *
 * A flag and a word with an empty list of values are one thing; nothing in the facts needs to tell them apart.
 */
export function printWords({ words }: FactNode): string[] {
  return [...words].map(([word, values]) => {
    checked(word, NAME);
    return values.length === 0 ? word : `${word}=${values.map(printValue).join(',')}`;
  });
}

/** A value as a facts line writes it: bare when it can be, else as an ASCII JSON string. */
export function printValue(value: string): string {
  if (BARE.test(value)) return value;
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function checked(text: string, form: RegExp): string {
  if (!form.test(text)) throw new Error(`a facts file cannot hold the name or type ${JSON.stringify(text)}`);
  return text;
}
