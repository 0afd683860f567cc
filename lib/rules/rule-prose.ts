import type { Rule } from './rule';

/** What a rule says to people. */
export type RuleProse = Pick<Rule, 'what' | 'why' | 'fix'>;
