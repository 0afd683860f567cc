/** Hours of the night in which warnings wait: `22:00-07:00`. What is critical never waits. */
export class QuietHours {
  /**
   * Reads `22:00-07:00`: whole hours of China time, with midnight within them or at their beginning.
   * @throws when the text is no such hours
   */
  public static parse(text: string): QuietHours {
    const match = /^(\d\d):00-(\d\d):00$/.exec(text);
    const [from, to] = [Number(match?.[1]), Number(match?.[2])];
    // CloudMonitor wants the hours in which it may speak within one day.
    if (!match || from > 23 || to < 1 || to > 22 || (from !== 0 && from <= to)) {
      throw new Error(`quiet hours are whole hours around midnight, such as '22:00-07:00', got '${text}'`);
    }
    return new QuietHours(from, to);
  }

  private constructor(
    private readonly from: number,
    private readonly to: number,
  ) {}

  /** The rest of the day, as CloudMonitor writes it: `07:00-21:59`. */
  public get loudInterval(): string {
    return `${hour(this.to)}:00-${hour((this.from + 23) % 24)}:59`;
  }

  public toString(): string {
    return `${hour(this.from)}:00-${hour(this.to)}:00`;
  }
}

function hour(number: number): string {
  return `${number}`.padStart(2, '0');
}
