import { TerraformStack } from 'cdktf';
import { invokeAspects } from 'cdktf/lib/synthesize/synthesizer';
import type { IConstruct } from 'constructs';
import { differences, type Expected } from './difference';

export type { Expected };

/** A resource, or a data source, as it was synthesized. */
export interface SynthesizedResource {
  /** Such as `alicloud_vpc.Network_1234`, or `data.alicloud_zones.All_1234`. */
  readonly address: string;
  /** Such as `alicloud_vpc`. */
  readonly type: string;
  /** Path of the construct that made it; empty when it does not say. */
  readonly construct: string;
  /** Its arguments, by the names and in the form that Terraform reads. */
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** What kind of resource: its type with or without the provider's name, or the class of its binding. */
export type ResourceKind = string | { readonly tfResourceType: string };

/**
 * Synthesizes a stack, with its aspects and checks, to look at what became of it.
 *
 * @throws when a check of the stack refuses it, with what all of them say
 */
export function synthesizedStack(stack: TerraformStack): SynthesizedStack {
  stack.prepareStack();
  invokeAspects(stack);
  const problems = stack.node
    .findAll()
    .flatMap(construct => construct.node.validate().map(text => `[${construct.node.path}] ${text}`));
  if (problems.length > 0) throw new Error(`the stack '${stack.node.id}' is refused:\n  ${problems.join('\n  ')}`);
  return new SynthesizedStack(stack.toTerraform() as SynthesizedJson);
}

type SynthesizedJson = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Arguments>>>>>>;
type Arguments = Readonly<Record<string, unknown>>;

/** What a stack became. */
export class SynthesizedStack {
  /** Every resource and data source, in the order of their addresses. */
  public readonly all: readonly SynthesizedResource[];

  constructor(
    /** The whole stack, in the form of `cdk.tf.json`. */
    public readonly json: SynthesizedJson,
  ) {
    const found = [...elements('', json['resource']), ...elements('data.', json['data'])];
    this.all = found.toSorted((a, b) => (a.address < b.address ? -1 : 1));
  }

  /** The resources of a kind, or all of them; of those, what a construct made with all that is in it. */
  public resources(kind?: ResourceKind, within?: IConstruct): readonly SynthesizedResource[] {
    const wanted = kind === undefined ? undefined : typeOf(kind);
    const path = within?.node.path;
    return this.all.filter(
      ({ type, construct }) =>
        (wanted === undefined || type === wanted) &&
        (path === undefined || construct === path || construct.startsWith(`${path}/`)),
    );
  }

  /** The one resource of a kind. @throws when there is none, or more than one */
  public resource(kind: ResourceKind, within?: IConstruct): SynthesizedResource {
    const found = this.resources(kind, within);
    if (found.length === 1) return found[0] as SynthesizedResource;
    const where = within ? ` in ${within.node.path}` : '';
    const there = found.length > 0 ? listed(found) : `; there are ${this.kindsIn(within)}`;
    throw new Error(`expected one ${typeOf(kind)}${where}, found ${found.length}${there}`);
  }

  /**
   * The first resource of a kind that has these arguments among its own.
   * @throws when there is none; the message says how the nearest one differs
   */
  public expectResource(kind: ResourceKind, part: Expected = {}, within?: IConstruct): SynthesizedResource {
    const candidates = this.resources(kind, within).map(resource => ({
      resource,
      wrong: differences(part, resource.arguments),
    }));
    const [nearest] = candidates.toSorted((a, b) => a.wrong.length - b.wrong.length);
    if (nearest === undefined) return this.resource(kind, within);
    if (nearest.wrong.length === 0) return nearest.resource;
    const { address, construct } = nearest.resource;
    throw new Error(
      `no ${typeOf(kind)} is as expected; the nearest is ${construct} (${address}):\n  ${nearest.wrong.join('\n  ')}`,
    );
  }

  private kindsIn(within: IConstruct | undefined): string {
    const kinds = new Set(this.resources(undefined, within).map(({ type }) => type));
    return kinds.size === 0 ? 'no resources at all' : [...kinds].join(', ');
  }
}

function elements(prefix: string, types: SynthesizedJson[string] | undefined): SynthesizedResource[] {
  return Object.entries(types ?? {}).flatMap(([type, named]) =>
    Object.entries(named).map(([name, { '//': note, ...args }]) => ({
      address: `${prefix}${type}.${name}`,
      type,
      construct: (note as { readonly metadata?: { readonly path?: string } } | undefined)?.metadata?.path ?? '',
      arguments: args,
    })),
  );
}

function typeOf(kind: ResourceKind): string {
  if (typeof kind !== 'string') return kind.tfResourceType;
  return kind.startsWith('alicloud_') ? kind : `alicloud_${kind}`;
}

function listed(resources: readonly SynthesizedResource[]): string {
  return `:\n  ${resources.map(({ construct, address }) => `${construct} (${address})`).join('\n  ')}`;
}
