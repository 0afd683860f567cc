import { CommanderError } from 'commander';
import { COMMANDS } from './commands';
import { complain } from './complaints';
import { EXIT, exitCodeOf, type ExitCode } from './exit-code';
import { chooseLanguage } from './language';
import { buildProgram } from './program';
import { Terminal, type Streams } from './terminal';

/** Runs the command line. Returns its exit code; what a user got wrong is told in a sentence. */
export async function main(args: readonly string[], streams: Streams): Promise<ExitCode> {
  const language = chooseLanguage(args, streams.env);
  const terminal = new Terminal(streams);
  // What shells call while somebody types.
  if (args[0] === 'complete') return completeWords(args.slice(1), language);
  let code: ExitCode = EXIT.ok;
  const program = buildProgram(COMMANDS, language, streams, async (command, invocation) => {
    code = await command.load()({ ...invocation, terminal, language } as never);
  });
  try {
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
    complain(error, args, terminal, language);
    return error instanceof CommanderError ? EXIT.badInput : exitCodeOf(error);
  }
}

function completeWords(args: readonly string[], language: ReturnType<typeof chooseLanguage>): Promise<ExitCode> {
  const { complete } = require('./run/completion') as typeof import('./run/completion');
  return complete(args[0] === '--' ? args.slice(1) : args, COMMANDS, language);
}
