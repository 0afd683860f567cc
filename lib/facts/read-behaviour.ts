import { FLAG, type FactNode } from './fact-node';
import type { Behaviour, ValueRule } from './model';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function nothingSpecial(): Writable<Behaviour> {
  return {
    replaces: false,
    removed: false,
    diffSuppressed: false,
    stateFunc: false,
    conflictsWith: FLAG,
    exactlyOneOf: FLAG,
    atLeastOneOf: FLAG,
  };
}

/** Most lines say nothing about behaviour, and share this. */
const NOTHING_SPECIAL: Behaviour = Object.freeze(nothingSpecial());

/** The words that say something about behaviour. */
const BEHAVIOUR_WORD = new Set(
  (
    'replaces removed diff_suppressed state_func default conflicts_with exactly_one_of at_least_one_of ' +
    'min_items max_items behaviour:min_items behaviour:max_items one_of range length not_empty may_be_empty own_rule ' +
    'each.one_of each.range each.length each.not_empty each.may_be_empty each.own_rule'
  ).split(' '),
);

/** What a line says about how the provider treats the argument. */
export function readBehaviour({ words }: FactNode): Behaviour {
  let behaviour: Writable<Behaviour> | undefined;
  words.forEach((values, word) => {
    if (!BEHAVIOUR_WORD.has(word)) return;
    behaviour ??= nothingSpecial();
    if (word.startsWith('each.')) behaviour.eachAccepts = withRule(behaviour.eachAccepts, word.slice(5), values);
    else addWord(behaviour, word, values);
  });
  return behaviour ?? NOTHING_SPECIAL;
}

function addWord(behaviour: Writable<Behaviour>, word: string, values: readonly string[]): void {
  switch (word) {
    case 'replaces':
    case 'removed':
      behaviour[word] = true;
      break;
    case 'diff_suppressed':
      behaviour.diffSuppressed = true;
      break;
    case 'state_func':
      behaviour.stateFunc = true;
      break;
    case 'default':
      behaviour.default = values[0];
      break;
    case 'conflicts_with':
      behaviour.conflictsWith = values;
      break;
    case 'exactly_one_of':
      behaviour.exactlyOneOf = values;
      break;
    case 'at_least_one_of':
      behaviour.atLeastOneOf = values;
      break;
    case 'min_items':
    case 'behaviour:min_items':
      behaviour.minItems = Number(values[0]);
      break;
    case 'max_items':
    case 'behaviour:max_items':
      behaviour.maxItems = Number(values[0]);
      break;
    default:
      behaviour.accepts = withRule(behaviour.accepts, word, values);
  }
}

function withRule(
  rule: ValueRule = { refusesEmpty: false, ownRule: false },
  word: string,
  values: readonly string[],
): ValueRule {
  switch (word) {
    case 'one_of':
      return { ...rule, oneOf: values };
    case 'range':
    case 'length':
      return { ...rule, [word]: [Number(values[0]), Number(values[1])] };
    case 'not_empty':
      return { ...rule, refusesEmpty: true };
    case 'own_rule':
      return { ...rule, ownRule: true };
    default:
      return rule;
  }
}
