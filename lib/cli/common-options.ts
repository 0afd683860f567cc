import type { CommandOption } from './command';

export const CONFIG: CommandOption = {
  flags: '--config <file>',
  description: { en: 'the settings file (default: pigeon.yaml)', zh: '配置文件（默认：pigeon.yaml）' },
};

export const ENV: CommandOption = {
  flags: '--env <name>',
  description: { en: 'only this environment; may be repeated', zh: '只处理该环境；可重复' },
  repeatable: true,
};

export const FROM: CommandOption = {
  flags: '--stack-dir, --from <path>',
  description: {
    en: 'read what is synthesized already: a cdktf.out, the folder of a stack, or a cdk.tf.json',
    zh: '读取已经合成的结果：cdktf.out、某个栈的目录，或 cdk.tf.json',
  },
};

export function out(what: CommandOption['description']): CommandOption {
  return { flags: '--out <file>', description: what };
}

export function format<const T extends readonly [string, ...string[]]>(...choices: T): CommandOption {
  return {
    flags: '--format <form>',
    description: { en: 'the form of the output', zh: '输出格式' },
    choices,
    default: choices[0],
  };
}

/** Where a command takes its stacks from. */
export const SOURCES: readonly CommandOption[] = [CONFIG, ENV, FROM];

/** The text that explains where a command takes its stacks from. */
export const SOURCES_EXPLAINED = {
  en: 'Without --from, the settings file is synthesized anew; where there is none, cdktf.out is read.',
  zh: '不带 --from 时，会重新合成配置文件；没有配置文件时，读取 cdktf.out。',
};
