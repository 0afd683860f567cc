import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Acknowledgement } from '../rules/acknowledgement';
import { stackFolders } from './stack-folders';
import { asRecord, readResource, type Arguments, type StackResource } from './stack-resource';
import { UnreadableStackError } from './unreadable-stack-error';

const FILE = 'cdk.tf.json';
/** What a synthesis writes beside a stack: what was found in it, and what somebody accepted. */
const FINDINGS_FILE = 'findings.json';
const LARGEST = 32 * 1024 * 1024;

/** A value that a stack gives to whoever deploys it. */
export interface StackOutput {
  readonly name: string;
  readonly description?: string;
  readonly value: unknown;
  readonly isSensitive: boolean;
}

/** A stack as it was synthesized, by this library or by any other program on cdktf. */
export class WrittenStack {
  /**
   * @param text the content of a `cdk.tf.json`
   * @param file where it comes from, for messages; the folder's name is that of the stack when the file does not say one
   * @param acknowledgements what somebody accepted in it, where a synthesis wrote that
   * @throws UnreadableStackError
   */
  public static parse(text: string, file: string, acknowledgements: readonly Acknowledgement[] = []): WrittenStack {
    const json = asRecord(parseJson(text, file));
    if (!json) throw new UnreadableStackError('not-a-stack', file, 'it is not an object');
    if (!['resource', 'data', 'terraform', 'provider', 'module'].some(name => name in json)) {
      throw new UnreadableStackError('not-a-stack', file, "it has neither 'resource' nor 'terraform'");
    }
    return new WrittenStack(json, file, acknowledgements);
  }

  public readonly name: string;
  /** In the order of the file. */
  public readonly resources: readonly StackResource[];
  public readonly dataSources: readonly StackResource[];
  public readonly outputs: readonly StackOutput[];
  /** The region of the provider. @default - not said, or no constant */
  public readonly region?: string;
  private readonly byAddress: ReadonlyMap<string, StackResource>;

  private constructor(
    /** The whole file. */
    public readonly json: Arguments,
    public readonly file: string,
    /** What somebody accepted in it. */
    public readonly acknowledgements: readonly Acknowledgement[],
  ) {
    this.name = nameOf(json) ?? basename(dirname(file));
    this.resources = blocks(json, 'resource', this.name, file);
    this.dataSources = blocks(json, 'data', this.name, file);
    this.outputs = outputs(json, file);
    this.region = regionOf(json);
    this.byAddress = new Map([...this.resources, ...this.dataSources].map(one => [one.address, one]));
  }

  /** The resource or data source of an address, if the stack has it. */
  public find(address: string): StackResource | undefined {
    return this.byAddress.get(address);
  }

  /** The resources of some types. */
  public ofType(...types: readonly string[]): StackResource[] {
    return this.resources.filter(({ type }) => types.includes(type));
  }

  /** Whether the stack says of a resource that it must not be destroyed. */
  public isProtected(address: string): boolean {
    return this.byAddress.get(address)?.isProtected ?? false;
  }
}

/**
 * Reads every stack of a synthesis.
 *
 * Stacks with resources of other clouds alone are left out.
 *
 * @param path a folder such as `cdktf.out`, the folder of one stack, or a `cdk.tf.json`
 * @throws UnreadableStackError when there is none, or when one cannot be read
 */
export function readStacks(path: string): WrittenStack[] {
  const stacks = stackFiles(path).map(file => WrittenStack.parse(readText(file), file, acknowledgementsBeside(file)));
  const ours = stacks.filter(stack => stack.resources.length === 0 || stack.resources.some(isOfAlibabaCloud));
  if (ours.length === 0) throw new UnreadableStackError('foreign', path, someTypes(stacks));
  return ours;
}

/** Whether a resource is one of the provider `aliyun/alicloud`. */
export function isOfAlibabaCloud({ type }: StackResource): boolean {
  return type.startsWith('alicloud_');
}

function stackFiles(path: string): string[] {
  if (!existsSync(path)) throw new UnreadableStackError('missing', path);
  if (!statSync(path).isDirectory()) return [path];
  if (existsSync(join(path, FILE))) return [join(path, FILE)];
  if (existsSync(join(path, 'cdk.tf'))) throw new UnreadableStackError('hcl', join(path, 'cdk.tf'));
  const inFolders = stackFolders(path);
  const files = inFolders.map(folder => join(folder, FILE)).filter(file => existsSync(file));
  const hcl = inFolders.map(folder => join(folder, 'cdk.tf')).find(file => existsSync(file));
  if (files.length === 0 && hcl !== undefined) throw new UnreadableStackError('hcl', hcl);
  if (files.length === 0) throw new UnreadableStackError('no-stack', path);
  return files;
}

/** What is written there holds when it has the right form; anybody may have written it. */
function acknowledgementsBeside(stackFile: string): Acknowledgement[] {
  const file = join(dirname(stackFile), FINDINGS_FILE);
  if (!existsSync(file)) return [];
  const given = asRecord(parseJson(readText(file), file))?.['acknowledgements'];
  return (Array.isArray(given) ? (given as unknown[]) : []).filter(isAcknowledgement);
}

function isAcknowledgement(value: unknown): value is Acknowledgement {
  const { rule, reason, owner, under, until = '' } = asRecord(value) ?? {};
  return [rule, reason, owner, under, until].every(part => typeof part === 'string');
}

function readText(file: string): string {
  try {
    const { size } = statSync(file);
    if (size > LARGEST) throw new UnreadableStackError('too-large', file, `${(size / 1024 / 1024).toFixed(1)} MiB`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof UnreadableStackError) throw error;
    throw new UnreadableStackError('unreadable', file, (error as Error).message);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UnreadableStackError('not-json', file, mistakeIn(text.trimEnd(), (error as Error).message));
  }
}

/** V8 quotes the text in its messages, which may be anything. Only the kind and the place of the mistake go on. */
function mistakeIn(text: string, message: string): string {
  if (text === '') return 'it is empty';
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? Number.NaN);
  if (position >= text.length || /end of JSON input|Unterminated string/.test(message)) return 'it ends too early';
  return Number.isNaN(position)
    ? 'a syntax error'
    : `a syntax error in line ${text.slice(0, position).split('\n').length}`;
}

function nameOf(json: Arguments): string | undefined {
  const name = asRecord(asRecord(json['//'])?.['metadata'])?.['stackName'];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function blocks(json: Arguments, kind: StackResource['kind'], stack: string, file: string): StackResource[] {
  return Object.entries(section(json, kind, file)).flatMap(([type, bodies]) =>
    Object.entries(record(bodies, `${kind}.${type}`, file)).map(([name, body]) =>
      readResource(kind, type, name, record(body, `${kind}.${type}.${name}`, file), stack),
    ),
  );
}

function outputs(json: Arguments, file: string): StackOutput[] {
  return Object.entries(section(json, 'output', file)).map(([name, body]) => {
    const { value, description, sensitive } = record(body, `output.${name}`, file);
    const isSensitive = sensitive === true;
    return { name, value, isSensitive, ...(typeof description === 'string' && { description }) };
  });
}

function section(json: Arguments, name: string, file: string): Arguments {
  return record(json[name] ?? {}, name, file);
}

function record(value: unknown, place: string, file: string): Arguments {
  const found = asRecord(value);
  if (!found) throw new UnreadableStackError('not-a-stack', file, `'${place}' is not an object`);
  return found;
}

function regionOf(json: Arguments): string | undefined {
  const given = asRecord(json['provider'])?.['alicloud'];
  const first = asRecord(Array.isArray(given) ? given[0] : given);
  const region = first?.['region'];
  return typeof region === 'string' && !region.includes('${') ? region : undefined;
}

function someTypes(stacks: readonly WrittenStack[]): string {
  const types = [...new Set(stacks.flatMap(({ resources }) => resources.map(({ type }) => type)))];
  return types.length > 3 ? `${types.slice(0, 3).join(', ')} and ${types.length - 3} more types` : types.join(', ');
}
