/**
 * How wide text may get. Nobody knows which font a reader has, so the widths are those of DejaVu Sans, the widest of the
 * usual ones: a label then fits in every other.
 */
export function textWidth(text: string, size: number, isBold = false): number {
  const ems = [...text].reduce((sum, char) => sum + charWidth(char), 0);
  return ems * size * (isBold ? 1.1 : 1);
}

const NARROW = /[ijlI.,:;'|!()[\]f]/;
const WIDE = /[mwMW@%&—…]/;
const FULL =
  /[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

function charWidth(char: string): number {
  if (NARROW.test(char)) return 0.4;
  if (char === ' ') return 0.33;
  if (WIDE.test(char)) return 1;
  if (/[A-Z✕]/.test(char)) return 0.78;
  // Pictures and rare scripts, from a font of last resort, are no wider than they are high, and some are a little more.
  if ((char.codePointAt(0) as number) > 0xffff) return 1.3;
  return FULL.test(char) ? 1.03 : 0.645;
}

/** Lines of at most `limit` characters (half as many of a full width), broken after a separator where there is one. */
export function wrap(text: string, limit: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (textWidth(rest, 1) > limit * 0.645) {
    const at = breakAt(rest, limit * 0.645);
    lines.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at);
  }
  return [...lines, rest];
}

function breakAt(text: string, width: number): number {
  let used = 0;
  let at = 0;
  let afterSeparator = 0;
  for (const char of text) {
    used += charWidth(char);
    if (used > width && at > 0) break;
    at += char.length;
    if (/[-./_,: ·]/.test(char)) afterSeparator = at;
  }
  // A separator near the start would leave a stump.
  return afterSeparator > at / 3 ? afterSeparator : at;
}
