import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { readStacks, type WrittenStack } from '../report/stack-reader';
import { MissingToolError, UsageError } from './exit-code';
import { messages, type Language } from './language';
import { settingsOf, synthesizedStacks } from './sources';

const WORDS = messages({
  en: {
    noGit: (name: string): string =>
      `'${name}' is no folder that is there, and for a git revision 'git' is needed: install it, or name a folder`,
    neither: (name: string): string =>
      `'${name}' is neither a folder that is there nor a git revision of this repository`,
    noFile: (file: string, revision: string): string =>
      `the revision '${revision}' has no '${file}'; name the settings file with --config, or compare folders`,
  },
  zh: {
    noGit: name => `'${name}' 不是已有的目录；若是 git 版本则需要 'git'：请安装它，或指定目录`,
    neither: name => `'${name}' 既不是已有的目录，也不是本仓库的 git 版本`,
    noFile: (file, revision) => `版本 '${revision}' 中没有 '${file}'；请用 --config 指定配置文件，或比较目录`,
  },
});

/**
 * The stacks that a name stands for: those of a folder, or those that the settings file of a git revision is synthesized
 * to.
 */
export function stacksOf(name: string, config: string, language: Language): WrittenStack[] {
  if (existsSync(name)) return readStacks(name);
  const commit = commitOf(name, language);
  const file = relative(process.cwd(), config);
  let text: string;
  try {
    text = git('show', `${commit}:./${file}`);
  } catch {
    throw new UsageError(WORDS[language].noFile(file, name));
  }
  return synthesizedStacks(settingsOf(text, `${name}:${file}`, undefined, language), true);
}

function commitOf(name: string, language: Language): string {
  try {
    return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`).trim();
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (isMissing) throw new MissingToolError(WORDS[language].noGit(name));
    throw new UsageError(WORDS[language].neither(name));
  }
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 26 });
}
