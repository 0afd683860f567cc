import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { architecture } from '../../report/diagram/architecture';
import { layOut } from '../../report/diagram/layout';
import { toMermaid } from '../../report/diagram/mermaid';
import { diagramPage } from '../../report/diagram/page';
import { toSvg } from '../../report/diagram/svg';
import type { WrittenStack } from '../../report/stack-reader';
import { readTraffic } from '../../report/traffic/traffic';
import type { Run } from '../command';
import { EXIT, UsageError } from '../exit-code';
import { fileNames } from '../file-names';
import { messages, type Language } from '../language';
import { openStacks, type SourceOptions } from '../sources';

const WORDS = messages({
  en: {
    several: (names: string): string =>
      `there are several stacks (${names}): choose one with '--env', or a folder for all with '--out'`,
    drawing: 'drawing',
    wrote: 'wrote',
  },
  zh: {
    several: names => `有多个栈（${names}）：请用 '--env' 选择一个，或用 '--out' 指定存放全部图的目录`,
    drawing: '正在绘制',
    wrote: '已写入',
  },
});
const ENDINGS = { svg: 'svg', mermaid: 'mmd', html: 'html' } as const;
type Format = keyof typeof ENDINGS;

interface Options extends SourceOptions {
  readonly format: Format;
  readonly out?: string;
}

export const run: Run<Options> = async ({ options, terminal, language }) => {
  const stacks = await openStacks(options, terminal, language);
  const [only, ...others] = stacks;
  if (only === undefined) return EXIT.ok;
  const drawing = (stack: WrittenStack) =>
    terminal.during(WORDS[language].drawing, () => draw(stack, options.format, language));
  if (options.out === undefined) {
    if (others.length > 0) throw new UsageError(WORDS[language].several(stacks.map(({ name }) => name).join(', ')));
    terminal.document(await drawing(only));
    return EXIT.ok;
  }
  const files = others.length === 0 ? [options.out] : filesIn(options.out, stacks, ENDINGS[options.format]);
  for (const [index, stack] of stacks.entries()) {
    const file = files[index] as string;
    writeFileSync(file, await drawing(stack));
    terminal.note(`${WORDS[language].wrote} ${file}`);
  }
  return EXIT.ok;
};

function filesIn(folder: string, stacks: readonly WrittenStack[], ending: string): string[] {
  mkdirSync(folder, { recursive: true });
  return fileNames(stacks.map(({ name }) => name)).map(name => join(folder, `${name}.${ending}`));
}

async function draw(stack: WrittenStack, format: Format, language: Language): Promise<string> {
  const picture = architecture(stack, readTraffic(stack), language);
  if (format === 'mermaid') return toMermaid(picture);
  const svg = toSvg(await layOut(picture));
  return format === 'svg' ? svg : diagramPage(picture.title, svg, language);
}
