import * as fc from 'fast-check';
import { Target } from '../../lib/network/target';
import { importedServerGroup } from '../stand-ins';
import { emptyStack } from '../util';

const stack = emptyStack();
const stable = importedServerGroup(stack, 'Stable');
const canary = importedServerGroup(stack, 'Canary');

describe('Target.to', () => {
  test('is one group with everything', () => {
    expect(Target.to(stable).serverGroups).toEqual([{ serverGroup: stable, weight: 100 }]);
  });
});

describe('Target.canary', () => {
  test('gives the canary its percent and the stable group the rest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), percent => {
        const shares = Target.canary(stable, canary, percent).serverGroups;
        expect(shares.map(share => share.serverGroup === stable)).toEqual([true, false]);
        expect(shares.map(share => share.weight)).toEqual([100 - percent, percent]);
        expect(shares[1]?.serverGroup).toBe(canary);
      }),
    );
  });

  test.each([-1, 101, 2.5, NaN])('fails with a share of %p', percent => {
    expect(() => Target.canary(stable, canary, percent)).toThrow(
      `the share of a canary is a whole number within 0-100, got ${percent}`,
    );
  });
});
