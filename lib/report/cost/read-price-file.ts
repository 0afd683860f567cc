import { existsSync, readFileSync } from 'node:fs';
import { parse, YAMLParseError } from 'yaml';
import { plainText } from '../plain-text';
import { asRecord } from '../stack-resource';
import { UNITS, type Price, type PriceFile, type Unit } from './price-book';

const EXAMPLE = "'bandwidth: { price: 500, per: 10, unit: Mbps }'";

/**
 * Reads prices of somebody's own.
 *
 * @throws RangeError with a line for each thing that is wrong
 */
export function readPriceFile(file: string): PriceFile {
  if (!existsSync(file)) throw new RangeError(`there is no price file '${plainText(file)}'`);
  const content = asRecord(parseYaml(file));
  if (!content) throw new RangeError(`'${file}' is no price file: it is not a map of settings`);
  const problems = new Problems(file);
  const read: PriceFile = {
    name: file,
    source: problems.text(content, 'source', 'where the prices come from'),
    date: dateIn(content, problems),
    region: problems.text(content, 'region', "such as 'cn-hangzhou'"),
    currency: problems.text(content, 'currency', "such as 'CNY'"),
    prices: problems.map(content['prices'], 'prices', priceIn),
    usage: problems.map(content['usage'] ?? {}, 'usage', amountIn),
    ...(content['sharingSaves'] !== undefined && {
      sharingSaves: amountIn(content['sharingSaves'], 'sharingSaves', problems) ?? 0,
    }),
  };
  problems.refuseUnknown(content, ['source', 'date', 'region', 'currency', 'prices', 'usage', 'sharingSaves']);
  problems.throwIfAny();
  return read;
}

function parseYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'), { schema: 'core' }) as unknown;
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw new RangeError(`'${file}' is not YAML: ${error.message.split('\n')[0] as string}`, { cause: error });
  }
}

/** What is wrong with a file, all of it. */
class Problems {
  private readonly lines: string[] = [];

  constructor(private readonly file: string) {}

  public add(place: string, message: string): void {
    this.lines.push(`  ${place}: ${message}`);
  }

  public text(content: Readonly<Record<string, unknown>>, name: string, hint: string): string {
    const value = content[name];
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.add(name, `is required: ${hint}`);
    return '';
  }

  public map<T>(
    value: unknown,
    name: string,
    read: (item: unknown, place: string, problems: Problems) => T | undefined,
  ): Record<string, T> {
    const items = asRecord(value);
    if (!items) this.add(name, `is a map, such as ${EXAMPLE}`);
    const found = Object.entries(items ?? {}).map(([key, item]) => [key, read(item, `${name}.${key}`, this)] as const);
    return Object.fromEntries(found.filter((entry): entry is readonly [string, T & {}] => entry[1] !== undefined));
  }

  public refuseUnknown(content: Readonly<Record<string, unknown>>, known: readonly string[]): void {
    const unknown = Object.keys(content).filter(name => !known.includes(name));
    unknown.forEach(name => this.add(name, `is not known; a price file has ${known.join(', ')}`));
  }

  public throwIfAny(): void {
    if (this.lines.length > 0) throw new RangeError(`'${this.file}' cannot be used:\n${this.lines.join('\n')}`);
  }
}

function dateIn(content: Readonly<Record<string, unknown>>, problems: Problems): string {
  const date = problems.text(content, 'date', "the day of the prices, such as '2026-11-24'");
  if (date !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(date)) problems.add('date', `looks like '2026-11-24', got '${date}'`);
  return date;
}

function priceIn(value: unknown, place: string, problems: Problems): Price | undefined {
  const given = asRecord(value);
  if (!given) {
    problems.add(place, `names its unit, such as ${EXAMPLE}`);
    return undefined;
  }
  const price = amountIn(given['price'], `${place}.price`, problems);
  const per = given['per'] === undefined ? 1 : amountIn(given['per'], `${place}.per`, problems);
  const unit = UNITS.find(known => known === given['unit']);
  if (!unit) problems.add(`${place}.unit`, `is one of ${UNITS.join(', ')}, got ${JSON.stringify(given['unit'])}`);
  if (per === 0) problems.add(`${place}.per`, 'is more than 0');
  problems.refuseUnknown(
    Object.fromEntries(Object.keys(given).map(name => [`${place}.${name}`, 0])),
    ['price', 'per', 'unit'].map(name => `${place}.${name}`),
  );
  return price === undefined || per === undefined || !unit ? undefined : { price, per, unit: unit satisfies Unit };
}

function amountIn(value: unknown, place: string, problems: Problems): number | undefined {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  problems.add(place, `is a number of 0 or more, got ${JSON.stringify(value)}`);
  return undefined;
}
