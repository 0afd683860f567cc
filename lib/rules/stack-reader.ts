import type { RenderedStack } from './rendering';
import { isSection, RenderedResource, Section } from './resource';

/** The resource that an expression reads an attribute of, such as `alicloud_vpc.main` in `${alicloud_vpc.main.id}`. */
const REFERENCE = /\$\{\s*(alicloud_\w+\.[\w-]+)/g;
/** What names a resource of a type, where somebody wrote the name and made no reference. */
const IDENTITIES = ['id', 'bucket', 'domain_name', 'name', 'policy_name', 'role_name', 'logstore_name', 'project_name'];

/**
 * Reads a rendered stack (the object form of `cdk.tf.json`), and resolves references between its resources. Types are given
 * without `alicloud_`. What a module makes stands in no stack, so it is not seen.
 */
export class StackReader {
  private readonly byType = new Map<string, RenderedResource[]>();
  /** The addresses that other resources read, once somebody asked. */
  private read?: ReadonlySet<string>;

  constructor(private readonly rendered: RenderedStack) {
    for (const [type, named] of Object.entries(section(rendered['resource']))) {
      this.byType.set(type, resourcesOf(type, named));
    }
  }

  /** What cdktf calls the stack; `stack` where another program wrote it. */
  public get name(): string {
    const metadata = section(section(this.rendered['//'])['metadata']);
    return typeof metadata['stackName'] === 'string' ? metadata['stackName'] : 'stack';
  }

  /** The blocks that configure the provider. */
  public get providers(): Section[] {
    const blocks = section(this.rendered['provider'])['alicloud'];
    return (Array.isArray(blocks) ? blocks : [blocks]).filter(isSection);
  }

  /** Where the state is kept: the name of the backend and what is said of it. */
  public get backend(): [string, Section] | undefined {
    const [backend] = Object.entries(section(section(this.rendered['terraform'])['backend']));
    return backend && [backend[0], section(backend[1])];
  }

  /** The resources of some types, in the order of the types. */
  public all(...types: readonly string[]): RenderedResource[] {
    return types.flatMap(type => this.byType.get(`alicloud_${type}`) ?? []);
  }

  /** Every resource of the provider. */
  public everything(): RenderedResource[] {
    return [...this.byType].flatMap(([type, resources]) => (type.startsWith('alicloud_') ? resources : []));
  }

  /** Every data source of the provider. Its address begins with `data.`. */
  public dataSources(): RenderedResource[] {
    return Object.entries(section(this.rendered['data'])).flatMap(([type, named]) =>
      type.startsWith('alicloud_') ? resourcesOf(type, named, 'data.') : [],
    );
  }

  /** The resources of a type whose `argument` names `target`, by a reference or by its name. */
  public naming(target: RenderedResource, type: string, argument: string): RenderedResource[] {
    return this.all(type).filter(resource => this.names(resource.value(argument), target));
  }

  /** The resource of a type that `value` names. */
  public named(value: unknown, type: string): RenderedResource | undefined {
    return this.all(type).find(resource => this.names(value, resource));
  }

  /** Whether any other resource reads an attribute of `target`. */
  public isRead(target: RenderedResource): boolean {
    this.read ??= new Set(this.everything().flatMap(resource => readBy(resource)));
    return this.read.has(target.address);
  }

  private names(value: unknown, target: RenderedResource): boolean {
    if (Array.isArray(value)) {
      return value.some(item => this.names(item, target));
    }
    if (typeof value !== 'string') {
      return false;
    }
    const references = referencesIn(value);
    return references.length > 0
      ? references.includes(target.address)
      : IDENTITIES.some(argument => target.body[argument] === value);
  }
}

/** What a stack has of a type. */
function resourcesOf(type: string, named: unknown, prefix?: string): RenderedResource[] {
  return Object.entries(section(named)).flatMap(([name, body]) =>
    isSection(body) ? [new RenderedResource(type, name, body, prefix)] : [],
  );
}

/** The addresses of the other resources that one reads. */
function readBy({ body, address }: RenderedResource): string[] {
  return textsIn(body)
    .flatMap(referencesIn)
    .filter(other => other !== address);
}

/** Every text within a value that may hold a reference. Most are none, and some are long. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return value.includes('${') ? [value] : [];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function referencesIn(text: string): string[] {
  return [...text.matchAll(REFERENCE)].map(([, address]) => address as string);
}

function section(value: unknown): Section {
  return isSection(value) ? value : {};
}
