/** A value in quotes that holds a reference: of an argument, or in a list. */
const QUOTED_WITH_REFERENCE = /^(\s*(?:(?:[\w-]+|"[^"]*") = )?")(.*\$\{.*)(",?)$/;

/**
 * HCL as cdktf renders it, made into HCL that can be read: cdktf leaves the quotes of a text as they are where it holds a
 * reference, such as a policy in JSON that names a bucket.
 */
export function withQuotesEscaped(hcl: string): string {
  let isHeredoc = false;
  const lines = hcl.split('\n').map(line => {
    isHeredoc = isHeredoc ? line !== 'EOF' : line.endsWith('<<EOF');
    const [, start, text, end] = (isHeredoc ? null : QUOTED_WITH_REFERENCE.exec(line)) ?? [];
    return text === undefined ? line : `${start}${escapeOutsideReferences(text)}${end}`;
  });
  return lines.join('\n');
}

function escapeOutsideReferences(text: string): string {
  let depth = 0;
  let escaped = '';
  for (const character of text) {
    depth += opensReference(escaped, character, depth) ? 1 : character === '}' && depth > 0 ? -1 : 0;
    const isBare = character === '"' && depth === 0 && !escaped.endsWith('\\');
    escaped += isBare ? '\\"' : character;
  }
  return escaped;
}

function opensReference(before: string, character: string, depth: number): boolean {
  return character === '{' && (depth > 0 || before.endsWith('$'));
}

/** Lists of what Terraform calls by name: in HCL a name has no quotes. */
const NAME_LIST = /^(\s*(?:depends_on|ignore_changes|replace_triggered_by) = \[\n)((?:\s*"[^"]*",\n)*)/gm;

/** HCL as cdktf renders it, with the names in its lists bare: in quotes they are deprecated, or refused. */
export function withNamesBare(hcl: string): string {
  return hcl.replace(NAME_LIST, (_, start: string, names: string) => start + names.replaceAll('"', ''));
}

/**
 * What an element says in HCL, with the backslashes of its texts escaped, and then its quotes: cdktf passes a backslash on as
 * it is, so that a regular expression within JSON would be read as something else. Texts of several lines become heredocs, in
 * which a backslash stands for itself.
 */
export function withBackslashesEscaped(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.includes('\\') && !value.includes('\n') ? value.replaceAll(/["\\]/g, '\\$&') : value;
  }
  if (Array.isArray(value)) {
    return value.map(withBackslashesEscaped);
  }
  // Not into what cdktf resolves later.
  return isPlain(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withBackslashesEscaped(inner)]))
    : value;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
