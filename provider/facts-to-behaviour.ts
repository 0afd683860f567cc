import type { FactNode } from '../lib/facts/fact-node';
import {
  FLAG_WORDS,
  LIST_WORDS,
  RESOURCE_WORDS,
  SHARED_FLAGS,
  SHARED_NUMBERS,
  type ArgumentJson,
  type ArgumentsJson,
  type CheckedJson,
  type ResourceBehaviourJson,
} from './behaviour-json';

/** What was seen of a section's behaviour, in the JSON form it came in; nothing when nobody looked. */
export function sectionBehaviour(section: FactNode): ResourceBehaviourJson | undefined {
  if (section.type === 'data' || section.words.has('unobserved')) return undefined;
  const flags = [...RESOURCE_WORDS, 'deprecated'].filter(word => behaviourSays(section, word));
  return { ...Object.fromEntries(flags.map(flag => [flag, true])), attributes: argumentsBehaviour(section) };
}

function argumentsBehaviour(node: FactNode): ArgumentsJson {
  const all = node.children.map(child => [child.name, argumentBehaviour(child)] as const);
  return Object.fromEntries(all.filter(([, facts]) => Object.keys(facts).length > 0));
}

function argumentBehaviour(node: FactNode): ArgumentJson {
  const { words } = node;
  const facts: Record<string, unknown> = {};
  for (const [fact, word] of Object.entries(FLAG_WORDS)) if (words.has(word)) facts[fact] = true;
  for (const word of SHARED_FLAGS) if (behaviourSays(node, word)) facts[word] = true;
  for (const word of SHARED_NUMBERS) {
    const value = behaviourSays(node, word);
    if (value) facts[word] = Number(value[0]);
  }
  for (const word of LIST_WORDS) if (words.has(word)) facts[word] = words.get(word);
  if (words.has('default')) facts['default'] = words.get('default')![0];
  const checked = rule(node, '');
  if (checked) facts['checked'] = checked;
  const elements = rule(node, 'each.');
  if (elements) facts['element_checked'] = elements;
  const block = argumentsBehaviour(node);
  if (Object.keys(block).length > 0) facts['block'] = block;
  return facts;
}

function rule({ words }: FactNode, prefix: string): CheckedJson | undefined {
  const facts: Record<string, unknown> = {};
  for (const word of ['one_of', 'range', 'length']) {
    if (words.has(prefix + word)) facts[word] = words.get(prefix + word);
  }
  if (words.has(`${prefix}not_empty`)) facts['refuses_empty'] = true;
  if (words.has(`${prefix}may_be_empty`)) facts['refuses_empty'] = false;
  if (words.has(`${prefix}own_rule`)) facts['other'] = true;
  return Object.keys(facts).length > 0 ? facts : undefined;
}

function behaviourSays({ words }: FactNode, word: string): readonly string[] | undefined {
  return words.get(word) ?? words.get(`behaviour:${word}`);
}
