import { PLAN_PRICES } from '../../report/cost/plan-prices';
import { PriceBook } from '../../report/cost/price-book';
import { readPriceFile } from '../../report/cost/read-price-file';
import { diffStacks, type StackDiff } from '../../report/diff/stack-diff';
import { isAsGraveAs } from '../../report/findings';
import type { WrittenStack } from '../../report/stack-reader';
import type { Run } from '../command';
import { diffLines, diffMarkdown } from '../diff-view';
import { EXIT } from '../exit-code';
import { messages } from '../language';
import { jsonText } from '../plain-text';
import { stacksOf } from '../revision';
import { ofEnvironments, openStacks } from '../sources';
import { writeResult, type Line } from '../write-result';

const WORDS = messages({
  en: { reading: (name: string): string => `reading ${name}` },
  zh: { reading: name => `正在读取 ${name}` },
});

interface Options {
  readonly config?: string;
  readonly env?: readonly string[];
  readonly prices?: readonly string[];
  readonly format: 'table' | 'json' | 'markdown';
  readonly out?: string;
}

export const run: Run<Options> = async ({ options, arguments: [before = '', after], terminal, language }) => {
  const book = new PriceBook([PLAN_PRICES, ...(options.prices ?? []).map(readPriceFile)]);
  const read = (name: string): Promise<WrittenStack[]> =>
    terminal.during(WORDS[language].reading(name), () => stacksOf(name, options.config ?? 'pigeon.yaml', language));
  const old = await read(before);
  const young =
    after === undefined
      ? await openStacks({ config: options.config, unchecked: true }, terminal, language)
      : await read(after);
  const known = ofEnvironments([...young, ...old], options.env, language);
  const diffs = diffStacks(
    old.filter(stack => known.includes(stack)),
    young.filter(stack => known.includes(stack)),
    book,
  );
  const documents: Readonly<Record<Options['format'], () => string | readonly Line[]>> = {
    table: () => diffLines(diffs, language),
    markdown: () => diffMarkdown(diffs, language),
    json: () => jsonText({ stacks: diffs }),
  };
  writeResult(documents[options.format](), options.out, terminal);
  return diffs.some(isHarmful) ? EXIT.findings : EXIT.ok;
};

/** Whether a change loses data, or brings a finding that is an error. */
function isHarmful({ changes, newFindings }: StackDiff): boolean {
  return changes.some(({ losesData }) => losesData) || newFindings.some(finding => isAsGraveAs(finding, 'error'));
}
