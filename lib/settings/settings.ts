import { EnvironmentSettings } from './schema';

/** A whole settings file, read and checked. */
export interface Settings {
  /** The name of the system. Stacks are called `<system>-<environment>`. */
  readonly system: string;
  /** By name, in the order of the file. */
  readonly environments: Readonly<Record<string, EnvironmentSettings>>;
}

/**
 * Only the environments of these names, in the order of the file.
 * @throws when there is none of a name
 */
export function selectEnvironments(settings: Settings, names: readonly string[]): Settings {
  const known = Object.keys(settings.environments);
  const unknown = names.find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw new RangeError(
      `there is no environment '${unknown}'; there are ${known.map(name => `'${name}'`).join(', ')}`,
    );
  }
  const chosen = Object.entries(settings.environments).filter(([name]) => names.includes(name));
  return { ...settings, environments: Object.fromEntries(chosen) };
}
