import Table from 'cli-table3';
import type { CostLine, StackCost } from '../report/cost/estimate';
import type { PriceBook } from '../report/cost/price-book';
import type { Range } from '../report/cost/range';
import { COST_WORDS as WORDS } from './cost-words';
import type { Language } from './language';
import { markdownCode, markdownText, plainLine } from './plain-text';
import type { Line } from './write-result';

/** An amount, or a range of amounts, with the fewest digits that are exact. */
export function money({ min, max }: Range): string {
  return min === max ? digits(min) : `${digits(min)}–${digits(max)}`;
}

/** An amount with its currency. */
export function moneyIn(currency: string, amount: Range): string {
  return `${money(amount)} ${currency}`;
}

function digits(amount: number): string {
  return Number.isInteger(amount) ? String(amount) : amount.toFixed(2);
}

/** The cost of each stack as tables for a terminal. */
export function costLines(costs: readonly StackCost[], book: PriceBook, language: Language): Line[] {
  return [
    ...costs.flatMap(cost => [...stackLines(cost, book, language), []]),
    ...sources(book, language).map(line => [line]),
  ];
}

function stackLines(cost: StackCost, book: PriceBook, language: Language): Line[] {
  const words = WORDS[language];
  const head = [cost.stack, cost.region, words.perMonth(cost.currency)].filter(part => part !== undefined).join(' · ');
  const { columns, cells } = columnsFor(book, language);
  const rows = [...cost.planned.map(cells), totalRow(words.total, cost.plannedMonthly)];
  const others = grouped(cost.others).map(lines => groupRow(lines, cells, language));
  const hasMore = cost.monthly.max !== cost.plannedMonthly.max || cost.monthly.min !== cost.plannedMonthly.min;
  const otherRows = [...others, ...(hasMore ? [totalRow(words.all, cost.monthly)] : [])];
  const widths = columnWidths([columns, ...rows, ...otherRows]);
  return [
    [{ text: head, style: 'bold' }],
    [words.planned],
    ...table([columns, ...rows], widths).map((line, index) => (index === 0 ? bold(line) : line)),
    ...(others.length > 0 ? [[words.others], ...table(otherRows, widths)] : []),
    ...notes(cost, book, language).map(text => [text]),
  ];
}

/** One column is as wide in the second table as in the first. */
function table(rows: readonly (readonly string[])[], widths: readonly number[]): Line[] {
  const none = Object.fromEntries(
    ['top', 'bottom', 'mid', 'left', 'right', 'middle'].flatMap(side =>
      [side, `${side}-left`, `${side}-right`, `${side}-mid`, `mid-mid`].map(name => [name, '']),
    ),
  );
  const drawn = new Table({
    chars: { ...none, 'top-mid': '', 'bottom-mid': '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    style: { head: [], border: [], 'padding-left': 2, 'padding-right': 0 },
    colAligns: ['left', 'left', 'left', 'right', 'right', 'left'],
    colWidths: [...widths],
  });
  drawn.push(...rows.map(cells => widths.map((_, index) => plainLine(cells[index] ?? ''))));
  return drawn
    .toString()
    .split('\n')
    .map(line => [line.trimEnd()]);
}

function bold(line: Line): Line {
  return line.map(piece => ({ text: typeof piece === 'string' ? piece : piece.text, style: 'bold' }));
}

function columnWidths(rows: readonly (readonly string[])[]): number[] {
  return (rows[0] ?? []).map(
    (_, column) => Math.max(...rows.map(cells => widthOf(plainLine(cells[column] ?? '')))) + 2,
  );
}

/** Chinese takes two columns. */
function widthOf(text: string): number {
  return [...text].reduce(
    (width, char) =>
      width +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(char)
        ? 2
        : 1),
    0,
  );
}

type Cells = (line: CostLine) => string[];

/** The columns of a table. Where prices are live, one says of each whether it is. */
function columnsFor(book: PriceBook, language: Language): { columns: readonly string[]; cells: Cells } {
  const { columns, priceFrom, from } = WORDS[language];
  if (!book.sources.some(({ isLive }) => isLive)) return { columns, cells: line => row(line, language) };
  return {
    columns: [...columns, priceFrom],
    cells: line => [...row(line, language), line.price ? from[line.price.from] : ''],
  };
}

function row(line: CostLine, language: Language): string[] {
  const words = WORDS[language];
  const monthly = line.monthly ? money(line.monthly) : words.noPrice;
  const yearly = line.monthly ? money({ min: line.monthly.min * 12, max: line.monthly.max * 12 }) : '';
  return [words.kinds[line.kind], size(line, language), line.path, monthly, yearly];
}

function size({ kind, detail, type, count, amount, unit }: CostLine, language: Language): string {
  const what = kind === 'other' ? type : detail;
  const used =
    (kind === 'cdn' || kind === 'storage' || kind === 'traffic' || kind === 'bucket') && amount !== undefined;
  const pieces = count === undefined ? '?' : money(count);
  return [what, used ? `${amount} ${WORDS[language].usage[unit]}` : '', pieces === '1' ? '' : `× ${pieces}`]
    .filter(part => part !== '')
    .join(' ');
}

/** What has the same size and no price is one line: there may be dozens. */
function grouped(lines: readonly CostLine[]): CostLine[][] {
  const groups = new Map<string, CostLine[]>();
  for (const line of lines) {
    const key = line.kind === 'other' && !line.monthly ? line.type : `${line.kind} ${line.address} ${line.detail}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()];
}

function groupRow(lines: readonly CostLine[], cells: Cells, language: Language): string[] {
  const first = lines[0] as CostLine;
  if (lines.length === 1) return cells(first);
  return [
    WORDS[language].kinds[first.kind],
    `${first.type} × ${lines.length}`,
    `${first.path} …`,
    WORDS[language].noPrice,
    '',
  ];
}

function totalRow(label: string, monthly: Range): string[] {
  return [label, '', '', money(monthly), money({ min: monthly.min * 12, max: monthly.max * 12 })];
}

function notes({ savedMonthly, region, currency }: StackCost, book: PriceBook, language: Language): string[] {
  const words = WORDS[language];
  const isElsewhere = region !== undefined && book.sources.some(file => !file.isLive && file.region !== region);
  return [
    ...(savedMonthly === undefined ? [] : [words.saved(`${digits(savedMonthly)} ${currency}`)]),
    ...(isElsewhere ? [words.otherRegion(region)] : []),
  ];
}

function sources(book: PriceBook, language: Language): string[] {
  return book.sources.map(({ source, date, region }) => WORDS[language].source(source, date, region));
}

/** The cost of each stack as tables in Markdown. */
export function costMarkdown(costs: readonly StackCost[], book: PriceBook, language: Language): string {
  const words = WORDS[language];
  const { columns, cells } = columnsFor(book, language);
  const parts = costs.flatMap(cost => {
    const rows = [...cost.planned.map(cells), totalRow(words.total, cost.plannedMonthly)];
    const others = grouped(cost.others).map(lines => groupRow(lines, cells, language));
    return [
      `### ${markdownText(cost.stack)} (${words.perMonth(cost.currency)})`,
      '',
      ...markdownTable(columns, rows),
      ...(others.length > 0 ? ['', `**${words.others}**`, '', ...markdownTable(columns, others)] : []),
      '',
      ...notes(cost, book, language).flatMap(text => [markdownText(text), '']),
    ];
  });
  return [`## ${words.title}`, '', ...parts, ...sources(book, language).map(markdownText)].join('\n');
}

function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const body = rows.map(cells => {
    const shown = columns
      .map((_, index) => cells[index] ?? '')
      .map((cell, index) => (index === 2 && cell !== '' ? markdownCode(cell) : markdownText(cell)));
    return `| ${shown.join(' | ')} |`;
  });
  const rules = columns.map((_, index) => (index === 3 || index === 4 ? '---:' : '---'));
  return [`| ${columns.join(' | ')} |`, `| ${rules.join(' | ')} |`, ...body];
}

/** Whether a stack stays within a budget, in a sentence. Where it may have more or fewer servers, the most counts. */
export function budgetNote(
  { stack, monthly, currency, planned, others }: StackCost,
  budget: number,
  language: Language,
): string {
  const words = WORDS[language];
  const most = moneyIn(currency, { min: monthly.max, max: monthly.max });
  const sentence = (monthly.max > budget ? words.budget : words.within)(
    most,
    moneyIn(currency, { min: budget, max: budget }),
  );
  const unpriced = [...planned, ...others].filter(line => !line.monthly).length;
  return `${stack}: ${sentence}${unpriced > 0 ? words.unpriced(unpriced) : ''}`;
}
