import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../lib/rules/catalogue';
import { pages, ROOT } from './markdown';

/** Figures that prose repeats, each as the code has it now. */
const FIGURES: readonly (readonly [RegExp, number])[] = [
  [/\b(\d{2,}) rules\b/, RULES.length],
  [/(?<!\d)(\d{2,}) 条规则/, RULES.length],
  [/\b(\d,\d{3}) (?:types|resources and data sources)\b/, types()],
  [/(\d,\d{3}) 个(?:类型|资源和数据源)/, types()],
];

/** The resources and data sources that there are bindings of. */
function types(): number {
  const folders = readdirSync(join(ROOT, '.gen/alicloud'), { withFileTypes: true }).filter(entry =>
    entry.isDirectory(),
  );
  return folders.filter(({ name }) => name !== 'provider').length;
}

test.each(FIGURES)('%s is %s', (pattern, figure) => {
  const told = pages().flatMap(({ path, prose }) =>
    prose.flatMap((line, index) => {
      const [, number] = pattern.exec(line) ?? [];
      return number === undefined
        ? []
        : [{ place: `${path}:${index + 1}`, number: Number(number.replaceAll(',', '')) }];
    }),
  );

  expect(told.length).toBeGreaterThan(1);
  expect(told.filter(({ number }) => number !== figure)).toEqual([]);
});
