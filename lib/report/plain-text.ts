// Controls, such as those of a terminal; what turns the direction of text; invisible characters; halves of a pair.
const HIDDEN = /[\p{Cc}\p{Surrogate}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** A name of somebody else's as harmless text of one line: no control can reach a terminal, and no markup needs it. */
export function plainText(text: string): string {
  return text.replace(HIDDEN, '\ufffd');
}

/** Text as the content of an element, or as the value of a quoted attribute, of HTML, XML and SVG. */
export function escapeMarkup(text: string): string {
  return plainText(text).replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`);
}
