/** How many servers a fleet has. */
export class Capacity {
  /** Always this many. */
  public static fixed(servers: number): Capacity {
    return new Capacity(servers, servers);
  }

  /** At least `min` and at most `max`; scaling decides between them. */
  public static between(min: number, max: number): Capacity {
    return new Capacity(min, max);
  }

  private constructor(
    public readonly min: number,
    public readonly max: number,
  ) {
    const whole = Number.isInteger(min) && Number.isInteger(max);
    if (!whole || min < 1 || max < min || max > 2000) {
      throw new Error(`the number of servers runs upward within 1-2000, got ${min} to ${max}`);
    }
  }
}
