import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { stackFolders } from '../report/stack-folders';
import { readStacks, type WrittenStack } from '../report/stack-reader';
import { UnreadableStackError } from '../report/unreadable-stack-error';
import type { Settings } from '../settings/settings';
import { UsageError } from './exit-code';
import { messages, type Language } from './language';
import type { Terminal } from './terminal';

const DEFAULT_CONFIG = 'pigeon.yaml';
const DEFAULT_FOLDER = 'cdktf.out';

const WORDS = messages({
  en: {
    synthesizing: (file: string): string => `synthesizing ${file}`,
    both: "'--from' reads what is synthesized, and '--config' synthesizes: give one of them",
    nothing: `there is neither a ${DEFAULT_CONFIG} nor a ${DEFAULT_FOLDER} here; name one with --config or --from, or begin with 'pigeon init'`,
    noConfig: (file: string): string => `there is no file '${file}'; '--config FILE' names the settings file`,
    noStack: (names: string, known: string): string =>
      `there is no stack of the environment '${names}'; there are ${known}`,
    noEnvironment: (name: string, known: string): string => `there is no environment '${name}'; there are ${known}`,
  },
  zh: {
    synthesizing: file => `正在合成 ${file}`,
    both: "'--from' 读取已合成的结果，'--config' 则会合成；请只给其中一个",
    nothing: `这里既没有 ${DEFAULT_CONFIG} 也没有 ${DEFAULT_FOLDER}；请用 --config 或 --from 指定，或先运行 'pigeon init'`,
    noConfig: file => `没有文件 '${file}'；用 '--config 文件' 指定配置文件`,
    noStack: (names, known) => `没有环境 '${names}' 的栈；现有 ${known}`,
    noEnvironment: (name, known) => `没有环境 '${name}'；现有 ${known}`,
  },
});

export interface SourceOptions {
  readonly config?: string;
  readonly env?: readonly string[];
  readonly from?: string;
  /** Read what does not pass its checks as well. @default false */
  readonly unchecked?: boolean;
}

/** The stacks that a command is about: of a folder, or of the settings file, which is synthesized for it. */
export async function openStacks(
  { config, env, from, unchecked = false }: SourceOptions,
  terminal: Terminal,
  language: Language,
): Promise<WrittenStack[]> {
  const words = WORDS[language];
  if (from !== undefined && config !== undefined) throw new UsageError(words.both);
  const file = settingsFileOf({ config, from });
  const folder = from ?? DEFAULT_FOLDER;
  if (file !== undefined) {
    return terminal.during(words.synthesizing(file), () =>
      synthesizedStacks(readSettings(file, env, language), unchecked),
    );
  }
  if (from === undefined && !existsSync(folder)) throw new UsageError(words.nothing);
  return ofEnvironments(readStacks(folder), env, language);
}

/** The settings file that stacks are synthesized from. @returns nothing where what is synthesized already is read */
export function settingsFileOf({ config, from }: SourceOptions): string | undefined {
  if (from !== undefined) return undefined;
  return config ?? (existsSync(DEFAULT_CONFIG) ? DEFAULT_CONFIG : undefined);
}

/** The folder of each stack of a synthesis that is there, be it JSON or HCL. */
export function stackFoldersOf({ config, env, from = '' }: SourceOptions, language: Language): string[] {
  if (config !== undefined) throw new UsageError(WORDS[language].both);
  if (isStack(from)) return [from];
  const folders = stackFolders(from).filter(isStack);
  if (folders.length === 0) throw new UnreadableStackError(existsSync(from) ? 'no-stack' : 'missing', from);
  const named = folders.map(folder => ({ folder, name: basename(folder) }));
  return ofEnvironments(named, env, language).map(({ folder }) => folder);
}

/** Reads a settings file, with only the environments that are asked for. */
export function readSettings(file: string, env: readonly string[] | undefined, language: Language): Settings {
  if (!existsSync(file)) throw new UsageError(WORDS[language].noConfig(file));
  return settingsOf(readFileSync(file, 'utf8'), file, env, language);
}

/** The settings that a text holds. */
export function settingsOf(
  text: string,
  file: string,
  env: readonly string[] | undefined,
  language: Language,
): Settings {
  // Loaded here, since what reads a folder needs neither of them.
  const { parseSettings } = require('../settings/parse-settings') as typeof import('../settings/parse-settings');
  const { selectEnvironments } = require('../settings/settings') as typeof import('../settings/settings');
  const settings = parseSettings(text, file);
  const known = Object.keys(settings.environments);
  const missing = env?.find(name => !known.includes(name));
  if (missing !== undefined) {
    throw new UsageError(WORDS[language].noEnvironment(missing, known.map(name => `'${name}'`).join(', ')));
  }
  return env ? selectEnvironments(settings, env) : settings;
}

/** Synthesizes settings into a folder that is removed again, and reads what was written. */
export function synthesizedStacks(settings: Settings, unchecked = false): WrittenStack[] {
  const { synthesize } = require('../synthesize') as typeof import('../synthesize');
  const folder = mkdtempSync(join(tmpdir(), 'pigeon-synth-'));
  try {
    synthesize(settings, { outdir: folder, hcl: false, unchecked });
    return readStacks(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A stack is that of an environment when it is called after it: `production`, or `<system>-production`. */
export function ofEnvironments<T extends { readonly name: string }>(
  stacks: T[],
  env: readonly string[] | undefined,
  language: Language,
): T[] {
  if (!env) return stacks;
  const missing = env.find(wanted => !stacks.some(stack => isOf(stack, wanted)));
  const known = stacks.map(({ name }) => `'${name}'`).join(', ');
  if (missing !== undefined) throw new UsageError(WORDS[language].noStack(missing, known));
  return stacks.filter(stack => env.some(wanted => isOf(stack, wanted)));
}

function isOf({ name }: { readonly name: string }, environment: string): boolean {
  return name === environment || name.endsWith(`-${environment}`);
}

function isStack(folder: string): boolean {
  return ['cdk.tf.json', 'cdk.tf'].some(file => existsSync(join(folder, file)));
}
