import type { SettingsError } from '../../settings/problem';
import { ADOPTION_PHRASES } from './adoption';
import { Phrases } from './phrases';
import { PRICE_PARTS, PRICE_PHRASES } from './prices';
import { REFUSALS } from './refusals';
import { settingsErrorInChinese } from './settings-problems';

/**
 * What an error says, in Chinese. The sentences are made in English, by modules that know of no language: who reads a file
 * is spared the other one, and a program gets the one it can search for. @returns nothing where no Chinese is known
 */
export function errorInChinese(error: Error): string | undefined {
  if (error.name === 'SettingsError') return settingsErrorInChinese(error as SettingsError);
  return new Phrases([...PRICE_PHRASES, ...ADOPTION_PHRASES, ...REFUSALS], PRICE_PARTS).chineseOf(error.message);
}
