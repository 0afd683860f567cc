import * as fc from 'fast-check';
import { Capacity } from '../../lib/compute/capacity';
import { spreadCapacity, spreadServers } from '../../lib/compute/spread';

const zones = fc.integer({ min: 1, max: 8 });
const range = fc
  .tuple(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 2000 }))
  .map(([one, other]) => Capacity.between(Math.min(one, other), Math.max(one, other)));

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

describe('Servers that are spread over zones', () => {
  test('are all there, and no zone has more than one more than another, the first ones first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), zones, (servers, count) => {
        const shares = spreadServers(servers, count);
        expect(sum(shares)).toBe(servers);
        expect(shares).toEqual(shares.toSorted((a, b) => b - a));
        expect((shares[0] as number) - (shares.at(-1) as number)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('of a range are as many as the range has, in as many zones as it has servers at least', () => {
    fc.assert(
      fc.property(range, zones, (capacity, count) => {
        const shares = spreadCapacity(capacity, count);
        expect(shares).toHaveLength(Math.min(count, capacity.min));
        expect(sum(shares.map(({ min }) => min))).toBe(capacity.min);
        expect(sum(shares.map(({ max }) => max))).toBe(capacity.max);
      }),
    );
  });

  test('lie within the range of each zone, whatever number of the range is spread', () => {
    fc.assert(
      fc.property(range, zones, fc.nat(), (capacity, count, more) => {
        const shares = spreadCapacity(capacity, count);
        const servers = capacity.min + (more % (capacity.max - capacity.min + 1));
        spreadServers(servers, shares.length).forEach((share, zone) => {
          expect(share).toBeGreaterThanOrEqual(shares[zone]?.min as number);
          expect(share).toBeLessThanOrEqual(shares[zone]?.max as number);
        });
      }),
    );
  });
});
