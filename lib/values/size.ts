const UNITS = { GiB: 1, TiB: 1024 } as const;

/** An amount of memory or disk, in whole gibibytes: `Size.gibibytes(40)`, or parsed from `40 GiB`. */
export class Size {
  /**
   * @throws when `amount` is not a whole number above zero
   */
  public static gibibytes(amount: number): Size {
    return new Size(amount);
  }

  /**
   * Reads `40 GiB` or `2 TiB`. `GB` and `G` mean the same, since the cloud's own figures are binary.
   * @throws when the text is not such an amount
   */
  public static parse(text: string): Size {
    const match = /^(\d{1,7})\s*([GT])(?:iB|B)?$/.exec(text.trim());
    if (!match) {
      throw new Error(`a size is a whole number and a unit, such as '40 GiB', got '${text}'`);
    }
    return new Size(Number(match[1]) * UNITS[`${match[2] as 'G' | 'T'}iB`]);
  }

  private constructor(private readonly amount: number) {
    if (!Number.isInteger(amount) || amount < 1) {
      throw new Error(`a size is a whole number of GiB above zero, got ${amount}`);
    }
  }

  public toGibibytes(): number {
    return this.amount;
  }

  public toString(): string {
    return `${this.amount} GiB`;
  }
}
