import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSettings } from '../lib/settings/parse-settings';
import { synthesize } from '../lib/synthesize';

const ROOT = join(__dirname, '..');

/** The names of the examples that are projects. */
export const EXAMPLES = readdirSync(join(ROOT, 'examples')).filter(name =>
  existsSync(join(ROOT, 'examples', name, 'package.json')),
);

/** What an example writes, by stack: a program is run by being loaded, a settings file is synthesized. */
export function runExample(name: string): Record<string, unknown> {
  const out = mkdtempSync(join(tmpdir(), `${name}-`));
  const settings = join(ROOT, 'examples', name, 'pigeon.yaml');
  if (existsSync(settings)) {
    synthesize(parseSettings(readFileSync(settings, 'utf8')), { outdir: out });
  } else {
    process.env.CDKTF_OUTDIR = out;
    jest.isolateModules(() => {
      require(`../examples/${name}/main`);
    });
  }
  const stacks = join(out, 'stacks');
  // The notes of cdktf to itself hold its version, and cdktn has another.
  const read = (stack: string) =>
    JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8'), (key, value: unknown) =>
      key === '//' ? undefined : value,
    ) as unknown;
  return Object.fromEntries(readdirSync(stacks).map(stack => [stack, read(stack)]));
}
