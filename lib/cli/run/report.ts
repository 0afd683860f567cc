import { writeFileSync } from 'node:fs';
import { estimate } from '../../report/cost/estimate';
import { PLAN_PRICES } from '../../report/cost/plan-prices';
import { PriceBook } from '../../report/cost/price-book';
import { readPriceFile } from '../../report/cost/read-price-file';
import { reportPage } from '../../report/page/page';
import { readReport } from '../../report/page/read-report';
import type { StackReport } from '../../report/page/stack-report';
import type { Run } from '../command';
import { costChart } from '../cost-chart';
import { EXIT } from '../exit-code';
import { messages } from '../language';
import { openStacks, type SourceOptions } from '../sources';

const WORDS = messages({
  en: { drawing: 'drawing', wrote: 'wrote' },
  zh: { drawing: '正在绘制', wrote: '已写入' },
});

interface Options extends SourceOptions {
  readonly prices?: readonly string[];
  readonly out: string;
}

export const run: Run<Options> = async ({ options, terminal, language }) => {
  const book = new PriceBook([PLAN_PRICES, ...(options.prices ?? []).map(readPriceFile)]);
  const stacks = await openStacks({ ...options, unchecked: true }, terminal, language);
  const reports: StackReport[] = [];
  await terminal.during(WORDS[language].drawing, async () => {
    for (const [number, stack] of stacks.entries()) {
      reports.push({ ...(await readReport(stack, number)), cost: costChart(estimate(stack, book), book) });
    }
  });
  writeFileSync(options.out, reportPage(reports, language));
  terminal.note(`${WORDS[language].wrote} ${options.out}`);
  return EXIT.ok;
};
