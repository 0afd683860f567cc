import { main } from '../../lib/cli/main';

/** Runs the command line in this process. What it writes is text. */
export async function runCli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const code = await main(args, {
    stdout: { write: (text: string) => (written.out += text) },
    stderr: { write: (text: string) => (written.err += text) },
    isInteractive: false,
    env: process.env,
  });
  return { code, ...written };
}
