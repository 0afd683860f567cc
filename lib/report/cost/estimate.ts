import type { WrittenStack } from '../stack-reader';
import type { Charge, ChargeKind } from './charge';
import { quoteKey } from './live/quote';
import { chargesOf } from './charges';
import type { FoundPrice, PriceBook, Unit } from './price-book';
import { exactly, NOTHING, product, sum, times, type Range } from './range';

/** What one thing costs. */
export interface CostLine {
  readonly kind: ChargeKind;
  readonly detail: string;
  /** The construct that it is of, from below the stack. */
  readonly path: string;
  readonly address: string;
  readonly type: string;
  /** @default - not known before the apply */
  readonly count?: Range;
  /** How much of the unit each has, or is used. @default - not known */
  readonly amount?: number;
  readonly unit: Unit;
  /** @default - no price is known */
  readonly price?: {
    readonly price: number;
    readonly per: number;
    readonly unit: Unit;
    readonly source: string;
    readonly date: string;
    /** `live`: asked of the price API just now. `book`: from the plan's table or a price file. */
    readonly from: 'live' | 'book';
  };
  /** @default - no price is known, or not how much is used */
  readonly monthly?: Range;
}

/** What a stack costs. Amounts are in the currency of the book. */
export interface StackCost {
  readonly stack: string;
  readonly region?: string;
  readonly currency: string;
  /** What the plan's table names. */
  readonly planned: readonly CostLine[];
  /** What it does not name, with or without a price. */
  readonly others: readonly CostLine[];
  /** A month of what the plan's table names. */
  readonly plannedMonthly: Range;
  /** A month of all that has a price. */
  readonly monthly: Range;
  readonly yearly: Range;
  /** What a month of sharing the database and the cache saves. @default - they are not shared, or nobody said */
  readonly savedMonthly?: number;
}

/** What the plan's table has lines for, in its order. */
const PLANNED: readonly ChargeKind[] = [
  'server',
  'shared-postgres',
  'shared-redis',
  'load-balancer',
  'cdn',
  'storage',
  'bandwidth',
];

/** What a stack costs, by what was synthesized. */
export function estimate(stack: WrittenStack, book: PriceBook): StackCost {
  const lines = chargesOf(stack).map(charge => costLine(charge, stack.region, book));
  const planned = lines.filter(isPlanned).toSorted((a, b) => PLANNED.indexOf(a.kind) - PLANNED.indexOf(b.kind));
  const monthly = total(lines);
  const saved = isSharing(planned) ? book.sharingSaves : undefined;
  return {
    stack: stack.name,
    ...(stack.region !== undefined && { region: stack.region }),
    currency: book.currency,
    planned: inOrder(planned),
    others: lines.filter(line => !isPlanned(line)),
    plannedMonthly: total(planned),
    monthly,
    yearly: times(monthly, 12),
    ...(saved !== undefined && { savedMonthly: saved }),
  };
}

/** Servers by price, so that the frontend comes before the backend as in the plan; the rest as it is in the stack. */
function inOrder(planned: readonly CostLine[]): CostLine[] {
  return planned.toSorted((a, b) =>
    a.kind === 'server' && b.kind === 'server' ? (a.price?.price ?? 0) - (b.price?.price ?? 0) : 0,
  );
}

function costLine(charge: Charge, region: string | undefined, book: PriceBook): CostLine {
  const { kind, resource, detail, unit, count, amount, quote } = charge;
  const keys = quote && region !== undefined ? [quoteKey(quote, region), ...charge.keys] : charge.keys;
  const { construct: path, address, type } = resource;
  const isShared = kind === 'shared-postgres' || kind === 'shared-redis';
  const price = book.price(keys);
  const used = unit === 'month' ? 1 : (amount ?? book.usage(keys));
  const monthly = isShared ? NOTHING : price && monthlyOf(price, unit, count, used);
  return {
    kind,
    detail,
    path,
    address,
    type,
    ...(count && { count }),
    ...(used !== undefined && { amount: used }),
    unit,
    ...(price && { price: shown(price) }),
    ...(monthly && { monthly }),
  };
}

function shown({ price, per = 1, unit, file }: FoundPrice): NonNullable<CostLine['price']> {
  return { price, per, unit, source: file.source, date: file.date, from: file.isLive ? 'live' : 'book' };
}

/** @throws RangeError when the price is for another unit than the thing is measured in */
function monthlyOf(
  price: FoundPrice,
  unit: Unit,
  count: Range | undefined,
  used: number | undefined,
): Range | undefined {
  if (price.unit === 'month') return count && times(count, price.price);
  if (price.unit !== unit) {
    throw new RangeError(`'${price.file.name}' has a price by ${price.unit} for what is measured in ${unit}`);
  }
  return count && used !== undefined ? times(product(count, exactly(used)), price.price / (price.per ?? 1)) : undefined;
}

function total(lines: readonly CostLine[]): Range {
  return sum(lines.flatMap(({ monthly }) => monthly ?? []));
}

function isPlanned({ kind, monthly }: CostLine): boolean {
  return monthly !== undefined && PLANNED.includes(kind);
}

function isSharing(lines: readonly CostLine[]): boolean {
  return (['shared-postgres', 'shared-redis'] as const).every(kind => lines.some(line => line.kind === kind));
}
