import { parseSettings } from '../../lib/settings/parse-settings';
import { merge, Layer } from '../../lib/settings/presets';
import { SettingsError } from '../../lib/settings/problem';
import { EnvironmentSettings } from '../../lib/settings/environment-settings';
import { expectChinese } from './chinese';

/** What an environment must say, and nothing else. */
export const ENVIRONMENT: Layer = {
  region: 'cn-hangzhou',
  image: 'm-bp1image',
  network: {
    vpcId: 'vpc-bp1shared',
    zones: [
      { id: 'cn-hangzhou-h', loadBalancerCidr: '10.0.10.0/28', serverCidr: '10.0.11.0/24' },
      { id: 'cn-hangzhou-i', loadBalancerCidr: '10.0.10.16/28', serverCidr: '10.0.12.0/24' },
    ],
  },
  data: {
    postgres: {
      instanceId: 'pgm-bp1shared',
      host: 'pgm-bp1shared.pg.rds.aliyuncs.com',
      encryptedPassword: 'RXhhbXBsZS1jaXBoZXJ0ZXh0LW9mLXRoZS1wb3N0Z3Jlcw==',
    },
    redis: {
      instanceId: 'r-bp1shared',
      host: 'r-bp1shared.redis.rds.aliyuncs.com',
      encryptedPassword: 'RXhhbXBsZS1jaXBoZXJ0ZXh0LW9mLXRoZS1yZWRpcy1wYXNz',
    },
  },
  loadBalancer: { certificateIds: ['10000001'] },
  assets: { bucket: 'pigeon-static' },
};

/** What an environment must say to have an edge. */
export const EDGE: Layer = {
  domain: 'www.example.com',
  originDomain: 'origin.example.com',
  dnsZone: 'example.com',
  certificateId: '10000009',
  scope: 'overseas',
};

/** A whole file. JSON is YAML, so the text has no layout; a setting that is `undefined` is left out. */
export function textOf(file: Layer): string {
  return JSON.stringify({ system: 'pigeon-web', ...file });
}

/** The environment `staging` with `said` over what it must say. */
export function staging(said: Layer = {}): EnvironmentSettings {
  return environment('staging', said);
}

/** The environment of a name with `said` over what it must say. */
export function environment(name: string, said: Layer = {}): EnvironmentSettings {
  const file = textOf({ environments: { [name]: merge(ENVIRONMENT, said) } });
  return parseSettings(file).environments[name] as EnvironmentSettings;
}

/** What is wrong with a file, as `path: message`, each. Whatever a test finds wrong can be told in Chinese as well. */
export function problemsOf(text: string): string[] {
  try {
    parseSettings(text);
  } catch (error) {
    if (error instanceof SettingsError) {
      error.problems.forEach(({ message }) => expectChinese(message));
      return error.problems.map(({ path, message }) => `${path}: ${message}`);
    }
    throw error;
  }
  return [];
}
