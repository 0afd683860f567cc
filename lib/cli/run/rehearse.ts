import { findEngine, type EngineName } from '../../rehearse/engine/engine';
import { rehearseAll } from '../../rehearse/rehearse-all';
import type { Run } from '../command';
import { EXIT } from '../exit-code';
import { readSettings, stackFoldersOf } from '../sources';

interface Options {
  readonly config?: string;
  readonly env?: readonly string[];
  readonly from?: string;
  readonly engine?: EngineName;
  readonly keep?: true;
  readonly upgradeFrom?: string;
}

export const run: Run<Options> = async ({ options, terminal, language }) => {
  const { config, env, from, keep = false, ...rest } = options;
  // Before anything is synthesized, so that nobody waits for what cannot run.
  findEngine(options.engine);
  const stacks =
    from === undefined
      ? readSettings(config ?? 'pigeon.yaml', env, language)
      : stackFoldersOf({ config, env, from }, language);
  const output = { log: (line: string) => terminal.print(line), error: (line: string) => terminal.note(line) };
  return (await rehearseAll({ ...rest, stacks, keep, language }, output)) ? EXIT.ok : EXIT.findings;
};
