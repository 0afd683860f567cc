/** `refused`: the API says why, in `detail`. `currency`: a price in another currency than the first, `detail`. */
export type PriceApiReason = 'refused' | 'no-price' | 'no-credentials' | 'no-client' | 'currency';

/** Why the price API gives no price. */
export class PriceApiError extends Error {
  /** @param concernsAll whether any other question would end in the same way */
  constructor(
    public readonly reason: PriceApiReason,
    public readonly detail = '',
    public readonly concernsAll = false,
  ) {
    super(`${reason}: ${detail}`);
    this.name = 'PriceApiError';
  }
}
