import * as fc from 'fast-check';
import { Duration } from '../../lib/values/duration';

const DAY = 86_400;

describe('Duration', () => {
  test.each([
    ['seconds', Duration.seconds(90), 90],
    ['minutes', Duration.minutes(5), 300],
    ['hours', Duration.hours(2), 7200],
    ['days', Duration.days(30), 30 * DAY],
    ['half hours', Duration.hours(0.5), 1800],
  ])('counts %s', (_unit, duration, seconds) => {
    expect(duration.toSeconds()).toBe(seconds);
  });

  test.each([
    [Duration.seconds(1), '1 second'],
    [Duration.seconds(90), '90 seconds'],
    [Duration.seconds(60), '1 minute'],
    [Duration.minutes(90), '90 minutes'],
    [Duration.seconds(7200), '2 hours'],
    [Duration.hours(24), '1 day'],
    [Duration.days(30), '30 days'],
  ])('prints the largest unit that is whole (%#)', (duration, text) => {
    expect(duration.toString()).toBe(text);
  });

  test('prints what it parses', () => {
    const seconds = fc.oneof(
      fc.integer({ min: 1, max: 999_999_999 }),
      fc.integer({ min: 1, max: 9999 }).map(days => days * DAY),
    );
    fc.assert(
      fc.property(seconds, amount => Duration.parse(Duration.seconds(amount).toString()).toSeconds() === amount),
    );
  });

  test.each([0, -1, 1.5, NaN])('fails to be of %p seconds', amount => {
    expect(() => Duration.seconds(amount)).toThrow(`a duration is a whole number of seconds above zero, got ${amount}`);
  });
});

describe('Duration.toDays', () => {
  test('counts whole days', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9999 }), days => Duration.days(days).toDays() === days));
  });

  test('fails to round', () => {
    expect(() => Duration.hours(36).toDays()).toThrow("'36 hours' is not a whole number of days");
  });
});

describe('Duration.parse', () => {
  test.each([
    ['90 seconds', 90],
    ['1 second', 1],
    ['5 minutes', 300],
    ['1 minute', 60],
    ['2 hours', 7200],
    ['1 hour', 3600],
    ['30 days', 30 * DAY],
    ['1 day', DAY],
    [' 30days ', 30 * DAY],
    ['999999999 seconds', 999_999_999],
  ])('reads %p', (text, seconds) => {
    expect(Duration.parse(text).toSeconds()).toBe(seconds);
  });

  test.each([
    '',
    '30',
    'days',
    '30 weeks',
    '1.5 days',
    '-1 days',
    '30 Days',
    '30 dayss',
    'in 30 days',
    '1234567890 days',
  ])('fails to read %p', text => {
    expect(() => Duration.parse(text)).toThrow(
      `a duration is a whole number and a unit, such as '30 days' or '5 minutes', got '${text}'`,
    );
  });

  test('fails to read no time at all', () => {
    expect(() => Duration.parse('0 days')).toThrow('a duration is a whole number of seconds above zero, got 0');
  });

  test('never reads garbage as some time', () => {
    const garbage = fc.tuple(
      fc.string({ unit: fc.constantFrom(...'0123 .-'), maxLength: 5 }),
      fc.constantFrom('day', 'days', 'dayss', 'd', 'month', 's', ''),
    );
    fc.assert(
      fc.property(garbage, ([number, unit]) => {
        const digits = /^ *(\d+) *$/.exec(number)?.[1] ?? '0';
        const meant = unit === 'day' || unit === 'days' ? Number(digits) * DAY : 0;
        expect(tryParse(number + unit)).toBe(meant > 0 ? meant : undefined);
      }),
      { numRuns: 500 },
    );
  });
});

function tryParse(text: string): number | undefined {
  try {
    return Duration.parse(text).toSeconds();
  } catch {
    return undefined;
  }
}
