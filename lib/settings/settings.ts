import { EnvironmentSettings } from './schema';

/** A whole settings file, read and checked. */
export interface Settings {
  /** The name of the system. Stacks are called `<system>-<environment>`. */
  readonly system: string;
  /** By name, in the order of the file. */
  readonly environments: Readonly<Record<string, EnvironmentSettings>>;
}
