import * as fc from 'fast-check';
import { Bandwidth } from '../../lib/values/bandwidth';

const amounts = fc.integer({ min: 1, max: 1000 });

describe('Bandwidth', () => {
  test('counts megabits a second', () => {
    fc.assert(fc.property(amounts, amount => Bandwidth.mbps(amount).toMbps() === amount));
  });

  test('prints what it parses', () => {
    fc.assert(fc.property(amounts, amount => Bandwidth.parse(Bandwidth.mbps(amount).toString()).toMbps() === amount));
    expect(Bandwidth.mbps(10).toString()).toBe('10 Mbps');
  });

  test.each([0, -1, 1001, 2.5, NaN])('fails to be of %p Mbps', amount => {
    expect(() => Bandwidth.mbps(amount)).toThrow(`a bandwidth lies within 1-1000 Mbps, got ${amount}`);
  });
});

describe('Bandwidth.parse', () => {
  test.each([
    ['10 Mbps', 10],
    ['10Mbps', 10],
    ['10 mbps', 10],
    [' 10  MBPS ', 10],
    ['1000 Mbps', 1000],
  ])('reads %p', (text, mbps) => {
    expect(Bandwidth.parse(text).toMbps()).toBe(mbps);
  });

  test.each(['', '10', 'Mbps', '10 Gbps', '1.5 Mbps', '-1 Mbps', '10 Mbps!', 'a 10 Mbps', '100000 Mbps'])(
    'fails to read %p',
    text => {
      expect(() => Bandwidth.parse(text)).toThrow(
        `a bandwidth is a whole number of Mbps, such as '10 Mbps', got '${text}'`,
      );
    },
  );

  test('fails to read more than an elastic IP address carries', () => {
    expect(() => Bandwidth.parse('1001 Mbps')).toThrow('a bandwidth lies within 1-1000 Mbps, got 1001');
  });

  test('never reads garbage as some bandwidth', () => {
    const garbage = fc.tuple(
      fc.string({ unit: fc.constantFrom(...'0123 .-'), maxLength: 5 }),
      fc.constantFrom('Mbps', ' mbps', 'Mbp', 'bps', 'MMbps', ''),
    );
    fc.assert(
      fc.property(garbage, ([number, unit]) => {
        const digits = /^ *(\d+) *$/.exec(number)?.[1] ?? '';
        const meant = ['Mbps', ' mbps'].includes(unit) && digits !== '' ? Number(digits) : 0;
        expect(tryParse(number + unit)).toBe(meant >= 1 && meant <= 1000 ? meant : undefined);
      }),
      { numRuns: 500 },
    );
  });
});

function tryParse(text: string): number | undefined {
  try {
    return Bandwidth.parse(text).toMbps();
  } catch {
    return undefined;
  }
}
