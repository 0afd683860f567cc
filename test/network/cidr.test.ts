import * as fc from 'fast-check';
import { Cidr } from '../../lib/network/cidr';

/** The text of every valid range, with its first address as a number. */
const ranges = fc.tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 })).map(rangeAt);

/** A range of at most 256 addresses, all within 10.0.0.0/24, so that its addresses can be listed. */
const smallRanges = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 }))
  .map(([offset, length]) => rangeAt([10 * 2 ** 24 + offset, length]));

interface Range {
  readonly text: string;
  readonly first: number;
  readonly length: number;
}

function rangeAt([address, length]: [number, number]): Range {
  const first = address - (address % 2 ** (32 - length));
  const octets = [3, 2, 1, 0].map(place => Math.trunc(first / 256 ** place) % 256);
  return { text: `${octets.join('.')}/${length}`, first, length };
}

function addressesOf({ first, length }: Range): number[] {
  return Array.from({ length: 2 ** (32 - length) }, (_, index) => first + index);
}

describe('Cidr.of', () => {
  test('prints what it reads, for every range', () => {
    fc.assert(
      fc.property(ranges, ({ text, length }) => {
        const cidr = Cidr.of(text);
        expect([cidr.toString(), cidr.length, cidr.size]).toEqual([text, length, 2 ** (32 - length)]);
      }),
      { numRuns: 300 },
    );
  });

  test.each(['0.0.0.0/0', '255.255.255.255/32', '128.0.0.0/1', '10.0.0.0/8'])('reads %p', text => {
    expect(Cidr.of(text).toString()).toBe(text);
  });

  test.each([
    '',
    'anywhere',
    '10.0.0/16',
    '10.0.0.0.0/16',
    '256.0.0.0/16',
    '10.0.0.256/32',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/-1',
    ' 10.0.0.0/16',
    '10.0.0.0/16\n',
    '010.0.0.0/16',
    '10.0.0.0/08',
    '1e1.0.0.0/16',
    '::/0',
  ])('fails to read %j', text => {
    expect(() => Cidr.of(text)).toThrow(`an address range looks like '10.0.0.0/16', got '${text}'`);
  });

  test('fails without a length, and names the range of that one address', () => {
    expect(() => Cidr.of('10.0.0.1')).toThrow(
      "an address range needs its length, got '10.0.0.1'; one address is '10.0.0.1/32'",
    );
  });

  test('fails with host bits set, and names the range', () => {
    expect(() => Cidr.of('10.0.1.0/16')).toThrow("'10.0.1.0/16' has host bits set; the range is '10.0.0.0/16'");
    expect(() => Cidr.of('255.255.255.255/0')).toThrow(
      "'255.255.255.255/0' has host bits set; the range is '0.0.0.0/0'",
    );
  });

  test('never reads garbage as some range', () => {
    const number = fc.oneof(
      fc.integer({ min: 0, max: 300 }).map(String),
      fc.constantFrom('0', '00', '', ' 1', '-1', '1.0'),
    );
    const garbage = fc.tuple(number, number, number, number, fc.constantFrom('/', '/0', '/8', '/24', '/32', '/40'));
    fc.assert(
      fc.property(garbage, ([a, b, c, d, length]) => {
        const text = `${a}.${b}.${c}.${d}${length}`;
        expect([text, 'refused']).toContain(tryRead(text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('Cidr.ANYWHERE', () => {
  test('is the whole internet', () => {
    expect(Cidr.ANYWHERE.toString()).toBe('0.0.0.0/0');
    fc.assert(fc.property(ranges, ({ text }) => Cidr.ANYWHERE.contains(Cidr.of(text))));
  });
});

describe('Cidr.contains', () => {
  test('holds where every address of the other is one of its own', () => {
    fc.assert(
      fc.property(smallRanges, smallRanges, (one, other) => {
        const own = new Set(addressesOf(one));
        expect(Cidr.of(one.text).contains(Cidr.of(other.text))).toBe(addressesOf(other).every(it => own.has(it)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('Cidr.overlaps', () => {
  test('holds where the two share an address', () => {
    fc.assert(
      fc.property(smallRanges, smallRanges, (one, other) => {
        const own = new Set(addressesOf(one));
        expect(Cidr.of(one.text).overlaps(Cidr.of(other.text))).toBe(addressesOf(other).some(it => own.has(it)));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['10.0.0.0/24', '10.0.1.0/24', false],
    ['10.0.1.0/24', '10.0.0.0/24', false],
    ['10.0.0.0/16', '10.0.255.0/24', true],
    ['10.0.255.0/24', '10.0.0.0/16', true],
  ])('of %s and %s is %p', (one, other, overlap) => {
    expect(Cidr.of(one).overlaps(Cidr.of(other))).toBe(overlap);
  });
});

describe('Cidr.subnet', () => {
  test('gives parts that are disjoint, inside, and cover the whole', () => {
    const split = fc.tuple(ranges, fc.integer({ min: 0, max: 6 })).filter(([{ length }, bits]) => length + bits <= 32);
    fc.assert(
      fc.property(split, ([whole, bits]) => {
        const length = whole.length + bits;
        const parts = Array.from({ length: 2 ** bits }, (_, index) => Cidr.of(whole.text).subnet(index, length));
        const texts = parts.map((_, index) => rangeAt([whole.first + index * 2 ** (32 - length), length]).text);
        expect(parts.map(String)).toEqual(texts);
        expect(parts.every(part => Cidr.of(whole.text).contains(part))).toBe(true);
        expect(parts.some((part, index) => parts.slice(index + 1).some(other => other.overlaps(part)))).toBe(false);
        expect(parts.reduce((sum, part) => sum + part.size, 0)).toBe(Cidr.of(whole.text).size);
      }),
    );
  });

  test.each([
    [4, 18],
    [-1, 18],
    [0.5, 18],
    [0, 15],
    [0, 33],
    [0, 16.5],
    [0, NaN],
    [NaN, 18],
  ])('fails to give part %p of length /%p', (index, length) => {
    expect(() => Cidr.of('10.0.0.0/16').subnet(index, length)).toThrow(
      `'10.0.0.0/16' has no part number ${index} of length /${length}`,
    );
  });
});

function tryRead(text: string): string {
  try {
    return Cidr.of(text).toString();
  } catch {
    return 'refused';
  }
}
