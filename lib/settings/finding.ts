import { EnvironmentSettings } from './environment-settings';

/** Something about an environment that its schema cannot say. */
export interface Finding {
  /** The setting within the environment. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** One look at an environment. It is taken where the sections that it needs are sound, whatever else is wrong. */
export interface Check {
  readonly needs: readonly (keyof EnvironmentSettings)[];
  find(environment: EnvironmentSettings): Finding[];
}
