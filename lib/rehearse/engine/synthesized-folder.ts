import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaTypes } from '../protocol/schema-message';

/** A folder that holds no synthesized stack. */
export class NoStackError extends Error {
  constructor(folder: string) {
    super(`there is no synthesized stack in '${folder}': it holds neither cdk.tf.json nor cdk.tf`);
    this.name = 'NoStackError';
  }
}

interface Declaration {
  /** Such as `alicloud_vpc.network` or `data.alicloud_zones.all`. */
  readonly address: string;
  readonly type: string;
  readonly isData: boolean;
  readonly construct?: string;
  readonly isProtected: boolean;
}

type Body = Readonly<Record<string, unknown>>;

/** What is declared in the folder of a synthesized stack, be it JSON or HCL. */
export class SynthesizedFolder {
  /** @throws NoStackError */
  public static read(folder: string): SynthesizedFolder {
    const file = ['cdk.tf.json', 'cdk.tf'].find(name => existsSync(join(folder, name)));
    if (file === undefined) throw new NoStackError(folder);
    const text = readFileSync(join(folder, file), 'utf8');
    return new SynthesizedFolder(file, text, file === 'cdk.tf' ? declaredInHcl(text) : declaredInJson(text));
  }

  private readonly byAddress: ReadonlyMap<string, Declaration>;

  private constructor(
    public readonly file: string,
    public readonly text: string,
    declarations: readonly Declaration[],
  ) {
    this.byAddress = new Map(declarations.map(declaration => [declaration.address, declaration]));
  }

  /** The types that are declared, so that the schema need not tell of others. */
  public get types(): SchemaTypes {
    const all = [...this.byAddress.values()];
    const declared = (isData: boolean): string[] => [
      ...new Set(all.filter(one => one.isData === isData).map(({ type }) => type)),
    ];
    return { resources: declared(false), dataSources: declared(true) };
  }

  /** Everything that is declared, in the order of the file. */
  public get addresses(): readonly string[] {
    return [...this.byAddress.keys()];
  }

  /** The path of the construct that made a resource. HCL does not say it. The index of a counted resource is left out. */
  public constructOf(address: string): string | undefined {
    return this.byAddress.get(address.replace(/\[.*\]$/, ''))?.construct;
  }

  /** Whether the stack says of a resource that it must not be destroyed. */
  public isProtected(address: string): boolean {
    return this.byAddress.get(address.replace(/\[.*\]$/, ''))?.isProtected ?? false;
  }

  /** The stack with nothing in it protected against being destroyed. */
  public withoutProtection(): string {
    return this.text.replace(/("?prevent_destroy"?\s*[:=]\s*)true/g, '$1false');
  }
}

function declaredInJson(text: string): Declaration[] {
  const stack = JSON.parse(text) as Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Body>>>>>>;
  return (['resource', 'data'] as const).flatMap(kind =>
    Object.entries(stack[kind] ?? {}).flatMap(([type, bodies]) =>
      Object.entries(bodies).map(([name, body]) => {
        const construct = pathOf(body);
        const isData = kind === 'data';
        return {
          address: `${isData ? 'data.' : ''}${type}.${name}`,
          type,
          isData,
          ...(construct !== undefined && { construct }),
          isProtected: (body['lifecycle'] as Body | undefined)?.['prevent_destroy'] === true,
        };
      }),
    ),
  );
}

function pathOf(body: Body): string | undefined {
  const metadata = (body['//'] as Body | undefined)?.['metadata'] as Body | undefined;
  return typeof metadata?.['path'] === 'string' ? metadata['path'] : undefined;
}

function declaredInHcl(text: string): Declaration[] {
  const blocks = text.split(/^(?=(?:resource|data) ")/m);
  return blocks.flatMap(block => {
    const [, kind, type, name] = /^(resource|data) "([\w-]+)" "([\w-]+)"/.exec(block) ?? [];
    if (type === undefined) return [];
    const isData = kind === 'data';
    const address = `${isData ? 'data.' : ''}${type}.${name}`;
    return [{ address, type, isData, isProtected: /^\s*prevent_destroy\s*=\s*true/m.test(block) }];
  });
}

/** The types of several stacks: what a provider has to tell the engine of. */
export function typesOf(stacks: readonly SynthesizedFolder[]): SchemaTypes {
  return {
    resources: [...new Set(stacks.flatMap(({ types }) => types.resources))],
    dataSources: [...new Set(stacks.flatMap(({ types }) => types.dataSources))],
  };
}
