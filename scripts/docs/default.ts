import { code } from './markdown';
import type { Language } from './language';

/** What `@default` says: a value, or words behind a dash, or both. */
export function defaultOf(said: string, language: Language): string {
  const [, value = '', words = ''] = /^((?!- ).*?)?(?:(?:^| )- (.*))?$/.exec(said) ?? [];
  const shown = value === '' ? '' : value.includes('`') ? value : code(value);
  const comma = shown === '' || words === '' ? '' : language.word(': ', '：');
  return `${shown}${comma}${language.say(words)}`;
}
