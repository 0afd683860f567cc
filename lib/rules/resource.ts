/** A map of arguments, as Terraform reads it. */
export type Section = Readonly<Record<string, unknown>>;

export function isSection(value: unknown): value is Section {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether only Terraform knows the value. `$${` is a dollar sign and no expression. */
export function isExpression(value: unknown): boolean {
  // Some texts are long, and most hold no such thing: a pattern is for those that may.
  const mayBe = typeof value === 'string' && (value.includes('${') || value.includes('%{'));
  return mayBe && /(^|[^$])\$\{|(^|[^%])%\{/.test(value);
}

/**
 * Part of a resource: its arguments, or those of one of its blocks. A path such as `versioning.status` goes into blocks, the
 * first where there are several. A value that is an expression is neither found good nor bad.
 */
export class RenderedArguments {
  constructor(public readonly body: Section) {}

  /** The value at a path, whatever it is. */
  public value(path: string): unknown {
    return path.split('.').reduce<unknown>((value, key) => {
      const one: unknown = Array.isArray(value) ? value[0] : value;
      return isSection(one) ? one[key] : undefined;
    }, this.body);
  }

  /** A value as text, where it is known. */
  public text(path: string): string | undefined {
    const value = this.value(path);
    return value === undefined || value === null || typeof value === 'object' || isExpression(value)
      ? undefined
      : String(value);
  }

  /** A value as a number, where it is known. */
  public number(path: string): number | undefined {
    const text = this.text(path);
    return text === undefined || text === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
  }

  /** What a list holds, where that is known: a part that is an expression is left out. */
  public list(path: string): string[] {
    const value = this.value(path);
    return (Array.isArray(value) ? value : [value])
      .filter(item => ['string', 'number', 'boolean'].includes(typeof item) && !isExpression(item))
      .map(String);
  }

  /** Whether a value is known, and is one of these. */
  public says(path: string, ...values: readonly (string | boolean)[]): boolean {
    const text = this.text(path);
    return text !== undefined && values.some(value => String(value) === text);
  }

  /** Whether a value is known to be none of these. What is not given is known; an expression may be anything. */
  public lacks(path: string, ...values: readonly (string | boolean)[]): boolean {
    return !this.mayBeAnything(path) && !this.says(path, ...values);
  }

  /** Whether nothing is given at a path. */
  public misses(path: string): boolean {
    const value = this.value(path);
    const isEmpty =
      value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
    return isEmpty && !this.mayBeAnything(path);
  }

  /** Whether a value, or a block around it, is made by an expression. */
  public mayBeAnything(path: string): boolean {
    const keys = path.split('.');
    const dynamic = this.value(`dynamic.${keys[0] as string}`);
    return (
      dynamic !== undefined || keys.some((_, index) => isExpression(this.value(keys.slice(0, index + 1).join('.'))))
    );
  }

  /** The blocks of a name. */
  public blocks(name: string): RenderedArguments[] {
    const value = this.value(name);
    return (Array.isArray(value) ? value : [value]).filter(isSection).map(body => new RenderedArguments(body));
  }
}

/** A resource of a rendered stack. */
export class RenderedResource extends RenderedArguments {
  /** Such as `alicloud_vpc.Network_1234`, or `data.alicloud_images.Ubuntu_1234`. */
  public readonly address: string;

  constructor(
    /** Such as `alicloud_vpc`. */
    public readonly type: string,
    name: string,
    body: Section,
    /** `data.` of what is only read. */
    prefix = '',
  ) {
    super(body);
    this.address = `${prefix}${type}.${name}`;
  }

  /** The path of the construct that made it, where cdktf noted it. */
  public get construct(): string | undefined {
    const path = this.value('//.metadata.path');
    return typeof path === 'string' ? path : undefined;
  }

  /** Whether Terraform refuses to destroy it. */
  public get isProtected(): boolean {
    return !this.lacks('lifecycle.prevent_destroy', true);
  }

  /** Whether Terraform leaves an argument as somebody else sets it. */
  public ignores(argument: string): boolean {
    const ignored = this.value('lifecycle.ignore_changes');
    return ignored === 'all' || (Array.isArray(ignored) && ignored.includes(argument));
  }
}
