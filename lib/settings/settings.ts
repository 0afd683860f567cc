import { EnvironmentSettings } from './environment-settings';

/** A whole settings file, read and checked. */
export interface Settings {
  /** The name of the system. Stacks are called `<system>-<environment>`. */
  readonly system: string;
  /** By name, in the order of the file. */
  readonly environments: Readonly<Record<string, EnvironmentSettings>>;
  /** Environments of the file that were not selected. @default - none */
  readonly unselected?: readonly string[];
}

/** An environment was asked for that the file does not have. */
export class UnknownEnvironmentError extends RangeError {
  constructor(name: string, known: readonly string[]) {
    super(`there is no environment '${name}'; there are ${known.map(other => `'${other}'`).join(', ')}`);
    this.name = 'UnknownEnvironmentError';
  }
}

/**
 * Only the environments of these names, in the order of the file.
 * @throws UnknownEnvironmentError when there is none of a name
 */
export function selectEnvironments(settings: Settings, names: readonly string[]): Settings {
  const known = Object.keys(settings.environments);
  const unknown = names.find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw new UnknownEnvironmentError(unknown, known);
  }
  const chosen = Object.entries(settings.environments).filter(([name]) => names.includes(name));
  const unselected = [...(settings.unselected ?? []), ...known.filter(name => !names.includes(name))];
  return { ...settings, environments: Object.fromEntries(chosen), unselected };
}
