import type { RenderedResource } from './resource';
import type { ScannerCheck } from './scanner-check';
import type { StackReader } from './stack-reader';

/** `error`: the stack is not written. `warning` and `info` are listed beside what is written. */
export type RuleSeverity = 'error' | 'warning' | 'info';

/** What a rule protects. */
export type RuleConcern = 'security' | 'reliability' | 'cost';

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
  /** Where it is explained. @default - in docs/rules.md of this package, under its id */
  readonly docs?: string;
  /** @default - none */
  readonly scanners?: readonly ScannerCheck[];
  find(stack: StackReader): RuleHit[];
}

/** One thing that breaks a rule. */
export interface RuleHit {
  /** @default - the stack as a whole */
  readonly resource?: RenderedResource;
  /** What is there. It never holds a secret. */
  readonly message: string;
}

/**
 * Looks at each resource of some types by itself.
 *
 * @param judge what is wrong with a resource, or nothing
 */
export function eachResource(
  types: readonly string[],
  judge: (resource: RenderedResource, stack: StackReader) => string | false | undefined,
): Rule['find'] {
  return stack =>
    stack.all(...types).flatMap(resource => {
      const message = judge(resource, stack);
      return message ? [{ resource, message }] : [];
    });
}
