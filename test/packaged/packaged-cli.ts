import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../folder';

const ROOT = join(__dirname, '../..');
/** Of the files of the package those that the command line reads. */
const READ = ['package.json', 'provider', 'node_modules', 'pigeon.yaml', 'examples'];

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Circumstances {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The command line as the package has it, run as a process. */
export class PackagedCli {
  /** Bundles the command line, beside files of the package. */
  public static build(read: readonly string[] = READ): PackagedCli {
    const folder = newFolder();
    mkdirSync(join(folder, 'dist/bin'), { recursive: true });
    read.forEach(name => symlinkSync(join(ROOT, name), join(folder, name)));
    const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
    const script = join(__dirname, 'build-command-line.ts');
    execFileSync(process.execPath, [tsx, script, join(folder, 'dist/bin')], { cwd: ROOT });
    return new PackagedCli(join(folder, 'dist/bin/pigeon.js'));
  }

  private constructor(public readonly file: string) {}

  /** Runs it with its output in pipes. */
  public run(args: readonly string[], { cwd = newFolder(), env = {} }: Circumstances = {}): Ended {
    return ended(
      spawnSync(process.execPath, [this.file, ...args], { cwd, env: { ...clean(), ...env }, timeout: 60_000 }),
    );
  }

  /** Runs it on a pseudo-terminal. @param steps what to wait for, and what to type then */
  public onTerminal(
    args: readonly string[],
    steps: readonly (readonly [string, string])[] = [],
    { cwd = newFolder(), env = {} }: Circumstances = {},
  ): Ended {
    const driver = [join(__dirname, 'on-terminal.py'), JSON.stringify(steps), process.execPath, this.file, ...args];
    return ended(spawnSync('python3', driver, { cwd, env: { ...clean(), TERM: 'xterm-256color', ...env } }));
  }
}

/** Nothing of the locale, the colours and the credentials of whoever runs the tests. */
function clean(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: newFolder(), LANG: 'C.UTF-8' };
}

function ended({ status, stdout, stderr }: SpawnSyncReturns<Buffer>): Ended {
  return { code: status, out: stdout.toString('utf8'), err: stderr.toString('utf8') };
}
