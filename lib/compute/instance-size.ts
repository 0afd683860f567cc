import { Size } from '../values/size';

/** GiB of memory per vCPU that a family's letter stands for, in the generations that have no `cXmN` in the name. */
const MEMORY_PER_VCPU: Record<string, number> = { c: 2, g: 4, r: 8 };

/** Families that offer a shape, in the order they are tried: shared CPU, its successor, dedicated CPU. */
const FAMILIES: Record<number, readonly string[]> = {
  2: ['ecs.s6-c1m2', 'ecs.u1-c1m2', 'ecs.c7'],
  4: ['ecs.s6-c1m4', 'ecs.u1-c1m4', 'ecs.g7'],
  8: ['ecs.u1-c1m8', 'ecs.r7'],
};

/** How many vCPU the largest type of a family has, where it is no more than 32. */
const LARGEST: Record<string, number> = { 'ecs.s6-c1m2': 8, 'ecs.s6-c1m4': 8 };

/** The size of a server: an instance type, and others of the same shape for when it is out of stock. */
export class InstanceSize {
  /**
   * The types of this many vCPU and this much memory, such as 2 vCPU and 4 GiB: `ecs.s6-c1m2.large`, then
   * `ecs.u1-c1m2.large`, then `ecs.c7.large`. A family that ends below this size is left out.
   *
   * @throws when no listed family has such a shape; `InstanceSize.of` takes any type
   */
  public static forCapacity(vcpus: number, memory: Size): InstanceSize {
    const suffix = sizeSuffix(vcpus);
    const families = FAMILIES[memory.toGibibytes() / vcpus]?.filter(family => vcpus <= (LARGEST[family] ?? 32));
    if (!suffix || !families) {
      throw new Error(
        `no instance type is known with ${vcpus} vCPU and ${memory}; ` +
          `2, 4, 8, 16 or 32 vCPU with 2, 4 or 8 GiB each are, and an 'instanceType' can be named`,
      );
    }
    return new InstanceSize(families.map(family => `${family}.${suffix}`));
  }

  /**
   * Exactly this type, such as `ecs.g8i.xlarge`, then the alternatives in the order given.
   * @throws when a name is not that of an instance type, or an alternative has another shape
   */
  public static of(instanceType: string, ...alternatives: string[]): InstanceSize {
    const size = new InstanceSize([instanceType, ...alternatives]);
    const [shape, ...others] = size.instanceTypes.map(describe);
    const misfit = others.findIndex(other => shape && other && other !== shape);
    if (misfit >= 0) {
      throw new Error(`'${alternatives[misfit]}' is ${others[misfit]}, which is no alternative to ${shape}`);
    }
    return size;
  }

  private constructor(
    /** The type that is tried first, then the others. */
    public readonly instanceTypes: readonly string[],
  ) {
    const wrong = instanceTypes.find(name => !/^ecs\.[a-z0-9-]+\.[a-z0-9-]+$/.test(name));
    if (wrong !== undefined) {
      throw new Error(`an instance type looks like 'ecs.g7.xlarge', got '${wrong}'`);
    }
  }

  /** The type that is tried first. */
  public get instanceType(): string {
    return this.instanceTypes[0] as string;
  }

  /** @default - undefined when the name of the type does not tell */
  public get vcpus(): number | undefined {
    return vcpusOf(this.instanceType);
  }

  /** @default - undefined when the name of the type does not tell */
  public get memory(): Size | undefined {
    return memoryOf(this.instanceType);
  }

  public toString(): string {
    return this.instanceType;
  }
}

function sizeSuffix(vcpus: number): string | undefined {
  return { 2: 'large', 4: 'xlarge', 8: '2xlarge', 16: '4xlarge', 32: '8xlarge' }[vcpus];
}

function vcpusOf(instanceType: string): number | undefined {
  const match = /\.(?:(\d*)x)?large$/.exec(instanceType);
  if (!match) {
    return undefined;
  }
  return match[0] === '.large' ? 2 : 4 * Number(match[1] || 1);
}

function memoryOf(instanceType: string): Size | undefined {
  const vcpus = vcpusOf(instanceType);
  const named = /-c1m(\d+)\./.exec(instanceType)?.[1];
  const letter = /^ecs\.([cgr])\d/.exec(instanceType)?.[1];
  const perVcpu = named ? Number(named) : letter && MEMORY_PER_VCPU[letter];
  return vcpus && perVcpu ? Size.gibibytes(vcpus * perVcpu) : undefined;
}

function describe(instanceType: string): string | undefined {
  const memory = memoryOf(instanceType);
  return memory && `${vcpusOf(instanceType)} vCPU and ${memory}`;
}
