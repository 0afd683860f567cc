import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

export type EngineName = 'terraform' | 'tofu';

/** Neither Terraform nor OpenTofu is on this machine. */
export class MissingEngineError extends Error {
  constructor(wanted?: EngineName) {
    super(
      `a rehearsal needs ${wanted ? `'${wanted}'` : "'terraform' or 'tofu'"} on the PATH; ` +
        'install OpenTofu (https://opentofu.org/docs/intro/install) or Terraform (https://developer.hashicorp.com/terraform/install)',
    );
    this.name = 'MissingEngineError';
  }
}

/** The path of an engine: of the one asked for, or of the first there is. @throws MissingEngineError */
export function findEngine(wanted?: EngineName): string {
  const names: EngineName[] = wanted ? [wanted] : ['terraform', 'tofu'];
  for (const name of names) {
    const path = onPath(name);
    if (path !== undefined) return path;
  }
  throw new MissingEngineError(wanted);
}

/** Whether a rehearsal can run on this machine. */
export function hasEngine(wanted?: EngineName): boolean {
  return (wanted ? [wanted] : (['terraform', 'tofu'] as const)).some(name => onPath(name) !== undefined);
}

/** The engine and its version, such as `Terraform v1.11.4`. */
export async function engineVersion(engine: string): Promise<string> {
  const { stdout } = await promisify(execFile)(engine, ['version'], { env: quietEnvironment() });
  // OpenTofu begins with its warnings, such as that of a configuration file that is missing.
  return stdout.split('\n').find(line => /^\w+ v\d/.test(line)) ?? '';
}

function onPath(name: string): string | undefined {
  const files = process.platform === 'win32' ? [`${name}.exe`] : [name];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '');
  return folders.flatMap(folder => files.map(file => join(folder, file))).find(existsSync);
}

export interface EngineRun {
  readonly exitCode: number;
  readonly seconds: number;
  /** The lines of its standard output. */
  readonly lines: readonly string[];
  readonly errors: string;
}

/** Runs the engine in a folder. What it answers is for the caller to judge; only a process that cannot start throws. */
export function runEngine(
  engine: string,
  args: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<EngineRun> {
  const started = process.hrtime.bigint();
  return new Promise((resolve, reject) => {
    const child = spawn(engine, args, { cwd: folder, env: { ...quietEnvironment(), ...environment } });
    const lines: string[] = [];
    const errors: Buffer[] = [];
    createInterface({ input: child.stdout }).on('line', line => lines.push(line));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.on('error', reject);
    child.on('close', code => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      resolve({ exitCode: code ?? 1, seconds, lines, errors: Buffer.concat(errors).toString('utf8') });
    });
  });
}

/**
 * The environment of this process without what would make the engine do something else: variables that add arguments to
 * its commands, choose another workspace or data folder, or write a log.
 */
function quietEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name, value = '']) =>
    // Says which mirror has other providers. A file that is missing would make the engine warn in the midst of its answers.
    name === 'TF_CLI_CONFIG_FILE' ? existsSync(value) : !/^TF_(CLI_|WORKSPACE|DATA_DIR|LOG|REATTACH)/.test(name),
  );
  // An engine that runs for a second gains little from giving memory back.
  return { GOGC: '400', ...Object.fromEntries(kept), CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_INPUT: '0' };
}
