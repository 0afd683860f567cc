import { CommanderError } from 'commander';
import { UnreadableStackError } from '../report/unreadable-stack-error';
import { EXIT, exitCodeOf } from './exit-code';
import { fileTrouble, isFileTrouble } from './file-trouble';
import { messages, type Language } from './language';
import type { Terminal } from './terminal';

/** What is quoted in a message of the parser. */
type Quoted = readonly string[];
type StackSentence = (file: string, detail: string) => string;

const WORDS = messages({
  en: {
    hint: (command: string): string => `see 'pigeon ${command}--help'`,
    fault: (message: string): string => `a fault of pigeon itself: ${message}`,
    report: 'please report it with what follows',
    /** The parser speaks English by itself. */
    parser: {} as Readonly<Record<string, (quoted: Quoted) => string>>,
    choice: (value: string, of: string, choices: string): string =>
      `'${value}' is no value of '${of}'; it is ${choices}`,
    or: ' or ',
    stack: {} as Readonly<Record<string, StackSentence>>,
    meant: (name: string): string => ` (Did you mean ${name}?)`,
    /** The engine's own sentence is English. */
    noEngine: undefined as ((names: string) => string) | undefined,
  },
  zh: {
    hint: command => `参见 'pigeon ${command}--help'`,
    fault: message => `pigeon 自身的错误：${message}`,
    report: '请附上以下内容反馈',
    parser: {
      'commander.unknownOption': ([name]) => `没有选项 '${name}'`,
      'commander.unknownCommand': ([name]) => `没有命令 '${name}'`,
      'commander.missingArgument': ([name]) => `缺少参数 '${name}'`,
      'commander.optionMissingArgument': ([name]) => `选项 '${name}' 缺少值`,
      'commander.excessArguments': () => '参数过多',
    },
    choice: (value, of, choices) => `'${of}' 的值 '${value}' 无效，可选：${choices}`,
    or: '、',
    stack: {
      missing: file => `没有文件或目录 '${file}'；'pigeon synth' 会把栈写到 cdktf.out`,
      'no-stack': file => `'${file}' 中没有合成的栈：既没有 cdk.tf.json，也没有包含栈的 stacks/ 目录`,
      hcl: file => `'${file}' 是 HCL 格式的栈，其中没有记录资源由哪个构件生成；请合成为 JSON`,
      'too-large': (file, size) => `'${file}' 有 ${size}；超过 32 MiB 的栈不会被读取`,
      'not-json': (file, why) => `'${file}' 不是 JSON（${why}）；请重新合成`,
      'not-a-stack': (file, why) => `'${file}' 是 JSON，但不是合成的栈（${why}）`,
      foreign: (file, types) => `'${file}' 中没有阿里云的资源，只有 ${types}`,
      unreadable: (file, why) => `无法读取 '${file}'：${why}`,
    },
    meant: name => `（是否指 ${name}？）`,
    noEngine: names =>
      `演练需要 PATH 中有 ${names}；请安装 OpenTofu（https://opentofu.org/docs/intro/install）或 Terraform（https://developer.hashicorp.com/terraform/install）`,
  },
});

/** Says what went wrong. Only for a fault of ours with the place in the code. */
export function complain(error: unknown, args: readonly string[], terminal: Terminal, language: Language): void {
  const words = WORDS[language];
  if (error instanceof CommanderError) {
    const command = /^[a-z]/.test(args[0] ?? '') && error.code !== 'commander.unknownCommand' ? `${args[0]} ` : '';
    terminal.notes(`${parserMessage(error, language)}\n${words.hint(command)}`, 'red');
  } else if (exitCodeOf(error) === EXIT.fault) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    terminal.notes(`${words.fault(message)}\n${words.report}`, 'red');
    terminal.notes(stack);
  } else if ((error as Error).name === UnreadableStackError.name) {
    terminal.note({ text: stackMessage(error as UnreadableStackError, language), style: 'red' });
  } else if (isFileTrouble(error)) {
    terminal.note({ text: fileTrouble(error, language), style: 'red' });
  } else terminal.notes(sentenceOf(error as Error, language), 'red');
}

function sentenceOf(error: Error, language: Language): string {
  const { name, message } = error;
  const { noEngine } = WORDS[language];
  if (name === 'MissingEngineError' && noEngine) return noEngine([...message.matchAll(/'[^']*'/g)].join(' 或 '));
  if (language === 'en') return message;
  // Loaded here, since it is long and few runs need it.
  const { errorInChinese } = require('./in-chinese/error-in-chinese') as typeof import('./in-chinese/error-in-chinese');
  return errorInChinese(error) ?? message;
}

/** One line, whatever the name of the file is. */
function stackMessage({ reason, file, detail, message }: UnreadableStackError, language: Language): string {
  return WORDS[language].stack[reason]?.(file, detail) ?? message;
}

function parserMessage({ code, message }: CommanderError, language: Language): string {
  const words = WORDS[language];
  const [said = '', ...more] = message.replace(/^error: /, '').split('\n');
  const quoted = [...said.matchAll(/'([^']*)'/g)].map(match => match[1] as string);
  const choices = /Allowed choices are (.*)\.$/.exec(said)?.[1];
  if (choices !== undefined) {
    // Of an option its name comes first, and of an argument its value.
    const [of = '', value = ''] = said.startsWith('option') ? quoted : quoted.toReversed();
    return words.choice(value, of, choices.split(', ').join(words.or));
  }
  const meant = /\(Did you mean (.*)\?\)/.exec(more.join(' '))?.[1];
  const sentence = words.parser[code]?.(quoted) ?? said;
  return meant === undefined ? sentence : `${sentence}${words.meant(meant)}`;
}
