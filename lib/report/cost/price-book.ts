/**
 * What a price is for: `month` for a piece in a month, `Mbps` and `GiB` for as much in a month, `GB` for traffic or
 * storage as it is used.
 */
export type Unit = 'month' | 'Mbps' | 'GiB' | 'GB';
export const UNITS: readonly Unit[] = ['month', 'Mbps', 'GiB', 'GB'];

export interface Price {
  readonly price: number;
  /** How many units the price is for. @default 1 */
  readonly per?: number;
  readonly unit: Unit;
}

/** Prices of one source. */
export interface PriceFile {
  readonly name: string;
  readonly source: string;
  /** The day of the prices, as `2026-11-24`. */
  readonly date: string;
  readonly region: string;
  /** As ISO 4217, such as `CNY`. */
  readonly currency: string;
  /** By what they are for, such as `server/2-vcpu/4-gib`, `bandwidth`, or a Terraform type. */
  readonly prices: Readonly<Record<string, Price>>;
  /** How much is used a month of what is paid by use, such as `cdn-traffic: 100`. */
  readonly usage: Readonly<Record<string, number>>;
  /** What a database and a cache of one's own would cost a month. */
  readonly sharingSaves?: number;
  /** Whether the prices were asked for just now. @default false */
  readonly isLive?: boolean;
}

/** A price with the file that it comes from. */
export interface FoundPrice extends Price {
  readonly file: PriceFile;
}

/** Files with prices, of which a later one says what an earlier one said otherwise. */
export class PriceBook {
  private readonly files: readonly PriceFile[];

  /**
   * @param files the last is asked first. Amounts of two currencies are never added: what comes before a file in another
   * currency does not count.
   */
  constructor(files: readonly [PriceFile, ...PriceFile[]]) {
    this.currency = (files.at(-1) as PriceFile).currency;
    const before = files.findLastIndex(({ currency }) => currency !== this.currency);
    this.files = files.slice(before + 1);
  }

  public readonly currency: string;

  /** Where the prices come from, the last file first. */
  public get sources(): readonly PriceFile[] {
    return this.files.toReversed();
  }

  /** What a month of sharing a database and a cache saves, where a file says it. */
  public get sharingSaves(): number | undefined {
    return this.sources.find(({ sharingSaves }) => sharingSaves !== undefined)?.sharingSaves;
  }

  /** The price of the first key that has one. */
  public price(keys: readonly string[]): FoundPrice | undefined {
    for (const key of keys) {
      const file = this.sources.find(({ prices }) => Object.hasOwn(prices, key));
      if (file) return { ...(file.prices[key] as Price), file };
    }
    return undefined;
  }

  /** How much is used a month. */
  public usage(keys: readonly string[]): number | undefined {
    for (const key of keys) {
      const file = this.sources.find(({ usage }) => Object.hasOwn(usage, key));
      if (file) return file.usage[key];
    }
    return undefined;
  }
}
