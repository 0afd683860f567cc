import { App } from 'cdktf';
import { PigeonWeb } from './pigeon-web';
import { PigeonWebStack } from './pigeon-web-stack';
import { EnvironmentSettings } from './settings/environment-settings';
import { Settings } from './settings/settings';
import { StateBackend } from './state/state-backend';

/** Adds a stack for each environment to `app`, named `<system>-<environment>`. */
export function addStacks(app: App, { system, environments }: Settings): PigeonWebStack[] {
  return Object.entries(environments).map(([name, settings]) => {
    const { region, accountType, tags } = settings;
    const stack = new PigeonWebStack(app, `${system}-${name}`, { region, accountType, tags, state: stateOf(settings) });
    new PigeonWeb(stack, 'Web', settings);
    return stack;
  });
}

function stateOf({ state, region }: EnvironmentSettings): StateBackend {
  switch (state.type) {
    case 'local':
      return StateBackend.local();
    case 'oss':
      return StateBackend.oss({ ...state, region: state.region ?? region });
    case 'remote':
      return StateBackend.remote(state);
  }
}
