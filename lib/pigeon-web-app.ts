import { App } from 'cdktf';
import { PigeonWeb } from './pigeon-web';
import { PigeonWebStack } from './pigeon-web-stack';
import { EnvironmentSettings } from './settings/environment-settings';
import { Settings } from './settings/settings';
import { acknowledgeIn } from './settings/acknowledge-in';
import { StateBackend } from './state/state-backend';
import type { StackRules } from './rules/stack-rules';

/**
 * Adds a stack for each environment to `app`, named `<system>-<environment>`.
 * @param rules what the stacks are judged by (default: every rule of this package)
 */
export function addStacks(app: App, { system, environments }: Settings, rules?: StackRules): PigeonWebStack[] {
  return Object.entries(environments).map(([name, settings]) => {
    const { region, accountType, tags } = settings;
    const state = stateOf(settings);
    const stack = new PigeonWebStack(app, `${system}-${name}`, { region, accountType, tags, state, rules });
    new PigeonWeb(stack, 'Web', settings);
    settings.acknowledge.forEach(acknowledgement => acknowledgeIn(stack, acknowledgement));
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
