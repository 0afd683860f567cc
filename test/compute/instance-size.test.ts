import * as fc from 'fast-check';
import { InstanceSize } from '../../lib/compute/instance-size';
import { Size } from '../../lib/values/size';

const VCPUS = [2, 4, 8, 16, 32];
const SUFFIXES = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge'];
const vcpuCounts = fc.constantFrom(...VCPUS);
const ratios = fc.constantFrom(2, 4, 8);

describe('InstanceSize.forCapacity', () => {
  test.each([
    [2, 4, ['ecs.s6-c1m2.large', 'ecs.u1-c1m2.large', 'ecs.c7.large']],
    [4, 8, ['ecs.s6-c1m2.xlarge', 'ecs.u1-c1m2.xlarge', 'ecs.c7.xlarge']],
    [4, 16, ['ecs.s6-c1m4.xlarge', 'ecs.u1-c1m4.xlarge', 'ecs.g7.xlarge']],
    [8, 16, ['ecs.s6-c1m2.2xlarge', 'ecs.u1-c1m2.2xlarge', 'ecs.c7.2xlarge']],
    [8, 32, ['ecs.s6-c1m4.2xlarge', 'ecs.u1-c1m4.2xlarge', 'ecs.g7.2xlarge']],
    [8, 64, ['ecs.u1-c1m8.2xlarge', 'ecs.r7.2xlarge']],
    // s6 ends at 2xlarge.
    [16, 32, ['ecs.u1-c1m2.4xlarge', 'ecs.c7.4xlarge']],
    [32, 128, ['ecs.u1-c1m4.8xlarge', 'ecs.g7.8xlarge']],
  ])('of %p vCPU and %p GiB tries the types of that shape', (vcpus, gibibytes, types) => {
    expect(InstanceSize.forCapacity(vcpus, Size.gibibytes(gibibytes)).instanceTypes).toEqual(types);
  });

  test('gives types that have the vCPU and the memory asked for, by their own names', () => {
    fc.assert(
      fc.property(vcpuCounts, ratios, (vcpus, ratio) => {
        const { instanceTypes } = InstanceSize.forCapacity(vcpus, Size.gibibytes(vcpus * ratio));
        for (const size of instanceTypes.map(name => InstanceSize.of(name))) {
          expect([size.vcpus, size.memory?.toGibibytes()]).toEqual([vcpus, vcpus * ratio]);
        }
      }),
    );
  });

  test.each([
    [2, 2],
    [1, 2],
    [3, 6],
    [2, 5],
    [64, 128],
    [4, 64],
    [NaN, 4],
  ])('fails with %p vCPU and %p GiB', (vcpus, gibibytes) => {
    expect(() => InstanceSize.forCapacity(vcpus, Size.gibibytes(gibibytes))).toThrow(
      `no instance type is known with ${vcpus} vCPU and ${gibibytes} GiB; ` +
        "2, 4, 8, 16 or 32 vCPU with 2, 4 or 8 GiB each are, and an 'instanceType' can be named",
    );
  });
});

describe('InstanceSize.of', () => {
  test('keeps the types in the order given', () => {
    const size = InstanceSize.of('ecs.g8i.xlarge', 'ecs.g7.xlarge', 'ecs.s6-c1m4.xlarge');

    expect(size.instanceTypes).toEqual(['ecs.g8i.xlarge', 'ecs.g7.xlarge', 'ecs.s6-c1m4.xlarge']);
    expect(size.instanceType).toBe('ecs.g8i.xlarge');
    expect(size.toString()).toBe('ecs.g8i.xlarge');
  });

  test('takes alternatives whose name does not tell their shape', () => {
    expect(InstanceSize.of('ecs.g7.large', 'ecs.hfc7.large').instanceTypes).toHaveLength(2);
    expect(InstanceSize.of('ecs.hfc7.large', 'ecs.g7.large').instanceTypes).toHaveLength(2);
  });

  test.each(['', 'g7.xlarge', 'ecs.g7', 'ecs.G7.xlarge', 'ecs.g7.xlarge ', 'rds.g7.xlarge', 'ecs..xlarge'])(
    'fails with the type %p, first or not',
    name => {
      expect(() => InstanceSize.of(name)).toThrow(`an instance type looks like 'ecs.g7.xlarge', got '${name}'`);
      expect(() => InstanceSize.of('ecs.g7.xlarge', name)).toThrow(
        `an instance type looks like 'ecs.g7.xlarge', got '${name}'`,
      );
    },
  );

  test.each([
    ['ecs.g7.2xlarge', '8 vCPU and 32 GiB'],
    ['ecs.c7.xlarge', '4 vCPU and 8 GiB'],
  ])('fails with the alternative %p, which has another shape', (alternative, shape) => {
    expect(() => InstanceSize.of('ecs.g7.xlarge', 'ecs.g8i.xlarge', alternative)).toThrow(
      `'${alternative}' is ${shape}, which is no alternative to 4 vCPU and 16 GiB`,
    );
  });
});

describe('InstanceSize.vcpus and .memory', () => {
  test('follow from the letter of a c, g or r family of any generation', () => {
    const family = fc.tuple(
      fc.constantFrom(['c', 2] as const, ['g', 4] as const, ['r', 8] as const),
      fc.integer({ min: 5, max: 9 }),
      fc.constantFrom('', 'i', 'a', 'y', 'ne', 'se'),
      fc.integer({ min: 0, max: 4 }),
    );
    fc.assert(
      fc.property(family, ([[letter, ratio], generation, kind, place]) => {
        const size = InstanceSize.of(`ecs.${letter}${generation}${kind}.${SUFFIXES[place]}`);
        const vcpus = VCPUS[place] as number;
        expect([size.vcpus, size.memory?.toGibibytes()]).toEqual([vcpus, vcpus * ratio]);
      }),
    );
  });

  test('follow from `c1mN` where it is in the name', () => {
    const family = fc.tuple(
      fc.constantFrom('s6', 'u1', 'e', 't6', 't5'),
      fc.constantFrom(1, 2, 4, 8),
      fc.integer({ min: 0, max: 4 }),
    );
    fc.assert(
      fc.property(family, ([name, ratio, place]) => {
        const size = InstanceSize.of(`ecs.${name}-c1m${ratio}.${SUFFIXES[place]}`);
        const vcpus = VCPUS[place] as number;
        expect([size.vcpus, size.memory?.toGibibytes()]).toEqual([vcpus, vcpus * ratio]);
      }),
    );
  });

  test.each([
    ['ecs.u1-c1m2.3xlarge', 12, 24],
    ['ecs.g7.16xlarge', 64, 256],
    ['ecs.g7.32xlarge', 128, 512],
  ])('are counted in steps of 4 vCPU: %s', (name, vcpus, gibibytes) => {
    const size = InstanceSize.of(name);

    expect([size.vcpus, size.memory?.toGibibytes()]).toEqual([vcpus, gibibytes]);
  });

  test.each([
    ['ecs.hfc7.large', 2],
    ['ecs.gn6i-c4g1.xlarge', 4],
    ['ecs.s6-c1m1.small', undefined],
    ['ecs.g7.metal', undefined],
  ])('are not guessed: %s', (name, vcpus) => {
    const size = InstanceSize.of(name);

    expect([size.vcpus, size.memory]).toEqual([vcpus, undefined]);
  });
});
