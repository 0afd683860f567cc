import type { WrittenStack } from '../../stack-reader';
import { chargesOf } from '../charges';
import { PriceBook, type PriceFile, type Price } from '../price-book';
import { PriceApiError } from './price-api-error';
import { quoteKey, type Question } from './quote';

/** What a month costs by the price API. */
export interface LivePrice {
  readonly price: number;
  /** As ISO 4217. */
  readonly currency: string;
}

/** Asks the price API. @throws PriceApiError */
export type AskPrice = (question: Question) => Promise<LivePrice>;

export interface LivePrices {
  /** What was answered. @default - nothing was */
  readonly file?: PriceFile;
  /** What was not answered, each with why. */
  readonly problems: readonly { readonly asked: readonly string[]; readonly error: PriceApiError }[];
}

/** The price API's name in a price file. */
export const LIVE_SOURCE = 'Alibaba Cloud price API (BSS OpenAPI)';

/**
 * Live prices of what stacks make: servers, their disks and the bandwidth of addresses, each asked once. What a price file
 * of one's own says is not asked for.
 *
 * @param day the day of the prices, as `2026-11-24`
 */
export async function askLivePrices(
  stacks: readonly WrittenStack[],
  own: readonly PriceFile[],
  ask: AskPrice,
  day: string,
): Promise<LivePrices> {
  const questions = questionsOf(stacks, own);
  const prices: Record<string, Price> = {};
  const problems = new Map<string, { asked: string[]; error: PriceApiError }>();
  let currency: string | undefined;
  for (const [key, question] of questions) {
    try {
      const answer = await ask(question);
      currency ??= answer.currency;
      if (answer.currency !== currency) throw new PriceApiError('currency', answer.currency);
      prices[key] = { price: answer.price, unit: 'month' };
    } catch (error) {
      if (!(error instanceof PriceApiError)) throw error;
      const { asked } = problems.get(error.message) ?? { asked: [] };
      problems.set(error.message, { asked: [...asked, question.config], error });
      // Nobody waits for a network that is not there, or is refused a dozen times.
      if (error.concernsAll) break;
    }
  }
  const regions = [...new Set([...questions.values()].map(({ region }) => region))].join(', ');
  const file = currency && { ...EMPTY_FILE, date: day, region: regions, currency, prices };
  return { ...(file && { file }), problems: [...problems.values()] };
}

const EMPTY_FILE = { name: 'live', source: LIVE_SOURCE, usage: {}, isLive: true } as const;

function questionsOf(stacks: readonly WrittenStack[], own: readonly PriceFile[]): Map<string, Question> {
  const [first, ...others] = own;
  const contract = first && new PriceBook([first, ...others]);
  const questions = new Map<string, Question>();
  for (const stack of stacks) {
    const { region } = stack;
    if (region === undefined) continue;
    for (const { quote, keys } of chargesOf(stack)) {
      if (quote && !contract?.price(keys)) questions.set(quoteKey(quote, region), { ...quote, region });
    }
  }
  return questions;
}
