import { FLAG } from '../lib/facts/fact-node';
import {
  FLAG_WORDS,
  LIST_WORDS,
  SHARED_FLAGS,
  SHARED_NUMBERS,
  type ArgumentJson,
  type CheckedJson,
} from './behaviour-json';
import { UnreadableInput } from './unreadable-input';

export type Words = Map<string, readonly string[]>;

/** The words in the order a line has them, whatever the order of the input: a renewal then changes no line without reason. */
export function inOrder(words: Words): Words {
  return new Map([...words].toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)));
}

const ORDER = (
  'version unobserved importable customize_diff no_update required optional computed write_only sensitive deprecated ' +
  'min_items max_items replaces removed default one_of range length own_rule not_empty may_be_empty ' +
  'conflicts_with exactly_one_of at_least_one_of diff_suppressed state_func'
).split(' ');

function rank(word: string): number {
  return ORDER.indexOf(word.replace(/^(schema:|behaviour:|each\.)/, ''));
}

/** Adds what the running provider says about an argument, apart from what the schema says too. */
export function addBehaviour(words: Words, path: string, facts: ArgumentJson): void {
  for (const [fact, value] of Object.entries(facts)) addFact(words, path, fact, value);
}

/**
 * Adds a fact that schema and running provider may both state. Agreement is one plain word; a difference is kept as
 * `schema:` and `behaviour:` words, so that neither source is lost.
 */
export function addShared(words: Words, word: string, schema?: string[], behaviour?: string[], observed = true): void {
  if (!observed || sameValues(schema, behaviour)) {
    if (schema) words.set(word, schema);
    return;
  }
  if (schema) words.set(`schema:${word}`, schema);
  if (behaviour) words.set(`behaviour:${word}`, behaviour);
}

function addFact(words: Words, path: string, fact: string, value: unknown): void {
  const flag = FLAG_WORDS[fact];
  if (flag !== undefined && value === true) words.set(flag, FLAG);
  else if (fact === 'default') words.set('default', [text(path, fact, value)]);
  else if (fact === 'checked') addRule(words, path, '', value as CheckedJson);
  else if (fact === 'element_checked') addRule(words, path, 'each.', value as CheckedJson);
  else if (isOneOf(LIST_WORDS, fact)) words.set(fact, texts(path, fact, value));
  else if (fact !== 'block' && !isOneOf(SHARED_FLAGS, fact) && !isOneOf(SHARED_NUMBERS, fact))
    unknownFact(path, fact, value);
}

function addRule(words: Words, path: string, prefix: string, rule: CheckedJson): void {
  for (const [fact, value] of Object.entries(rule)) {
    if (fact === 'one_of' || fact === 'range' || fact === 'length') words.set(prefix + fact, texts(path, fact, value));
    else if (fact === 'refuses_empty') words.set(prefix + (value === true ? 'not_empty' : 'may_be_empty'), FLAG);
    else if (fact === 'other' && value === true) words.set(`${prefix}own_rule`, FLAG);
    else unknownFact(path, fact, value);
  }
}

function sameValues(a?: string[], b?: string[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isOneOf(list: readonly string[], fact: string): boolean {
  return list.includes(fact);
}

function texts(path: string, fact: string, value: unknown): string[] {
  if (!Array.isArray(value) || value.length === 0) return unknownFact(path, fact, value);
  return value.map(item => text(path, fact, item));
}

function text(path: string, fact: string, value: unknown): string {
  return typeof value === 'string' ? value : unknownFact(path, fact, value);
}

function unknownFact(path: string, fact: string, value: unknown): never {
  throw new UnreadableInput(
    `${path}: this version cannot keep the behaviour fact '${fact}' = ${JSON.stringify(value)}`,
  );
}
