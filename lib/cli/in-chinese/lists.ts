/** `'a', 'b' or 'c'`, and `'a', 'b'`, in Chinese. @returns nothing where it is not such a list */
export function listOf(english: string): string | undefined {
  if (!/^'[^']*'((, | or | and )'[^']*')*$/.test(english)) return undefined;
  return english.replaceAll(/'(, | or | and )'/g, (_, between: string) => `'${BETWEEN[between] ?? '、'}'`);
}

const BETWEEN: Readonly<Record<string, string>> = { ' or ': ' 或 ', ' and ': ' 和 ' };
