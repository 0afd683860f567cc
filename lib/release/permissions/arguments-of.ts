import { isExpression, type RenderedResource } from '../../rules/resource';
import type { StackReader } from '../../rules/stack-reader';

/** Nothing but a reference to an argument of another resource. */
const REFERENCE = /^\$\{(alicloud_\w+)\.([\w-]+)\.(\w+)\}$/;

/** What is known of a stack's arguments before it is deployed. */
export class Arguments {
  constructor(
    private readonly stack: StackReader,
    private readonly region: string,
    private readonly said: {
      /** What stands in the place of parts of names. */
      readonly varying: Readonly<Record<string, string>>;
      /** What passwords are encrypted with: ids of KMS keys, or `*`. */
      readonly keys: readonly string[];
    },
  ) {}

  /**
   * ARNs with the arguments of a resource in them, and `*` for what the cloud decides. `{role_name?}` is an argument without
   * which there is no such ARN, and `{key}` any of the keys.
   */
  public arns(pattern: string, resource: RenderedResource): string[] {
    const patterns = pattern.includes('{key}') ? this.said.keys.map(key => pattern.replace('{key}', key)) : [pattern];
    return patterns.flatMap(one => this.arn(one, resource) ?? []);
  }

  private arn(pattern: string, resource: RenderedResource): string | undefined {
    let isMissing = false;
    const arn = pattern.replace(/\{([\w|]+)(\??)\}/g, (_, names: string, optional: string) => {
      const value = names === 'region' ? this.region : this.first(resource, names.split('|'));
      isMissing ||= value === undefined && optional === '?';
      return value ?? '*';
    });
    return isMissing ? undefined : arn;
  }

  private first(resource: RenderedResource, names: readonly string[]): string | undefined {
    const name = names.find(candidate => !resource.misses(candidate));
    return name === undefined ? undefined : this.vary(this.resolve(resource.value(name), 5) ?? '*');
  }

  private vary(name: string): string {
    return Object.entries(this.said.varying).reduce((text, [part, pattern]) => text.replaceAll(part, pattern), name);
  }

  /** The text that a value stands for, through a few references. */
  private resolve(value: unknown, hops: number): string | undefined {
    if (typeof value !== 'string') {
      return undefined;
    }
    const [, type, name, argument] = REFERENCE.exec(value) ?? [];
    if (type === undefined) {
      return isExpression(value) ? undefined : value;
    }
    const other = this.stack.all(type.replace('alicloud_', '')).find(({ address }) => address === `${type}.${name}`);
    return hops > 0 ? this.resolve(other?.value(argument as string), hops - 1) : undefined;
  }
}
