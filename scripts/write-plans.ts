import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Session } from '../lib/rehearse/session';
import { parseSettings } from '../lib/settings/parse-settings';
import { synthesize } from '../lib/synthesize';

const ROOT = join(__dirname, '..');

/**
 * Writes the plan of every default stack as JSON, `<folder>/<stack>.json`, for scanners that judge a plan, and beside it what
 * checkov is to be silent about, `<stack>.baseline`. The plans are those of the real engine against the simulated provider.
 */
async function main(folder: string): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), 'plans-'));
  mkdirSync(folder, { recursive: true });
  try {
    for (const file of synthesize(parseSettings(readFileSync(join(ROOT, 'pigeon.yaml'), 'utf8')), { outdir: out })) {
      const stack = dirname(file);
      const name = basename(stack);
      writeFileSync(join(folder, `${name}.json`), await planOf(stack));
      copyFileSync(join(stack, 'checkov.baseline.json'), join(folder, `${name}.baseline`));
    }
  } finally {
    rmSync(out, { recursive: true });
  }
}

async function planOf(stack: string): Promise<string> {
  const session = await Session.start(stack);
  try {
    await session.run('init');
    await session.run('plan', '-out=plan.out');
    const { raw, exitCode } = await session.run('show', 'plan.out');
    if (exitCode !== 0) {
      throw new Error(raw);
    }
    return raw;
  } finally {
    session.end();
  }
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('npx tsx scripts/write-plans.ts <folder>');
  process.exitCode = 2;
} else {
  void main(folder);
}
