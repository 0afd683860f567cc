import { exportRos } from '../../export/export-ros';
import type { Run } from '../command';
import { EXIT } from '../exit-code';
import { messages } from '../language';
import { readSettings } from '../sources';

const WORDS = messages({
  en: { wrote: (file: string): string => `wrote ${file}` },
  zh: { wrote: file => `已写出 ${file}` },
});

interface Options {
  readonly config?: string;
  readonly env?: readonly string[];
  readonly out?: string;
}

export const run: Run<Options> = ({ options, terminal, language }) => {
  const settings = readSettings(options.config ?? 'pigeon.yaml', options.env, language);
  exportRos(settings, options.out ?? 'ros').forEach(file => terminal.print(WORDS[language].wrote(file)));
  return EXIT.ok;
};
