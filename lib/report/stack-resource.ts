/** The arguments of a resource as they are in the file: JSON, with references as text such as `${alicloud_vpc.a.id}`. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A resource, or a data source, of a synthesized stack. */
export interface StackResource {
  /** Such as `alicloud_vpc.Network_1234`, or `data.alicloud_zones.all`. */
  readonly address: string;
  readonly kind: 'resource' | 'data';
  /** Such as `alicloud_vpc`. */
  readonly type: string;
  readonly name: string;
  /** The construct that made it, from below the stack, such as `Web/Network/Egress/Gateway`. @default - the address */
  readonly path: string;
  /** `path` without a last `Resource`, which is only the main part of the construct around it. */
  readonly construct: string;
  /** Without the notes of cdktf to itself. */
  readonly arguments: Arguments;
  /** Whether the stack says that it must not be destroyed. */
  readonly isProtected: boolean;
}

/** One resource as it stands in a file. */
export function readResource(
  kind: StackResource['kind'],
  type: string,
  name: string,
  body: Arguments,
  stackName: string,
): StackResource {
  const { '//': notes, ...given } = body;
  const address = `${kind === 'data' ? 'data.' : ''}${type}.${name}`;
  const path = pathIn(notes, stackName) ?? address;
  const isProtected = asRecord(given['lifecycle'])?.['prevent_destroy'] === true;
  return { address, kind, type, name, path, construct: path.replace(/\/Resource$/, ''), arguments: given, isProtected };
}

function pathIn(notes: unknown, stackName: string): string | undefined {
  const path = asRecord(asRecord(notes)?.['metadata'])?.['path'];
  if (typeof path !== 'string' || path === '') return undefined;
  const inStack = path.startsWith(`${stackName}/`) ? path.slice(stackName.length + 1) : path;
  return inStack === '' ? undefined : inStack;
}

/** The value, when it is an object of JSON. */
export function asRecord(value: unknown): Arguments | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Arguments) : undefined;
}

/**
 * The addresses that a value refers to, in the order in which it does, each once: those of `${alicloud_vpc.a.id}`, at any
 * depth.
 */
export function referencesIn(value: unknown): string[] {
  const found = new Set<string>();
  collect(value, found);
  return [...found];
}

const ADDRESS = /(?<![\w.-])(data\.)?([a-z][a-z0-9]*_\w+)\.([\w-]+)(?=[.[])/g;

function collect(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    for (const expression of expressionsIn(value)) {
      for (const [, data = '', type, name] of expression.matchAll(ADDRESS)) found.add(`${data}${type}.${name}`);
    }
  } else if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(item => collect(item, found));
  }
}

/** What stands between `${` and its own `}`. */
function expressionsIn(text: string): string[] {
  const expressions: string[] = [];
  for (let from = text.indexOf('${'); from >= 0; from = text.indexOf('${', from)) {
    const to = closing(text, from + 2);
    expressions.push(text.slice(from + 2, to));
    from = to;
  }
  return expressions;
}

function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return text.length;
}
