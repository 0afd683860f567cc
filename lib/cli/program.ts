import { Argument, Command as Program, Help, Option } from 'commander';
import type { Command, CommandArgument, CommandOption, Invocation } from './command';
import { messages, type Language } from './language';
import { packageVersion } from './package-json';
import { plainText } from './plain-text';
import type { Streams } from './terminal';

const WORDS = messages({
  en: {
    about:
      'Checks, prices, compares and rehearses what is synthesized for Alibaba Cloud. No command needs an account, but for live prices.',
    help: 'this text',
    helpOf: 'the help of a command',
    version: 'the version of pigeon-constructs',
    lang: 'the language of the output: en or zh (default: that of the locale)',
    titles: {} as Readonly<Record<string, string>>,
    examples: 'Examples:',
    choices: 'choices',
    default: 'default',
    exit: [
      'Exit codes:',
      '  0   all is well',
      '  1   something was found: a finding, a budget exceeded, data that would be lost',
      '  2   an option, a settings file or a stack is wrong',
      '  3   a program is missing',
    ].join('\n'),
  },
  zh: {
    about: '检查、估价、比较并演练为阿里云合成的配置。除实时价格外，所有命令都不需要账号。',
    help: '显示本帮助',
    helpOf: '显示某个命令的帮助',
    version: 'pigeon-constructs 的版本',
    lang: '输出语言：en 或 zh（默认：按系统区域设置）',
    titles: {
      'Usage:': '用法：',
      'Arguments:': '参数：',
      'Options:': '选项：',
      'Commands:': '命令：',
    },
    examples: '示例：',
    choices: '可选',
    default: '默认',
    exit: [
      '退出码：',
      '  0   一切正常',
      '  1   有发现：检查项、超出预算，或会丢失数据',
      '  2   选项、配置文件或栈有误',
      '  3   缺少所需的程序',
    ].join('\n'),
  },
});

type Act = (command: Command, invocation: Pick<Invocation, 'options' | 'arguments'>) => Promise<void>;

/** The commands in the form that the parser of the command line knows. */
export function buildProgram(commands: readonly Command[], language: Language, streams: Streams, act: Act): Program {
  const words = WORDS[language];
  const program = new Program('pigeon')
    .description(words.about)
    .usage(language === 'zh' ? '<命令> [选项]' : '<command> [options]')
    .version(packageVersion(), '--version', words.version)
    .helpOption('-h, --help', words.help)
    .helpCommand('help [command]', words.helpOf)
    .addOption(languageOption(language))
    .configureHelp(helpIn(language))
    .configureOutput({
      writeOut: text => void streams.stdout.write(text),
      writeErr: () => undefined,
      getOutHasColors: () => false,
    })
    .addHelpText('after', `\n${words.exit}`)
    .exitOverride();
  commands.forEach(command => define(program, command, language, act));
  return program;
}

function define(program: Program, command: Command, language: Language, act: Act): void {
  const { name, summary, details, options, examples } = command;
  const lines = examples.map(([call, meaning]) => `  ${call}\n      ${meaning[language]}`);
  const sub = program
    .command(name)
    .summary(summary[language])
    .description([summary[language], ...(details ? [details[language]] : [])].join('\n\n'))
    .helpOption('-h, --help', WORDS[language].help)
    .addHelpText('after', `\n${WORDS[language].examples}\n${lines.join('\n')}`);
  if (language === 'zh') sub.usage([...(options.length > 0 ? ['[选项]'] : []), ...namesOf(command)].join(' '));
  (command.arguments ?? []).forEach(argument => sub.addArgument(argumentOf(argument, language)));
  [...options.map(option => optionOf(option, language)), languageOption(language)].forEach(o => sub.addOption(o));
  sub.action(async () => {
    await act(command, { options: sub.opts(), arguments: sub.processedArgs as (string | undefined)[] });
  });
}

function namesOf(command: Command): string[] {
  return (command.arguments ?? []).map(({ name }) => name);
}

function argumentOf({ name, description, choices }: CommandArgument, language: Language): Argument {
  const argument = new Argument(name, description[language]);
  return choices ? argument.choices(choices) : argument;
}

function optionOf(given: CommandOption, language: Language): Option {
  const option = new Option(given.flags, given.description[language]);
  if (given.choices) option.choices(given.choices);
  if (given.default !== undefined) option.default(given.default);
  if (given.repeatable) {
    option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
  }
  return option;
}

/** It is read before anything else; here it is for the help, and so that it is not unknown. */
function languageOption(language: Language): Option {
  return new Option('--lang <language>', WORDS[language].lang).argParser(value => {
    if (/^(en|zh)/i.test(value)) return value;
    throw new RangeError(`'--lang' is en or zh, got '${value}'`);
  });
}

function helpIn(language: Language): Partial<Help> {
  const { titles, choices, default: byDefault } = WORDS[language];
  return {
    styleTitle: title => titles[title] ?? title,
    argumentDescription: argument => {
      const { description, argChoices } = argument;
      return plainText(argChoices ? `${description} (${choices}: ${argChoices.join(', ')})` : description);
    },
    optionDescription: option => {
      const notes = [
        ...(option.argChoices ? [`${choices}: ${option.argChoices.join(', ')}`] : []),
        ...(option.defaultValue === undefined ? [] : [`${byDefault}: ${String(option.defaultValue)}`]),
      ];
      return plainText(notes.length > 0 ? `${option.description} (${notes.join('; ')})` : option.description);
    },
  };
}
