import { main } from '../../lib/cli/main';

type Environment = Readonly<Record<string, string | undefined>>;
interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process. What it writes is text. */
export function runCli(...args: string[]): Promise<Ended> {
  return runCliWith(process.env, ...args);
}

/** The same with an environment. */
export async function runCliWith(env: Environment, ...args: string[]): Promise<Ended> {
  const written = { out: '', err: '' };
  const code = await main(args, {
    stdout: { write: (text: string) => (written.out += text) },
    stderr: { write: (text: string) => (written.err += text) },
    isInteractive: false,
    env,
  });
  return { code, ...written };
}
