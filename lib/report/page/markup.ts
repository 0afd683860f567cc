import { escapeMarkup } from '../plain-text';

/** Markup that is known to be safe, since all that was put into it was escaped. */
export class Markup {
  constructor(public readonly text: string) {}
}

type Piece = string | number | Markup | readonly Piece[] | undefined;

/** A template of HTML. Whatever is put in is escaped, unless a template made it. */
export function markup(parts: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  return new Markup(parts.map((part, index) => part + render(values[index])).join(''));
}

function render(value: Piece): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(render).join('');
  return escapeMarkup(String(value));
}

/** Text in both languages; the page shows that of its own. */
export function both({ en, zh }: { readonly en: string; readonly zh: string }): Markup {
  return en === zh ? markup`${en}` : markup`<span lang="en">${en}</span><span lang="zh-CN">${zh}</span>`;
}

/** Prose, in which what stands between backticks is code. */
export function prose(text: string): Markup {
  const [first = '', ...rest] = text.split('`');
  // An odd one is no quotation.
  if (rest.length % 2 === 1) return markup`${text}`;
  return markup`${first}${rest.map((part, index) => (index % 2 === 0 ? markup`<code>${part}</code>` : part))}`;
}

/** Data as the content of a script element: no text in it can end the element, or begin a comment. */
export function jsonIn(value: unknown): Markup {
  return new Markup(
    JSON.stringify(value).replace(
      /[<>&\u2028\u2029]/g,
      char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
}
