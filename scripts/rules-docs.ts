import { RULES } from '../lib/rules/catalogue';
import type { Rule } from '../lib/rules/rule';
import { RULES_IN_CHINESE } from '../lib/rules/rules-in-chinese';

/** Where the catalogue begins in a page. All that follows is written by `npm run rules:docs`. */
const BEGIN = '<!-- What follows is written by `npm run rules:docs`. -->';

export const PAGES = ['rules.md', 'rules.zh-CN.md'] as const;
export type Page = (typeof PAGES)[number];

/** A page with its catalogue as the rules are now. */
export function withCatalogue(page: Page, text: string): string {
  const [before] = text.split(BEGIN);
  const families = [...new Set(RULES.map(familyOf))].map(family => {
    const rules = RULES.filter(rule => familyOf(rule) === family);
    return `## ${family}\n\n${rules.map(rule => entry(rule, page)).join('\n')}`;
  });
  return `${before}${BEGIN}\n\n${families.join('\n')}`;
}

function familyOf({ id }: Rule): string {
  return id.split('/', 1)[0] as string;
}

function entry(rule: Rule, page: Page): string {
  const { id, severity, concern, scanners = [] } = rule;
  const facts = [`**${severity}**`, concern, ...scanners.map(check => `${check.scanner} \`${check.id}\``)].join(' · ');
  const [prose, why, fix] = page === 'rules.md' ? [rule, 'Why: ', 'Fix: '] : [RULES_IN_CHINESE[id], '原因：', '修正：'];
  if (!prose) {
    throw new Error(`lib/rules/chinese says nothing of '${id}'`);
  }
  return `### ${id}\n\n${facts}\n\n${prose.what}\n\n- ${why}${prose.why}\n- ${fix}${prose.fix}\n`;
}
