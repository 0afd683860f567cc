import { checkAgainstProvider } from '../facts/check/check-provider';
import { findings, type RuleFinding } from '../rules/findings';
import type { WrittenStack } from './stack-reader';

export type Severity = 'error' | 'warning' | 'info';

/** Something that is wrong with a stack, or could be better. */
export interface StackFinding {
  /** Such as `provider/refused`. It never changes. */
  readonly ruleId: string;
  readonly severity: Severity;
  readonly stack: string;
  /** The Terraform address. @default - the stack as a whole */
  readonly address?: string;
  /** The construct that made it, from below the stack. @default - the stack as a whole */
  readonly path?: string;
  /** What is there. */
  readonly message: string;
  /** What to do. */
  readonly fix?: string;
  /** Where the rule is explained. */
  readonly docs?: string;
  /** Why somebody accepts it. It then counts no longer. */
  readonly acknowledged?: string;
}

const GRAVITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What is wrong with a stack, the gravest first: what the provider would refuse, and what breaks a rule of this package. */
export function findingsOf(stack: WrittenStack): StackFinding[] {
  return [...providerFindings(stack), ...ruleFindings(stack)].toSorted(
    (a, b) => GRAVITY[a.severity] - GRAVITY[b.severity],
  );
}

/** Whether a finding is of this severity, or graver. Those that somebody accepted are of none. */
export function isAsGraveAs({ severity, acknowledged }: StackFinding, least: Severity): boolean {
  return acknowledged === undefined && GRAVITY[severity] <= GRAVITY[least];
}

/** What the provider would refuse at plan, and what it calls deprecated. */
function providerFindings(stack: WrittenStack): StackFinding[] {
  return checkAgainstProvider(stack.json).map(({ severity, address, message }) => {
    const path = stack.find(address)?.construct;
    return {
      ruleId: severity === 'error' ? 'provider/refused' : 'provider/deprecated',
      severity,
      stack: stack.name,
      address,
      ...(path !== undefined && { path }),
      message,
    };
  });
}

/** What breaks a rule. What was accepted when the stack was synthesized is accepted here. */
function ruleFindings(stack: WrittenStack): StackFinding[] {
  const { name, json, acknowledgements } = stack;
  return findings({ ...json }, { acknowledgements, stack: name }).map(finding => ofRule(finding, stack));
}

function ofRule(
  { rule, severity, address, message, fix, docs, acknowledged }: RuleFinding,
  stack: WrittenStack,
): StackFinding {
  const path = stack.find(address)?.construct;
  return {
    ruleId: rule,
    severity,
    stack: stack.name,
    ...(address !== stack.name && { address }),
    ...(path !== undefined && { path }),
    message,
    fix,
    docs,
    ...(acknowledged && { acknowledged: `${acknowledged.reason} (${acknowledged.owner})` }),
  };
}
