import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { ProviderFacts } from '../../facts/provider-facts';
import { findEngine } from '../../rehearse/engine/engine';
import type { Language } from '../language';
import { PACKAGE_FOLDER, packageVersion } from '../package-json';
import { DOCTOR_WORDS } from './words';

/** `note`: it works, and could be better. `missing`: a program is not there. */
export type Health = 'good' | 'note' | 'problem' | 'missing';

export interface Examination {
  /** What was looked at. */
  readonly what: string;
  readonly health: Health;
  readonly found: string;
  /** What to do. @default - nothing */
  readonly fix?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Words = (typeof DOCTOR_WORDS)[Language];

/** Looks at this machine, and at nothing outside of it. */
export function examine(env: Environment, language: Language): Examination[] {
  const words = DOCTOR_WORDS[language];
  return [
    node(words),
    engine(words),
    git(words),
    credentials(env, words),
    providers(env, words),
    clock(words),
    ...versions(words),
  ];
}

function node(words: Words): Examination {
  const found = process.version;
  const [major = 0, minor = 0] = found.slice(1).split('.').map(Number);
  const isOld = major < 20 || (major === 20 && minor < 12);
  return { what: 'Node.js', health: isOld ? 'problem' : 'good', found, ...(isOld && { fix: words.newerNode }) };
}

function engine(words: Words): Examination {
  const what = words.engine;
  try {
    const path = findEngine();
    const found = firstLine(path, ['version']) ?? words.doesNotRun(path);
    const [, major = 0, minor = 0] = (/v(\d+)\.(\d+)/.exec(found) ?? []).map(Number);
    const isOld = major < 1 || (major === 1 && minor < 5);
    return { what, health: isOld ? 'problem' : 'good', found, ...(isOld && { fix: words.newerEngine }) };
  } catch {
    return { what, health: 'missing', found: words.noEngine, fix: words.installEngine };
  }
}

function git(words: Words): Examination {
  const found = firstLine('git', ['--version']);
  if (found !== undefined) return { what: 'git', health: 'good', found };
  return { what: 'git', health: 'note', found: words.noGit, fix: words.installGit };
}

/** Where credentials are, and never what they are. */
function credentials(env: Environment, words: Words): Examination {
  const what = words.credentials;
  const pairs = [
    ['ALICLOUD_ACCESS_KEY', 'ALICLOUD_SECRET_KEY'],
    ['ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
  ] as const;
  const half = pairs.find(([id, secret]) => Boolean(env[id]) !== Boolean(env[secret]));
  if (half) {
    const [given, missing] = env[half[0]] ? half : half.toReversed();
    return { what, health: 'problem', found: words.halfAKey(given as string, missing as string), fix: words.bothKeys };
  }
  const found = [
    ...pairs.filter(([id]) => env[id]).map(([id]) => id),
    ...(env['ALIBABA_CLOUD_OIDC_TOKEN_FILE'] && env['ALIBABA_CLOUD_ROLE_ARN'] ? ['OIDC (ALIBABA_CLOUD_ROLE_ARN)'] : []),
    ...['ALICLOUD_ECS_ROLE_NAME', 'ALIBABA_CLOUD_ECS_METADATA'].filter(name => env[name]),
    ...(existsSync(join(env['HOME'] ?? homedir(), '.aliyun/config.json')) ? ['~/.aliyun/config.json'] : []),
  ];
  if (found.length > 0) return { what, health: 'good', found: words.present(found.join(', ')) };
  return { what, health: 'note', found: words.noCredentials, fix: words.giveCredentials };
}

/** Whether the engine has to fetch the provider anew for each stack. */
function providers(env: Environment, words: Words): Examination {
  const what = words.providers;
  const folder = env['TF_PLUGIN_CACHE_DIR'];
  if (folder !== undefined && !existsSync(folder)) {
    return { what, health: 'problem', found: words.noCacheFolder(folder), fix: `mkdir -p '${folder}'` };
  }
  const file = env['TF_CLI_CONFIG_FILE'] ?? join(env['HOME'] ?? homedir(), '.terraformrc');
  const config = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const found = [
    ...(folder === undefined ? [] : [`TF_PLUGIN_CACHE_DIR=${folder}`]),
    ...(/^\s*plugin_cache_dir\s*=/m.test(config) ? [`plugin_cache_dir (${file})`] : []),
    ...(/\b(network|filesystem)_mirror\b/.test(config) ? [words.mirror(file)] : []),
  ];
  if (found.length > 0) return { what, health: 'good', found: found.join(', ') };
  return { what, health: 'note', found: words.noCache, fix: words.makeCache };
}

/** The cloud refuses what is signed a quarter of an hour off. The clock of this machine is judged by this machine. */
function clock(words: Words): Examination {
  const what = words.clock;
  const now = new Date();
  const found = now.toISOString();
  const installed = statSync(join(PACKAGE_FOLDER, 'package.json')).mtime;
  if (now.getTime() < installed.getTime() - 60_000) {
    return { what, health: 'problem', found: words.clockBehind(found, installed.toISOString()), fix: words.setClock };
  }
  const isSynchronized = firstLine('timedatectl', ['show', '--property=NTPSynchronized', '--value']);
  if (isSynchronized === 'no')
    return { what, health: 'note', found: words.notSynchronized(found), fix: words.setClock };
  return { what, health: 'good', found };
}

function versions(words: Words): Examination[] {
  const facts = ProviderFacts.embedded();
  return [
    { what: 'pigeon-constructs', health: 'good', found: packageVersion() },
    { what: words.factsOf, health: 'good', found: `${facts.source} ${facts.version}` },
    peer('cdktf', /^0\.(2[1-9])\./, words),
    peer('constructs', /^10\.[67]\./, words),
  ];
}

/** The version of a package beside this one, as a project has it. */
function peer(name: string, fitting: RegExp, words: Words): Examination {
  try {
    const file = createRequire(resolve('package.json')).resolve(`${name}/package.json`, {
      paths: [process.cwd(), PACKAGE_FOLDER],
    });
    const { version: found } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
    const fits = fitting.test(found);
    return { what: name, health: fits ? 'good' : 'problem', found, ...(!fits && { fix: words.otherVersion(name) }) };
  } catch {
    return { what: name, health: 'problem', found: words.notInstalled, fix: words.install(name) };
  }
}

function firstLine(program: string, args: readonly string[]): string | undefined {
  try {
    const env = { ...process.env, CHECKPOINT_DISABLE: '1' };
    const text = execFileSync(program, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 10_000,
      env,
    });
    return text.split('\n')[0]?.trim();
  } catch {
    return undefined;
  }
}
