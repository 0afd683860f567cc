/**
 * One line of a facts file with the lines indented under it: an argument, a block, or a whole resource.
 *
 * This is the untyped form of the facts, and the lossless one: the parser and the printer know only this, so a fact that
 * the typed model (`model.ts`) has no place for still survives a renewal.
 */
export interface FactNode {
  readonly name: string;
  /** `string`, `list(number)`, `list(object)`, `block(set)`, … ; `-` when only behaviour is known; for a section its keyword. */
  readonly type: string;
  /** What the line says after name and type. A flag has no values; `one_of=a,b` has two. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly children: readonly FactNode[];
}

/** The values of a word that is a bare flag, such as `optional`. */
export const FLAG: readonly string[] = Object.freeze([]);
