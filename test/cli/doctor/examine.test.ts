import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { examine, type Examination } from '../../../lib/cli/doctor/examine';
import { newFolder } from '../../folder';

type Environment = Readonly<Record<string, string>>;

/** What is found of one thing, by somebody whose home is empty unless it is given. */
function found(what: string, env: Environment = {}): Examination {
  return examine({ HOME: newFolder(), ...env }, 'en').find(one => one.what === what) as Examination;
}

/** The same where these programs are there, each of which says a line, and no others. */
function foundWith(programs: Readonly<Record<string, string>>, what: string): Examination {
  const folder = newFolder();
  for (const [name, line] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho '${line}'\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const { PATH } = process.env;
  process.env['PATH'] = folder;
  try {
    return found(what);
  } finally {
    process.env['PATH'] = PATH;
  }
}

/** A home with a file in it. */
function home(file: string, content: string): string {
  const folder = newFolder();
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), content);
  return folder;
}

describe('the engine', () => {
  test.each([
    ['Terraform v1.11.4', 'good'],
    ['Terraform v1.5.0', 'good'],
    ['Terraform v1.4.7', 'problem'],
    ['Terraform v0.15.0', 'problem'],
    ['nothing that is known', 'problem'],
  ])('that says %s is %s', (line, health) => {
    expect(foundWith({ terraform: line }, 'engine')).toMatchObject({ health, found: line });
  });

  test('is missing where there is none', () => {
    expect(foundWith({}, 'engine')).toMatchObject({
      health: 'missing',
      fix: expect.stringContaining('OpenTofu') as string,
    });
  });
});

test('git is wanted, and not needed', () => {
  expect(foundWith({ git: 'git version 2.39' }, 'git')).toMatchObject({ health: 'good', found: 'git version 2.39' });
  expect(foundWith({}, 'git').health).toBe('note');
});

describe('credentials', () => {
  const KEY = { ALICLOUD_ACCESS_KEY: 'known-to-nobody', ALICLOUD_SECRET_KEY: 'never-to-be-shown' };

  test.each<[string, Environment, string]>([
    ['a key', KEY, 'ALICLOUD_ACCESS_KEY'],
    ['a key of the other names', { ALIBABA_CLOUD_ACCESS_KEY_ID: 'a', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'b' }, '_KEY_ID'],
    ['a token', { ALIBABA_CLOUD_OIDC_TOKEN_FILE: '/t', ALIBABA_CLOUD_ROLE_ARN: 'acs:ram::1:role/a' }, 'OIDC'],
    ['the role of a server', { ALICLOUD_ECS_ROLE_NAME: 'a' }, 'ALICLOUD_ECS_ROLE_NAME'],
    ['a profile', { HOME: home('.aliyun/config.json', '{}') }, '~/.aliyun/config.json'],
  ])('are there as %s, and what they are is not told', (_, env, named) => {
    const credentials = found('credentials', env);

    expect(credentials).toMatchObject({ health: 'good', found: expect.stringContaining(named) as string });
    expect(JSON.stringify(credentials)).not.toMatch(/nobody|never-to-be/);
  });

  test.each<[Environment, string, string]>([
    [{ ALICLOUD_ACCESS_KEY: 'a' }, 'ALICLOUD_ACCESS_KEY', 'ALICLOUD_SECRET_KEY'],
    [{ ALICLOUD_SECRET_KEY: 'a' }, 'ALICLOUD_SECRET_KEY', 'ALICLOUD_ACCESS_KEY'],
    [{ ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'a' }, 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'ALIBABA_CLOUD_ACCESS_KEY_ID'],
  ])('of which a half is there are a problem: %j', (env, given, missing) => {
    const { health, found: text } = found('credentials', env);

    expect(health).toBe('problem');
    expect(text).toMatch(new RegExp(`${given}.*${missing}`));
  });

  test('are not needed for a rehearsal, so none are no problem', () => {
    expect(found('credentials').health).toBe('note');
    expect(found('credentials', { ALIBABA_CLOUD_ROLE_ARN: 'acs:ram::1:role/a' }).health).toBe('note');
  });
});

describe('the providers', () => {
  test.each<[string, Environment]>([
    ['TF_PLUGIN_CACHE_DIR', { TF_PLUGIN_CACHE_DIR: newFolder() }],
    ['plugin_cache_dir', { HOME: home('.terraformrc', 'plugin_cache_dir = "/cache"\n') }],
    [
      'mirror',
      { TF_CLI_CONFIG_FILE: join(home('own.rc', 'provider_installation { network_mirror { } }\n'), 'own.rc') },
    ],
  ])('are kept by a %s', (named, env) => {
    expect(found('providers', env)).toMatchObject({ health: 'good', found: expect.stringContaining(named) as string });
  });

  test('are fetched anew for each stack where nothing keeps them', () => {
    expect(found('providers')).toMatchObject({ health: 'note', fix: expect.any(String) as string });
  });

  test('have nowhere to be kept where the folder is missing', () => {
    expect(found('providers', { TF_PLUGIN_CACHE_DIR: '/no/such' })).toMatchObject({
      health: 'problem',
      fix: "mkdir -p '/no/such'",
    });
  });
});

describe('the clock', () => {
  afterEach(() => jest.useRealTimers());

  test('is behind when the package was installed later', () => {
    jest.useFakeTimers({ now: new Date('2001-02-03T04:05:06Z') });

    expect(found('clock')).toMatchObject({ health: 'problem', found: expect.stringContaining('2001-02-03') as string });
  });

  test('is noted when nobody sets it', () => {
    expect(foundWith({ timedatectl: 'no' }, 'clock').health).toBe('note');
    expect(foundWith({ timedatectl: 'yes' }, 'clock').health).toBe('good');
  });
});
