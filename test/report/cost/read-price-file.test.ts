import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPriceFile } from '../../../lib/report/cost/read-price-file';
import { newFolder } from '../../folder';

function file(text: string): string {
  const path = join(newFolder(), 'prices.yaml');
  writeFileSync(path, text);
  return path;
}

const HEAD = 'source: contract 7\ndate: 2026-10-01\nregion: cn-beijing\ncurrency: CNY\n';

describe('readPriceFile', () => {
  test('reads prices, usage and where they come from', () => {
    const read = readPriceFile(
      file(`${HEAD}prices:\n  bandwidth: { price: 400, per: 10, unit: Mbps }\nusage: { cdn-traffic: 50 }`),
    );

    expect(read).toMatchObject({
      source: 'contract 7',
      date: '2026-10-01',
      region: 'cn-beijing',
      prices: { bandwidth: { price: 400, per: 10, unit: 'Mbps' } },
      usage: { 'cdn-traffic': 50 },
    });
  });

  test('says all that is wrong, each with its place', () => {
    const text = 'date: yesterday\ncurrency: CNY\nprices:\n  a: 3\n  b: { price: -1, unit: Gbps, extra: 1 }\nvat: 9';

    expect(() => readPriceFile(file(text))).toThrow(
      new RegExp(
        [
          'cannot be used:',
          '  source: is required: where the prices come from',
          "  date: looks like '2026-11-24', got 'yesterday'",
          "  region: is required: such as 'cn-hangzhou'",
          '  prices.a: names its unit, such as .*',
          '  prices.b.price: is a number of 0 or more, got -1',
          '  prices.b.unit: is one of month, Mbps, GiB, GB, got "Gbps"',
          '  prices.b.extra: is not known; .*',
          '  vat: is not known; .*',
        ].join('\n'),
      ),
    );
  });

  test.each([
    ['that is not there', '/no/prices.yaml', /there is no price file/],
    ['that is no map', file('- a'), /it is not a map/],
    ['that is no YAML', file('a: [b'), /is not YAML/],
  ])('refuses a file %s', (_, path, message) => {
    expect(() => readPriceFile(path)).toThrow(message);
  });
});
