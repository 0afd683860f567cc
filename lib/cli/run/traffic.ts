import { readTraffic } from '../../report/traffic/traffic';
import type { Run } from '../command';
import { EXIT } from '../exit-code';
import { jsonText } from '../plain-text';
import { openStacks, type SourceOptions } from '../sources';
import { trafficJson, trafficLines, trafficMarkdown } from '../traffic-view';
import { writeResult } from '../write-result';

interface Options extends SourceOptions {
  readonly format: 'table' | 'json' | 'markdown';
  readonly out?: string;
}

export const run: Run<Options> = async ({ options, terminal, language }) => {
  const stacks = await openStacks(options, terminal, language);
  const all = stacks.map(stack => ({ stack, traffic: readTraffic(stack) }));
  const documents = {
    table: () => trafficLines(all, language),
    markdown: () => trafficMarkdown(all, language),
    json: () => jsonText(trafficJson(all)),
  };
  writeResult(documents[options.format](), options.out, terminal);
  return EXIT.ok;
};
