/** One TCP port, or a run of them: `Port.tcp(5000)`. */
export class Port {
  public static readonly SSH = new Port(22, 22);
  public static readonly HTTP = new Port(80, 80);
  public static readonly HTTPS = new Port(443, 443);
  public static readonly POSTGRES = new Port(5432, 5432);
  public static readonly REDIS = new Port(6379, 6379);

  public static tcp(number: number): Port {
    return new Port(number, number);
  }

  /** Every TCP port from `first` to `last`, both included. */
  public static tcpRange(first: number, last: number): Port {
    return new Port(first, last);
  }

  private constructor(
    public readonly first: number,
    public readonly last: number,
  ) {
    const whole = Number.isInteger(first) && Number.isInteger(last);
    if (!whole || first < 1 || last < first || last > 65_535) {
      throw new Error(`a port range runs upward within 1-65535, got ${first}-${last}`);
    }
  }

  /**
   * The one port.
   * @throws when it is a run of several
   */
  public toNumber(): number {
    if (this.first !== this.last) {
      throw new Error(`one port is needed here, got ${this.first}-${this.last}`);
    }
    return this.first;
  }

  /** The form a security group rule takes, such as `80/80`. */
  public toString(): string {
    return `${this.first}/${this.last}`;
  }
}
