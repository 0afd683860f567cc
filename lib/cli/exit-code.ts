import { UnreadableStackError } from '../report/unreadable-stack-error';
import { isFileTrouble } from './file-trouble';

/** How a command ends. `docs/cli.md` lists them. */
export const EXIT = {
  ok: 0,
  /** It ran, and found something: a finding, a budget that is exceeded, data that would be lost. */
  findings: 1,
  /** An option, a settings file or a stack that it cannot work with. */
  badInput: 2,
  /** A program that it needs is not there. */
  missingTool: 3,
  /** A fault of ours. */
  fault: 70,
  /** Somebody gave up at a question. */
  cancelled: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A mistake in how a command was called, in one line whatever the names in it are. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message.replace(/\s*[\n\r]\s*/g, ' '));
    this.name = 'UsageError';
  }
}

/** A program that a command needs, and that is not on the PATH. */
export class MissingToolError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MissingToolError';
  }
}

const BAD_INPUT: ReadonlySet<string> = new Set([
  'UsageError',
  'SettingsError',
  'SynthesisError',
  'NoStackError',
  'RangeError',
  'RosTemplateError',
  'UnknownEnvironmentError',
  'UnknownPermissionsError',
  UnreadableStackError.name,
]);
const MISSING_TOOL: ReadonlySet<string> = new Set(['MissingToolError', 'MissingEngineError']);

/** By name and not by class: each command is bundled by itself, so the same class may be there twice. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!(error instanceof Error)) return EXIT.fault;
  if (MISSING_TOOL.has(error.name)) return EXIT.missingTool;
  const isStackOverflow = /call stack|Invalid (array|string) length/.test(error.message);
  if (BAD_INPUT.has(error.name) && !isStackOverflow) return EXIT.badInput;
  return isFileTrouble(error) ? EXIT.badInput : EXIT.fault;
}
