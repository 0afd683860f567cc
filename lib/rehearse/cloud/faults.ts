/** What goes wrong in a rehearsal, on request. Operations that create, change or delete are counted from 1. */
export interface Faults {
  /** The cloud refuses the n-th operation: nothing is made or changed. */
  readonly failApply?: number;
  /** The provider stops waiting for the n-th operation, which the cloud did. */
  readonly timeOutApply?: number;
  /** The cloud asks the provider to come back later: for how long, and with each which operation. */
  readonly throttle?: { readonly every: number; readonly milliseconds: number };
}

/** What happens to one operation. */
export interface Fate {
  readonly refused: boolean;
  readonly timesOut: boolean;
  readonly delayMs: number;
}

/** Counts the operations of a rehearsal, and says what happens to each. */
export class FaultCounter {
  private count = 0;

  constructor(public faults: Faults = {}) {}

  /** How many operations there were. */
  public get operations(): number {
    return this.count;
  }

  /** Begins to count anew, with other faults. */
  public restart(faults: Faults = {}): void {
    this.faults = faults;
    this.count = 0;
  }

  public next(): Fate {
    this.count++;
    const { failApply, timeOutApply, throttle } = this.faults;
    return {
      refused: failApply === this.count,
      timesOut: timeOutApply === this.count,
      delayMs: throttle && this.count % throttle.every === 0 ? throttle.milliseconds : 0,
    };
  }
}
