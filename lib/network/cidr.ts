/** No number begins with a zero: some tools read `010` as eight. */
const FORM = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})(?:\/(0|[1-9]\d?))?$/;

/** An IPv4 address range, such as `10.0.0.0/16`. Its host bits are zero. */
export class Cidr {
  /** The whole internet. */
  public static readonly ANYWHERE = new Cidr(0, 0);

  /**
   * @throws when the text is no IPv4 range, or has host bits set; the message names the range that was probably meant
   */
  public static of(text: string): Cidr {
    const match = FORM.exec(text);
    const octets = match?.slice(1, 5).map(Number) ?? [];
    if (!match || octets.some(octet => octet > 255) || Number(match[5] ?? 0) > 32) {
      throw new Error(`an address range looks like '10.0.0.0/16', got '${text}'`);
    }
    if (match[5] === undefined) {
      throw new Error(`an address range needs its length, got '${text}'; one address is '${text}/32'`);
    }
    const length = Number(match[5]);
    const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
    const range = new Cidr(Math.floor(address / 2 ** (32 - length)) * 2 ** (32 - length), length);
    if (range.first !== address) {
      throw new Error(`'${text}' has host bits set; the range is '${range}'`);
    }
    return range;
  }

  private constructor(
    private readonly first: number,
    /** The prefix length, 0-32. */
    public readonly length: number,
  ) {}

  /** How many addresses the range has. */
  public get size(): number {
    return 2 ** (32 - this.length);
  }

  public contains(other: Cidr): boolean {
    return this.first <= other.first && other.last <= this.last;
  }

  public overlaps(other: Cidr): boolean {
    return this.first <= other.last && other.first <= this.last;
  }

  /**
   * The `index`-th part of the given prefix length, counted from 0.
   * @throws when the range has no such part
   */
  public subnet(index: number, length: number): Cidr {
    const whole = Number.isInteger(index) && Number.isInteger(length);
    const count = 2 ** (length - this.length);
    if (!whole || length < this.length || length > 32 || index < 0 || index >= count) {
      throw new Error(`'${this}' has no part number ${index} of length /${length}`);
    }
    return new Cidr(this.first + index * 2 ** (32 - length), length);
  }

  public toString(): string {
    const octets = [24, 16, 8, 0].map(shift => Math.floor(this.first / 2 ** shift) % 256);
    return `${octets.join('.')}/${this.length}`;
  }

  private get last(): number {
    return this.first + this.size - 1;
  }
}
