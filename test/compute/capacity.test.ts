import * as fc from 'fast-check';
import { Capacity } from '../../lib/compute/capacity';

const counts = fc.integer({ min: 1, max: 2000 });

describe('Capacity', () => {
  test('that is fixed has one number of servers', () => {
    fc.assert(
      fc.property(counts, count => {
        expect(Capacity.fixed(count)).toEqual({ min: count, max: count });
      }),
    );
  });

  test('that is scaled lies between two', () => {
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        const [min, max] = [Math.min(one, other), Math.max(one, other)];
        expect(Capacity.between(min, max)).toEqual({ min, max });
      }),
    );
  });

  test.each([
    [0, 1],
    [3, 2],
    [1, 2001],
    [1.5, 2],
    [1, 2.5],
    [NaN, 2],
  ])('fails from %p to %p', (min, max) => {
    expect(() => Capacity.between(min, max)).toThrow(
      `the number of servers runs upward within 1-2000, got ${min} to ${max}`,
    );
  });

  test('fails with no servers', () => {
    expect(() => Capacity.fixed(0)).toThrow('the number of servers runs upward within 1-2000, got 0 to 0');
  });
});
