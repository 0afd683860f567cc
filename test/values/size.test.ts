import * as fc from 'fast-check';
import { Size } from '../../lib/values/size';

const amounts = fc.integer({ min: 1, max: 9_999_999 });

describe('Size', () => {
  test('counts gibibytes', () => {
    fc.assert(fc.property(amounts, amount => Size.gibibytes(amount).toGibibytes() === amount));
  });

  test('prints what it parses', () => {
    fc.assert(fc.property(amounts, amount => Size.parse(Size.gibibytes(amount).toString()).toGibibytes() === amount));
    expect(Size.gibibytes(40).toString()).toBe('40 GiB');
  });

  test.each([0, -1, 1.5, NaN, Infinity])('fails to be of %p GiB', amount => {
    expect(() => Size.gibibytes(amount)).toThrow(`a size is a whole number of GiB above zero, got ${amount}`);
  });
});

describe('Size.parse', () => {
  test.each([
    ['40 GiB', 40],
    ['40 GB', 40],
    ['40 G', 40],
    ['40GiB', 40],
    ['  40\tGiB ', 40],
    ['2 TiB', 2048],
    ['2 TB', 2048],
    ['2T', 2048],
    ['9999999 GiB', 9_999_999],
  ])('reads %p', (text, gibibytes) => {
    expect(Size.parse(text).toGibibytes()).toBe(gibibytes);
  });

  test.each([
    '',
    '40',
    'GiB',
    '40 MiB',
    '1.5 GiB',
    '-1 GiB',
    '40 gib',
    '40 GiBs',
    'a 40 GiB',
    '12345678 GiB',
    '４０ GiB',
  ])('fails to read %p', text => {
    expect(() => Size.parse(text)).toThrow(`a size is a whole number and a unit, such as '40 GiB', got '${text}'`);
  });

  test('fails to read no gibibytes at all', () => {
    expect(() => Size.parse('0 GiB')).toThrow('a size is a whole number of GiB above zero, got 0');
  });

  test('never reads garbage as some size', () => {
    const garbage = fc.string({ unit: fc.constantFrom(...'0123 .-GTMiBb'), maxLength: 8 });
    fc.assert(
      fc.property(garbage, text => {
        const size = tryParse(text);
        const [, digits, unit] = /^ *(\d+) *([GT]|[GT]B|[GT]iB) *$/.exec(text) ?? [];
        const meant = Number(digits) * (unit?.startsWith('T') ? 1024 : 1);
        expect(size).toBe(meant > 0 && (digits as string).length <= 7 ? meant : undefined);
      }),
      { numRuns: 500 },
    );
  });
});

function tryParse(text: string): number | undefined {
  try {
    return Size.parse(text).toGibibytes();
  } catch {
    return undefined;
  }
}
