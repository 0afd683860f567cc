import type { Resource } from './resource';
import type { StackReader } from './stack-reader';

/** `error`: the stack is not written. `warning` and `info` are listed beside what is written. */
export type RuleSeverity = 'error' | 'warning' | 'info';

/** What a rule protects. */
export type RuleConcern = 'security' | 'reliability' | 'cost';

/** A check of another scanner that asks for the same. */
export interface ScannerCheck {
  readonly scanner: 'checkov' | 'kics';
  /** Such as `CKV_ALI_10`, or the id of a KICS query. */
  readonly id: string;
  /** The type of resource that the scanner blames, without `alicloud_`. */
  readonly on: string;
  /**
   * The scanner reads less than the rule does, such as a bucket without the resources that configure it, so what the rule
   * lets pass is no finding either.
   * @default false
   */
  readonly readsLess?: boolean;
}

/** Something that a stack should or should not be, and how to judge that from what it was rendered to. */
export interface Rule {
  /** `<family>/<name>`. It never changes: acknowledgements name it. */
  readonly id: string;
  readonly severity: RuleSeverity;
  readonly concern: RuleConcern;
  /** What holds where the rule is kept, in a sentence. */
  readonly what: string;
  /** What happens where it is not. */
  readonly why: string;
  readonly fix: string;
  /** @default - none */
  readonly scanners?: readonly ScannerCheck[];
  find(stack: StackReader): RuleHit[];
}

/** One thing that breaks a rule. */
export interface RuleHit {
  /** @default - the stack as a whole */
  readonly resource?: Resource;
  /** What is there. It never holds a secret. */
  readonly message: string;
}

/** Where a rule is explained: a page of this package and an anchor in it. */
export function docsOf({ id }: Pick<Rule, 'id'>): string {
  return `docs/rules.md#${id.replace('/', '')}`;
}

/**
 * Looks at each resource of some types by itself.
 *
 * @param judge what is wrong with a resource, or nothing
 */
export function each(
  types: readonly string[],
  judge: (resource: Resource, stack: StackReader) => string | false | undefined,
): Rule['find'] {
  return stack =>
    stack.all(...types).flatMap(resource => {
      const message = judge(resource, stack);
      return message ? [{ resource, message }] : [];
    });
}

export function checkov(id: string, on: string, options: Pick<ScannerCheck, 'readsLess'> = {}): ScannerCheck {
  return { scanner: 'checkov', id, on, ...options };
}

export function kics(id: string, on: string, options: Pick<ScannerCheck, 'readsLess'> = {}): ScannerCheck {
  return { scanner: 'kics', id, on, ...options };
}
