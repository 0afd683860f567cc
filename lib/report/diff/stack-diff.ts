import { ProviderFacts } from '../../facts/provider-facts';
import { estimate, type StackCost } from '../cost/estimate';
import type { PriceBook } from '../cost/price-book';
import { NOTHING, type Range } from '../cost/range';
import { findingsOf, type StackFinding } from '../findings';
import type { WrittenStack } from '../stack-reader';
import { compareStacks } from './compare-stacks';
import type { ResourceChange } from './resource-change';

/** What a change does to a stack. */
export interface StackDiff {
  readonly stack: string;
  readonly changes: readonly ResourceChange[];
  readonly currency: string;
  /** A month of all that has a price. */
  readonly costBefore: Range;
  readonly costAfter: Range;
  /** Findings that were not there before. */
  readonly newFindings: readonly StackFinding[];
  /** Findings that are there no longer. */
  readonly gone: readonly StackFinding[];
}

/** What lies between two syntheses, stack by stack. */
export function diffStacks(
  before: readonly WrittenStack[],
  after: readonly WrittenStack[],
  book: PriceBook,
  facts: ProviderFacts = ProviderFacts.embedded(),
): StackDiff[] {
  const names = [...new Set([...after, ...before].map(({ name }) => name))];
  return names.map(name => {
    const [old, young] = [before, after].map(stacks => stacks.find(stack => stack.name === name));
    const [was, is] = [old, young].map(stack => (stack ? findingsOf(stack) : []));
    return {
      stack: name,
      changes: compareStacks(old, young, facts),
      currency: book.currency,
      costBefore: monthly(old && estimate(old, book)),
      costAfter: monthly(young && estimate(young, book)),
      newFindings: without(is, was),
      gone: without(was, is),
    };
  });
}

function monthly(cost: StackCost | undefined): Range {
  return cost?.monthly ?? NOTHING;
}

function without(findings: readonly StackFinding[] = [], others: readonly StackFinding[] = []): StackFinding[] {
  const known = new Set(others.map(keyOf));
  return findings.filter(finding => !known.has(keyOf(finding)));
}

function keyOf({ ruleId, address = '', message, acknowledged }: StackFinding): string {
  return JSON.stringify([ruleId, address, message, acknowledged !== undefined]);
}
