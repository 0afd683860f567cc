/** Sequences that a terminal obeys: CSI, OSC and the like, closed or not, in their 7-bit and 8-bit forms. */
const SEQUENCES =
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g;
/** Control characters, and those that change the direction of text or are not seen. */
// oxlint-disable-next-line no-control-regex, no-misleading-character-class -- these are what is looked for
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text that a terminal only shows. Lines and tabs stay. */
export function plainText(text: string): string {
  return text.replace(SEQUENCES, '').replace(/\r\n/g, '\n').replace(UNSEEN, '');
}

/** Text that a terminal only shows, in one line. */
export function plainLine(text: string): string {
  return plainText(text.replace(/[\n\r\t]+/g, ' '));
}

/** Text for a cell of a table in Markdown, where it is neither markup nor HTML. */
export function markdownText(text: string): string {
  return plainLine(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]|~@#]/g, '\\$&');
}

/** Text for a cell of a table in Markdown, as code. */
export function markdownCode(text: string): string {
  return `\`${plainLine(text).replace(/`/g, "'").replace(/\|/g, '\\|')}\``;
}

/** JSON whose text no terminal obeys: `JSON.stringify` leaves C1 and DEL as they are. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
