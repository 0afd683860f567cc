import { estimate } from '../../report/cost/estimate';
import { PLAN_PRICES } from '../../report/cost/plan-prices';
import { PriceBook } from '../../report/cost/price-book';
import { readPriceFile } from '../../report/cost/read-price-file';
import type { Run } from '../command';
import { budgetNote, costLines, costMarkdown } from '../cost-view';
import { EXIT, UsageError } from '../exit-code';
import { messages, type Language } from '../language';
import { livePrices } from '../live-prices';
import { jsonText } from '../plain-text';
import { openStacks, type SourceOptions } from '../sources';
import { writeResult, type Line } from '../write-result';

const WORDS = messages({
  en: { noBudget: (given: string): string => `'--budget' is an amount a month such as 2000, got '${given}'` },
  zh: { noBudget: given => `'--budget' 是每月金额，例如 2000，而不是 '${given}'` },
});

interface Options extends SourceOptions {
  readonly prices?: readonly string[];
  readonly budget?: string;
  /** A host, or `true` for that of the site in China. */
  readonly live?: string | true;
  readonly format: 'table' | 'json' | 'markdown';
  readonly out?: string;
}

export const run: Run<Options> = async ({ options, terminal, language }) => {
  const budget = options.budget === undefined ? undefined : amount(options.budget, language);
  const own = (options.prices ?? []).map(readPriceFile);
  const stacks = await openStacks(options, terminal, language);
  const live = options.live === undefined ? [] : await livePrices(stacks, own, options.live, terminal, language);
  const book = new PriceBook([PLAN_PRICES, ...own, ...live]);
  const costs = stacks.map(stack => estimate(stack, book));
  const documents: Readonly<Record<Options['format'], () => string | readonly Line[]>> = {
    table: () => costLines(costs, book, language),
    markdown: () => costMarkdown(costs, book, language),
    json: () =>
      jsonText({
        sources: book.sources.map(({ name, source, date, region, currency }) => ({
          name,
          source,
          date,
          region,
          currency,
        })),
        stacks: costs,
      }),
  };
  writeResult(documents[options.format](), options.out, terminal);
  if (budget === undefined) return EXIT.ok;
  costs.forEach(cost =>
    terminal.notes(budgetNote(cost, budget, language), cost.monthly.max > budget ? 'red' : undefined),
  );
  return costs.some(({ monthly }) => monthly.max > budget) ? EXIT.findings : EXIT.ok;
};

function amount(text: string, language: Language): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new UsageError(WORDS[language].noBudget(text));
}
