import { adoptResources, listCandidates } from '../../adopt/adopt-resources';
import type { Run } from '../command';
import { EXIT } from '../exit-code';
import { readSettings } from '../sources';

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
  const output = { log: (line: string) => terminal.print(line), error: (line: string) => terminal.note(line) };
  if (resources.length > 0) {
    const { found, out } = options;
    return (await adoptResources(settings, { resources, found, out }, output)) ? EXIT.ok : EXIT.findings;
  }
  listCandidates(settings, output);
  return EXIT.ok;
};
