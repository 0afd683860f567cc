import { gunzipSync } from 'node:zlib';
import { Aspects, TerraformStack, Testing } from 'cdktf';
import { AlicloudProvider } from '../.gen/alicloud/provider';
import { ProviderFactsRule } from '../lib/rules/provider-facts-rule';

/** A synthesized resource: its arguments as Terraform reads them. */
export type Arguments = Record<string, unknown>;

/** What a stack became. */
export class Synthesized {
  constructor(
    public readonly json: { resource?: Record<string, Record<string, Arguments>>; [section: string]: unknown },
  ) {}

  /** The resources of a type, such as `vpc`, in the order of their addresses. */
  public all(type: string): Arguments[] {
    const resources = this.json.resource?.[`alicloud_${type}`] ?? {};
    return Object.keys(resources)
      .toSorted()
      .map(name => resources[name] as Arguments);
  }

  /** The one resource of a type. */
  public the(type: string): Arguments {
    const found = this.all(type);
    if (found.length !== 1) {
      throw new Error(`expected one alicloud_${type}, found ${found.length}`);
    }
    return found[0] as Arguments;
  }

  /** Every address, such as `alicloud_vpc.Network_1234`. */
  public get addresses(): string[] {
    return Object.entries(this.json.resource ?? {})
      .flatMap(([type, resources]) => Object.keys(resources).map(name => `${type}.${name}`))
      .toSorted();
  }
}

/** Synthesizes what `define` adds to a stack called `test`, with all its validations. */
export function synth(define: (stack: TerraformStack) => void): Synthesized {
  const stack = emptyStack();
  define(stack);
  return synthesized(stack);
}

/** Synthesizes a stack as it stands, with all its validations, where there is no program that could be run. */
export function synthesized(stack: TerraformStack): Synthesized {
  return withoutPrograms(() => new Synthesized(JSON.parse(Testing.synth(stack, true)) as Synthesized['json']));
}

/** Some classes of cdktf start `terraform` during a synthesis, which fails here. */
export function withoutPrograms<T>(work: () => T): T {
  const { PATH } = process.env;
  process.env['PATH'] = '';
  try {
    return work();
  } finally {
    process.env['PATH'] = PATH;
  }
}

/** The document that user data stands for. */
export function bootDocument(userData: unknown): string {
  const bytes = Buffer.from(String(userData), 'base64');
  return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString();
}

/** A stack with the provider, and the check against the provider's facts, to put things in. */
export function emptyStack(id = 'test'): TerraformStack {
  const stack = new TerraformStack(Testing.app({ stackTraces: false }), id);
  new AlicloudProvider(stack, 'Alicloud', { region: 'cn-hangzhou', accountType: 'Domestic' });
  Aspects.of(stack).add(new ProviderFactsRule());
  return stack;
}
