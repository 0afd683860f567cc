/** One thing that is wrong with a settings file. */
export interface Problem {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  /** The setting, such as `environments.production.frontend.disk`. Empty for the file as a whole. */
  readonly path: string;
  /** What was given, what is allowed, what to do. */
  readonly message: string;
}

/** A settings file that cannot be used. Its message lists every problem, one a line, in the order of the file. */
export class SettingsError extends Error {
  public readonly problems: readonly Problem[];

  constructor(fileName: string, problems: readonly Problem[]) {
    const sorted = problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
    const lines = sorted.map(
      ({ line, column, path, message }) => `  ${fileName}:${line}:${column}  ${path && `${path}: `}${message}`,
    );
    super(`${fileName} has ${sorted.length} problem${sorted.length === 1 ? '' : 's'}:\n${lines.join('\n')}`);
    this.name = 'SettingsError';
    this.problems = sorted;
  }
}
