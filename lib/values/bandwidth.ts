/** A public bandwidth in whole Mbit/s: `Bandwidth.mbps(10)`, or parsed from `10 Mbps`. */
export class Bandwidth {
  /**
   * @throws when `amount` is not a whole number within 1-1000, the range of an elastic IP address
   */
  public static mbps(amount: number): Bandwidth {
    return new Bandwidth(amount);
  }

  /**
   * Reads `10 Mbps`.
   * @throws when the text is not such an amount
   */
  public static parse(text: string): Bandwidth {
    const match = /^(\d{1,5})\s*Mbps$/i.exec(text.trim());
    if (!match) {
      throw new Error(`a bandwidth is a whole number of Mbps, such as '10 Mbps', got '${text}'`);
    }
    return new Bandwidth(Number(match[1]));
  }

  private constructor(private readonly amount: number) {
    if (!Number.isInteger(amount) || amount < 1 || amount > 1000) {
      throw new Error(`a bandwidth lies within 1-1000 Mbps, got ${amount}`);
    }
  }

  public toMbps(): number {
    return this.amount;
  }

  public toString(): string {
    return `${this.amount} Mbps`;
  }
}
