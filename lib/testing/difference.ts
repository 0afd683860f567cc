/** Arguments to look for: a part of what is there. A pattern stands for any text that it matches. */
export type Expected =
  string | number | boolean | null | RegExp | readonly Expected[] | { readonly [name: string]: Expected };

/**
 * How `actual` differs from what is expected of it, a line for each place; none when it is all there. Of an object only
 * the names that are expected count, of a list every element in its order.
 */
export function differences(expected: Expected, actual: unknown, path = ''): string[] {
  if (expected instanceof RegExp) {
    return typeof actual === 'string' && expected.test(actual) ? [] : [line(path, String(expected), actual)];
  }
  if (Array.isArray(expected)) return listDifferences(expected as readonly Expected[], actual, path);
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null || Array.isArray(actual))
      return [line(path, 'an object', actual)];
    return Object.entries(expected).flatMap(([name, value]) =>
      differences(value as Expected, (actual as Record<string, unknown>)[name], path === '' ? name : `${path}.${name}`),
    );
  }
  return expected === (actual ?? null) ? [] : [line(path, show(expected), actual)];
}

function listDifferences(expected: readonly Expected[], actual: unknown, path: string): string[] {
  if (!Array.isArray(actual)) return [line(path, 'a list', actual)];
  if (actual.length !== expected.length) return [line(path, `${expected.length} elements`, actual)];
  return expected.flatMap((item, index) => differences(item, actual[index], `${path}[${index}]`));
}

function line(path: string, expected: string, actual: unknown): string {
  return `${path === '' ? 'it' : path}: expected ${expected}, got ${show(actual)}`;
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
