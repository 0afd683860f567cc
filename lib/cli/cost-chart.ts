import type { CostLine, StackCost } from '../report/cost/estimate';
import type { PriceBook } from '../report/cost/price-book';
import { groupBy } from '../report/group-by';
import type { Range } from '../report/cost/range';
import type { CostAmount, CostChart, CostLine as ChartLine } from '../report/page/stack-report';
import { COST_WORDS } from './cost-words';

/** What a stack costs, for the page of a report: each thing with a price, and what has none in one line a kind. */
export function costChart(cost: StackCost, book: PriceBook): CostChart {
  const notes = book.sources.map(({ source, date, region }) => ({
    en: COST_WORDS.en.source(source, date, region),
    zh: COST_WORDS.zh.source(source, date, region),
  }));
  const saved = cost.savedMonthly === undefined ? [] : [`${cost.savedMonthly} ${cost.currency}`];
  return {
    currency: cost.currency,
    groups: [
      { title: { en: COST_WORDS.en.planned, zh: COST_WORDS.zh.planned }, lines: chartLines(cost.planned) },
      { title: { en: COST_WORDS.en.others, zh: COST_WORDS.zh.others }, lines: chartLines(cost.others) },
    ].filter(({ lines }) => lines.length > 0),
    total: amountOf(cost.monthly),
    yearly: amountOf(cost.yearly),
    notes: [...saved.map(amount => ({ en: COST_WORDS.en.saved(amount), zh: COST_WORDS.zh.saved(amount) })), ...notes],
  };
}

function chartLines(lines: readonly CostLine[]): ChartLine[] {
  const priced = lines.flatMap(line => (line.monthly ? { name: nameOf(line), amount: amountOf(line.monthly) } : []));
  const unpriced = groupBy(
    lines.filter(({ monthly }) => monthly === undefined),
    line => (line.kind === 'other' ? line.type : COST_WORDS.en.kinds[line.kind]),
  );
  return [...priced, ...[...unpriced.values()].map(same => unpricedLine(same))];
}

function amountOf({ min, max }: Range): CostAmount {
  return { least: min, most: max };
}

function unpricedLine(same: readonly CostLine[]): ChartLine {
  const { en, zh } = nameOf(same[0] as CostLine);
  const count = same.length === 1 ? '' : ` × ${same.length}`;
  return { name: { en: `${en}${count}`, zh: `${zh}${count}` } };
}

function nameOf({ kind, type, detail }: CostLine): ChartLine['name'] {
  const more = kind === 'other' ? type : detail;
  const [en, zh] = [COST_WORDS.en.kinds[kind], COST_WORDS.zh.kinds[kind]];
  return more === '' ? { en, zh } : { en: `${en} · ${more}`, zh: `${zh} · ${more}` };
}
