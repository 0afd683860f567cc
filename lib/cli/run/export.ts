import { exportRos } from '../../export/export-ros';
import type { Run } from '../command';
import { EXIT } from '../exit-code';
import { messages } from '../language';
import { readSettings } from '../sources';

const WORDS = messages({
  en: { writing: 'synthesizing', wrote: (file: string): string => `wrote ${file}` },
  zh: { writing: '正在合成', wrote: file => `已写出 ${file}` },
});

interface Options {
  readonly config?: string;
  readonly env?: readonly string[];
  readonly out?: string;
}

export const run: Run<Options> = async ({ options, terminal, language }) => {
  const settings = readSettings(options.config ?? 'pigeon.yaml', options.env, language);
  const words = WORDS[language];
  const files = await terminal.during(words.writing, () => exportRos(settings, options.out ?? 'ros'));
  files.forEach(file => terminal.print(words.wrote(file)));
  return EXIT.ok;
};
