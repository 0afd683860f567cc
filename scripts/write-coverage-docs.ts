import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLAN_LINES } from '../lib/report/plan/plan-lines';

const PAGES = [
  { page: 'coverage.md', language: 'en', between: ', ' },
  { page: 'coverage.zh-CN.md', language: 'zh', between: '、' },
] as const;

const isRow = (text: string) => /^\| *\d/.test(text);

/** Writes the table of docs/coverage.md, in both languages. To be run when what fulfils the plan has changed. */
for (const { page, language, between } of PAGES) {
  const file = join(__dirname, '../docs', page);
  const rows = PLAN_LINES.map(({ chapter, line, by }) => {
    const claims = by.map(({ kind, what }) => `\`${kind}: ${what}\``).join(between);
    return `| ${chapter} | ${line[language]} | ${claims} |`;
  });
  const lines = readFileSync(file, 'utf8').split('\n');
  const first = lines.findIndex(isRow);
  const rest = lines.filter(text => !isRow(text));
  writeFileSync(file, [...rest.slice(0, first), ...rows, ...rest.slice(first)].join('\n'));
  console.log(`wrote docs/${page}`);
}
