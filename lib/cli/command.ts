import type { ExitCode } from './exit-code';
import type { Language, Translated } from './language';
import type { Terminal } from './terminal';

/** How a command was called. */
export interface Invocation<Options = Readonly<Record<string, unknown>>> {
  readonly options: Options;
  /** What stands in the place of each of the command's arguments. */
  readonly arguments: readonly (string | undefined)[];
  readonly terminal: Terminal;
  readonly language: Language;
}

/** What a command does. It may throw: what a user got wrong is told in a sentence. */
export type Run<Options = never> = (invocation: Invocation<Options>) => ExitCode | Promise<ExitCode>;

export interface CommandOption {
  /** Such as `--out <dir>`, or `--keep`. */
  readonly flags: string;
  readonly description: Translated;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** Whether it may be given more than once; its values are then a list. */
  readonly repeatable?: boolean;
}

export interface CommandArgument {
  /** Such as `<a>`, or `[starter]` for what may be left out. */
  readonly name: string;
  readonly description: Translated;
  readonly choices?: readonly string[];
}

/** A command as the help tells of it. What it does is loaded when it is called, since `pigeon --help` must not wait for it. */
export interface Command {
  readonly name: string;
  readonly summary: Translated;
  /** A paragraph under the summary. @default - none */
  readonly details?: Translated;
  readonly arguments?: readonly CommandArgument[];
  readonly options: readonly CommandOption[];
  /** A call, and what it does. */
  readonly examples: readonly (readonly [call: string, meaning: Translated])[];
  /** Loads what it does. */
  readonly load: () => Run;
}
