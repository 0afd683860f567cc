const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86_400 } as const;
type Unit = keyof typeof SECONDS;

/** A length of time in whole seconds: `Duration.days(30)`, or parsed from `30 days`. */
export class Duration {
  public static seconds(amount: number): Duration {
    return new Duration(amount);
  }

  public static minutes(amount: number): Duration {
    return new Duration(amount * SECONDS.minute);
  }

  public static hours(amount: number): Duration {
    return new Duration(amount * SECONDS.hour);
  }

  public static days(amount: number): Duration {
    return new Duration(amount * SECONDS.day);
  }

  /**
   * Reads `30 days`, `1 hour`, `5 minutes`, `90 seconds`.
   * @throws when the text is not such an amount
   */
  public static parse(text: string): Duration {
    const match = /^(\d{1,9})\s*(second|minute|hour|day)s?$/.exec(text.trim());
    if (!match) {
      throw new Error(`a duration is a whole number and a unit, such as '30 days' or '5 minutes', got '${text}'`);
    }
    return new Duration(Number(match[1]) * SECONDS[match[2] as Unit]);
  }

  private constructor(private readonly amount: number) {
    if (!Number.isInteger(amount) || amount < 1) {
      throw new Error(`a duration is a whole number of seconds above zero, got ${amount}`);
    }
  }

  public toSeconds(): number {
    return this.amount;
  }

  /**
   * @throws when the duration is no whole number of days: rounding would keep data shorter or longer than was said
   */
  public toDays(): number {
    if (this.amount % SECONDS.day !== 0) {
      throw new Error(`'${this}' is not a whole number of days`);
    }
    return this.amount / SECONDS.day;
  }

  public toString(): string {
    const unit = (['day', 'hour', 'minute', 'second'] as const).find(name => this.amount % SECONDS[name] === 0) as Unit;
    const amount = this.amount / SECONDS[unit];
    return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
  }
}
