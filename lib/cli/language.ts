/** The languages that the command line speaks. */
export type Language = 'en' | 'zh';

/** Something said in every language. A translation that is missing does not compile. */
export type Translated<T = string> = Readonly<Record<Language, T>>;

/** A table of messages. The English one says which there are. */
export function messages<T>(table: { readonly en: T; readonly zh: NoInfer<T> }): Translated<T> {
  return table;
}

/**
 * The language that `--lang` asks for, or that of the locale. Of the variables of the locale the first that is set counts,
 * in the order of POSIX.
 */
export function chooseLanguage(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const at = args.findIndex(arg => arg === '--lang' || arg.startsWith('--lang='));
  const asked = args[at] === '--lang' ? args[at + 1] : args[at]?.slice('--lang='.length);
  const locale = asked ?? (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '');
  return /^zh/i.test(locale) ? 'zh' : 'en';
}
