import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { physicalName, shorten } from '../lib/names';

/** A construct under a stack, by the ids on the way to it. */
function at(stackId: string, ...ids: string[]): Construct {
  const stack: Construct = new TerraformStack(new Construct(undefined as never, ''), stackId);
  return ids.reduce((scope, id) => new Construct(scope, id), stack);
}

describe('physicalName', () => {
  test.each([
    [['Backend', 'Fleet'], 'pigeon-web-backend-fleet'],
    [['LoadBalancer', 'Zone1'], 'pigeon-web-load-balancer-zone1'],
    [['Web', 'Backend', 'Resource', 'Default'], 'pigeon-web-backend'],
    [['Webs'], 'pigeon-web-webs'],
    [['a.b_c'], 'pigeon-web-a-b-c'],
    [['-Odd-'], 'pigeon-web-odd'],
    [['号'], 'pigeon-web'],
    [[], 'pigeon-web'],
  ])('is the path %j in kebab-case', (ids, name) => {
    expect(physicalName(at('pigeon-web', ...ids), 64)).toBe(name);
  });

  test('begins with a letter, whatever the stack is called', () => {
    expect(physicalName(at('2nd', 'Group'), 64)).toBe('n-2nd-group');
  });

  test('is as long as `max`, and shortened above it', () => {
    const group = at('pigeon-web', 'Group');

    expect(physicalName(group, 16)).toBe('pigeon-web-group');
    expect(physicalName(group, 15)).toMatch(/^pigeon-[0-9a-f]{8}$/);
  });

  test('has only what every service accepts, and at most `max` of it', () => {
    fc.assert(
      fc.property(stackIds, paths, maxima, (stackId, ids, max) => {
        const name = physicalName(at(stackId, ...ids), max);
        expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
        expect(name.length).toBeLessThanOrEqual(max);
      }),
      { numRuns: 300 },
    );
  });

  test('differs for different paths, also where only what is cut off differs', () => {
    const words = fc.array(fc.stringMatching(/^[a-z][a-z0-9]{0,11}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(words, words, maxima, (one, other, max) => {
        fc.pre(one.join('-') !== other.join('-'));
        const [first, second] = [one, other].map(ids =>
          physicalName(at('a-stack-with-a-long-name', ...ids, 'end'), max),
        );
        expect(first).not.toBe(second);
      }),
      { numRuns: 300 },
    );
  });

  test('fails outside a stack', () => {
    const nowhere = new Construct(new Construct(undefined as never, ''), 'Lost');

    expect(() => physicalName(nowhere, 64)).toThrow("No stack could be identified for the construct at path 'Lost'");
  });
});

describe('shorten', () => {
  test('keeps a name that fits', () => {
    expect(shorten('0123456789', 10)).toBe('0123456789');
  });

  test('ends a longer one in eight characters of the hash of the whole', () => {
    expect(shorten('0123456789-abcdefgh', 18)).toBe('012345678-d382ea5d');
  });

  test('leaves no two hyphens before the hash', () => {
    expect(shorten('abcdef---zzzzzzzzzzz', 18)).toMatch(/^abcdef-[0-9a-f]{8}$/);
  });
});

// `constructs` takes the name of an inherited member, such as `toString`, for an id in use.
const stackIds = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/).filter(id => !(id in {}));
const paths = fc.array(
  fc.string({ minLength: 1, maxLength: 20 }).filter(id => !(id in {})),
  { maxLength: 4 },
);
const maxima = fc.integer({ min: 12, max: 128 });
