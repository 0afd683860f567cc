import type { Command, CommandOption, Run } from '../command';
import { EXIT, type ExitCode } from '../exit-code';
import type { Language } from '../language';

const NAME = 'pigeon';
/** What every command has. */
const LANGUAGE: CommandOption = {
  flags: '--lang <language>',
  description: { en: 'the language of the output', zh: '输出语言' },
  choices: ['en', 'zh'],
};

/** Prints the script that teaches a shell to ask `pigeon complete`. */
export const run: Run = async ({ arguments: [shell = ''] }) => {
  const { default: completions } = await import('@bomb.sh/tab');
  completions.setup(NAME, NAME, shell);
  return EXIT.ok;
};

/** What could come next after the words that somebody has typed. The last is what is being typed. */
export async function complete(
  words: readonly string[],
  commands: readonly Command[],
  language: Language,
): Promise<ExitCode> {
  const { default: completions } = await import('@bomb.sh/tab');
  for (const { name, summary, options, arguments: given = [] } of commands) {
    const command = completions.command(name, summary[language]);
    for (const { flags, description, choices } of [...options, LANGUAGE]) {
      const flag = /--([\w-]+)(?: [<[]\w+[>\]])?$/.exec(flags)?.[1] ?? '';
      if (!flags.includes('<')) command.option(flag, description[language]);
      else command.option(flag, description[language], offer => choices?.forEach(choice => offer(choice, '')));
    }
    for (const { name: argument, choices } of given) {
      command.argument(argument, offer => choices?.forEach(choice => offer(choice, '')));
    }
  }
  completions.parse([...words]);
  return EXIT.ok;
}
