import { adoptResources, listCandidates } from '../../adopt/adopt-resources';
import type { Run } from '../command';
import { EXIT } from '../exit-code';
import { messages } from '../language';
import { readSettings } from '../sources';

const WORDS = messages({
  en: { working: (count: number): string => (count > 0 ? 'rehearsing the import' : 'synthesizing') },
  zh: { working: count => (count > 0 ? '正在演练导入' : '正在合成') },
});

interface Options {
  readonly config?: string;
  readonly env?: readonly string[];
  readonly found?: string;
  readonly out?: string;
}

export const run: Run<Options> = async ({ options, arguments: [given], terminal, language }) => {
  // What may be said more than once comes as a list.
  const resources = (given ?? []) as unknown as readonly string[];
  const settings = readSettings(options.config ?? 'pigeon.yaml', options.env, language);
  const { found, out } = options;
  const said: (() => void)[] = [];
  // After the line that says what is being done is taken back.
  const output = {
    log: (line: string) => void said.push(() => terminal.print(line)),
    error: (line: string) => void said.push(() => terminal.note(line)),
  };
  try {
    return await terminal.during(WORDS[language].working(resources.length), async () => {
      if (resources.length > 0) {
        const isHarmless = await adoptResources(settings, { resources, found, out, language }, output);
        return isHarmless ? EXIT.ok : EXIT.findings;
      }
      listCandidates(settings, output);
      return EXIT.ok;
    });
  } finally {
    said.forEach(say => say());
  }
};
