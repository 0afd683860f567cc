import type { RuleFinding } from './findings';
import { RULES } from './catalogue';
import type { RenderedStack } from './rendering';
import type { Rule } from './rule';
import type { ScannerCheck } from './scanner-check';
import { StackReader } from './stack-reader';

/** A check of another scanner that is to be silent about a resource. */
export interface Suppression {
  readonly check: ScannerCheck;
  readonly address: string;
}

/**
 * What other scanners are to be silent about: what was acknowledged, and what they cannot see is kept.
 *
 * @param found what the rules found in the stack
 */
export function suppressions(
  rendered: RenderedStack,
  found: readonly RuleFinding[],
  rules: readonly Rule[] = RULES,
): Suppression[] {
  const stack = new StackReader(rendered);
  return rules.flatMap(rule =>
    (rule.scanners ?? []).flatMap(check =>
      stack
        .all(check.on)
        .filter(({ address }) =>
          isSilent(
            check,
            address,
            found.filter(finding => finding.rule === rule.id),
          ),
        )
        .map(({ address }) => ({ check, address })),
    ),
  );
}

/** The baseline of checkov: `checkov --baseline <file>` reports what is not in it. */
export function checkovBaseline(suppressed: readonly Suppression[]): object {
  const byAddress = new Map<string, string[]>();
  for (const { check, address } of suppressed.filter(one => one.check.scanner === 'checkov')) {
    byAddress.set(address, [...(byAddress.get(address) ?? []), check.id].toSorted());
  }
  const findings = [...byAddress].toSorted().map(([resource, ids]) => ({ resource, check_ids: ids }));
  return { failed_checks: findings.length > 0 ? [{ file: '/cdk.tf.json', findings }] : [] };
}

/**
 * The configuration of KICS: `kics scan --config <file>`. KICS knows one result by a hash that its versions make in
 * different ways, so a query is named as a whole, and only where it has nothing left to say about this stack.
 */
export function kicsConfig(rendered: RenderedStack, suppressed: readonly Suppression[]): object {
  const stack = new StackReader(rendered);
  const checks = new Map(suppressed.filter(one => one.check.scanner === 'kics').map(({ check }) => [check.id, check]));
  const silent = [...checks.values()].filter(({ id, on }) =>
    stack.all(on).every(({ address }) => suppressed.some(one => one.check.id === id && one.address === address)),
  );
  return { 'exclude-queries': silent.map(({ id }) => id).toSorted() };
}

function isSilent({ readsLess = false }: ScannerCheck, address: string, found: readonly RuleFinding[]): boolean {
  const there = found.filter(finding => finding.address === address);
  return there.length === 0 ? readsLess : there.every(finding => finding.acknowledged !== undefined);
}
