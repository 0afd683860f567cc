import { didYouMean } from '../facts/check/suggest';
import type { Acknowledgement } from './acknowledgement';
import { RULES } from './catalogue';
import type { RenderedStack } from './rendering';
import type { Rule, RuleSeverity } from './rule';
import { StackReader } from './stack-reader';

export interface FindingsOptions {
  /** All rules that are judged by. @default - `RULES` */
  readonly rules?: readonly Rule[];
  /** @default - none */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** Ids of rules that nobody may acknowledge. @default - none */
  readonly neverWaivable?: readonly string[];
  /** What the stack as a whole is called, such as its path. @default - what cdktf noted */
  readonly stack?: string;
  /** The day that ends are compared with, as `YYYY-MM-DD`. @default - today, in UTC */
  readonly today?: string;
}

/** What a rule found. */
export interface RuleFinding {
  readonly rule: string;
  readonly severity: RuleSeverity;
  /** The Terraform address, or the name of the stack where no resource is to blame. */
  readonly address: string;
  /** The path of the construct, where cdktf noted it. */
  readonly construct?: string;
  readonly message: string;
  /** What to do. */
  readonly fix: string;
  /** The page that explains the rule; within this package, unless the rule says another. */
  readonly docs: string;
  /** Who accepted it, and why. @default - nobody */
  readonly acknowledged?: Pick<Acknowledgement, 'reason' | 'owner' | 'until'>;
}

/** Where this package explains acknowledgements. */
const ACKNOWLEDGEMENT_DOCS = 'docs/rules.md#acknowledge-a-finding';
const ORDER: readonly RuleSeverity[] = ['error', 'warning', 'info'];

/**
 * Judges a stack by the rules.
 *
 * @param rendered the object form of `cdk.tf.json`, whoever wrote it
 * @returns what was found, the worst first, what was acknowledged included
 */
export function findings(rendered: RenderedStack, options: FindingsOptions = {}): RuleFinding[] {
  return new Judgement(new StackReader(rendered), options).findings();
}

/** A finding in one line: where, what, by which rule, and what to do. */
export function describeRuleFinding({ construct, address, message, rule, fix, docs }: RuleFinding): string {
  const where = construct !== undefined && construct !== address ? `${construct} (${address})` : address;
  return `${where}: ${message} [${rule}]. ${fix} See ${docs}`;
}

/** Whether a finding stops what follows. */
export function stops({ severity, acknowledged }: RuleFinding): boolean {
  return severity === 'error' && !acknowledged;
}

class Judgement {
  private readonly name: string;
  private readonly rules: readonly Rule[];
  private readonly acknowledgements: readonly Acknowledgement[];
  private readonly used = new Set<Acknowledgement>();

  constructor(
    private readonly stack: StackReader,
    private readonly options: FindingsOptions,
  ) {
    this.name = options.stack ?? stack.name;
    this.rules = options.rules ?? RULES;
    this.acknowledgements = options.acknowledgements ?? [];
  }

  public findings(): RuleFinding[] {
    const found = this.rules.flatMap(rule => this.findingsOf(rule));
    const all = [...found, ...this.acknowledgements.flatMap(acknowledgement => this.problemOf(acknowledgement) ?? [])];
    return all.toSorted(
      (one, other) =>
        ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity) ||
        compare(one.rule, other.rule) ||
        compare(one.address, other.address),
    );
  }

  private findingsOf(rule: Rule): RuleFinding[] {
    return rule.find(this.stack).map(({ resource, message }) => {
      const finding: RuleFinding = {
        rule: rule.id,
        severity: rule.severity,
        address: resource?.address ?? this.name,
        ...(resource
          ? resource.construct !== undefined && { construct: resource.construct }
          : { construct: this.name }),
        message,
        fix: rule.fix,
        // A heading's anchor, as GitHub makes it.
        docs: rule.docs ?? `docs/rules.md#${rule.id.replace('/', '')}`,
      };
      return this.withAcknowledgement(finding);
    });
  }

  private withAcknowledgement(finding: RuleFinding): RuleFinding {
    const candidates = this.acknowledgements.filter(one => one.rule === finding.rule && covers(one, finding));
    candidates.forEach(one => this.used.add(one));
    if (candidates.length === 0 || this.isNeverWaivable(finding.rule)) {
      return finding;
    }
    const holding = candidates.find(one => !this.hasEnded(one));
    if (!holding) {
      const { owner, until } = candidates[0] as Acknowledgement;
      return { ...finding, message: `${finding.message}; ${owner} acknowledged that until ${until}` };
    }
    const { reason, owner, until } = holding;
    return { ...finding, acknowledged: { reason, owner, ...(until !== undefined && { until }) } };
  }

  /** What is wrong with an acknowledgement itself. One of a library's, which nobody can remove, is at worst idle. */
  private problemOf(acknowledgement: Acknowledgement): RuleFinding | undefined {
    const { rule, owner, under, mayBeUnused } = acknowledgement;
    if (mayBeUnused) {
      return undefined;
    }
    const ids = this.rules.map(({ id }) => id);
    const problem = (id: string, severity: RuleSeverity, message: string): RuleFinding => ({
      rule: `acknowledgements/${id}`,
      severity,
      address: under || this.name,
      message,
      fix: 'Correct or remove the acknowledgement.',
      docs: ACKNOWLEDGEMENT_DOCS,
    });
    if (!ids.includes(rule)) {
      return problem('unknown-rule', 'error', `acknowledges '${rule}', which is no rule${didYouMean(rule, ids)}`);
    }
    if (this.isNeverWaivable(rule)) {
      return problem('never-waivable', 'error', `acknowledges '${rule}', which nobody may`);
    }
    return this.used.has(acknowledgement)
      ? undefined
      : problem('unused', 'warning', `acknowledges '${rule}' (${owner}), which finds nothing there`);
  }

  private isNeverWaivable(rule: string): boolean {
    return this.options.neverWaivable?.includes(rule) ?? false;
  }

  private hasEnded({ until }: Acknowledgement): boolean {
    // Days in this form are in order as text. The clock is asked only where somebody gave an end.
    return until !== undefined && until < (this.options.today ?? new Date().toISOString().slice(0, 10));
  }
}

function covers({ under }: Acknowledgement, { construct, address }: RuleFinding): boolean {
  return under === '' || under === address || construct === under || (construct ?? '').startsWith(`${under}/`);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
