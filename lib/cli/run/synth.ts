import { synthesize } from '../../synthesize';
import type { Run } from '../command';
import { EXIT } from '../exit-code';
import { messages } from '../language';
import { jsonText } from '../plain-text';
import { readSettings } from '../sources';

const WORDS = messages({
  en: { synthesizing: 'synthesizing', wrote: (file: string): string => `wrote ${file}` },
  zh: { synthesizing: '正在合成', wrote: file => `已写出 ${file}` },
});

interface Options {
  readonly config?: string;
  readonly env?: readonly string[];
  readonly out?: string;
  readonly hcl?: true;
  readonly format: 'table' | 'json';
}

export const run: Run<Options> = async ({ options, terminal, language }) => {
  const words = WORDS[language];
  const settings = readSettings(options.config ?? 'pigeon.yaml', options.env, language);
  const files = await terminal.during(words.synthesizing, () =>
    synthesize(settings, { outdir: options.out, hcl: options.hcl }),
  );
  if (options.format === 'json') terminal.document(jsonText({ files }));
  else files.forEach(file => terminal.print(words.wrote(file)));
  return EXIT.ok;
};
