import { readFileSync } from 'node:fs';

/** What stands between two sections. */
const GAP = '\n\n';

/**
 * The text of one facts file, cut into its sections on demand.
 *
 * A file has over a thousand sections and a stack asks for a few dozen. They stand in the order of their names, so one is
 * found by halving the text, and nothing is indexed or parsed for the others.
 */
export class FactsFile {
  /** Facts are written in ASCII (anything else is escaped), and latin1 is the fastest way to read that. */
  public static read(path: string): FactsFile {
    return new FactsFile(readFileSync(path, 'latin1'));
  }

  constructor(private readonly text: string) {}

  /** The names of the sections, in the order of the file. */
  public names(): readonly string[] {
    const names: string[] = [];
    for (let at = this.sectionAfter(0); at >= 0; at = this.sectionAfter(at)) names.push(this.nameAt(at));
    return names;
  }

  /** The text of a section, its head line first. */
  public section(name: string): string | undefined {
    let low = 0;
    let high = this.text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const start = this.sectionAfter(middle);
      const found = start < 0 || start - GAP.length >= high ? undefined : this.nameAt(start);
      if (found === name) return this.textAt(start);
      if (found === undefined || found > name) high = middle;
      else low = start;
    }
    return undefined;
  }

  /** Where the next section starts. Its head stands after an empty line; what stands before the first is a comment. */
  private sectionAfter(at: number): number {
    const gap = this.text.indexOf(GAP, at);
    return gap < 0 ? -1 : gap + GAP.length;
  }

  /** A head line is a keyword, the name, and more words or none. */
  private nameAt(start: number): string {
    const from = this.text.indexOf(' ', start) + 1;
    const space = this.text.indexOf(' ', from);
    const lineEnd = this.text.indexOf('\n', from);
    const isLast = lineEnd >= 0 && (space < 0 || lineEnd < space);
    return this.text.slice(from, isLast ? lineEnd : space < 0 ? undefined : space);
  }

  private textAt(start: number): string {
    const next = this.sectionAfter(start);
    return this.text.slice(start, next < 0 ? this.text.length : next - GAP.length);
  }
}
