import * as fc from 'fast-check';
import { dirname } from 'node:path';
import { stringify } from 'yaml';
import { SynthesizedFolder, typesOf } from '../../lib/rehearse/engine/synthesized-folder';
import { Session } from '../../lib/rehearse/session';
import { parseSettings } from '../../lib/settings/parse-settings';
import { SettingsError } from '../../lib/settings/problem';
import { environmentSchema } from '../../lib/settings/schema';
import type { Settings } from '../../lib/settings/settings';
import { synthesize } from '../../lib/synthesize';
import { randomFile } from './random-settings';
import { describeWithEngine, EVERYTHING, inPairs, temporaryFolder } from './util';

jest.setTimeout(EVERYTHING ? 3_600_000 : 600_000);

const RUNS = EVERYTHING ? 500 : 8;
const SEED = Number(process.env['REHEARSE_SEED'] ?? 20_261_124);

interface Outcome {
  readonly yaml: string;
  /** What refused the settings: a list of problems, each with its place. */
  readonly refused?: string;
  readonly folder?: string;
}

/** Settings that are taken must synthesize: whatever else is thrown is a failure of the test. */
function outcomeOf(yaml: string): Outcome {
  let settings: Settings;
  try {
    settings = parseSettings(yaml);
  } catch (error) {
    if (error instanceof SettingsError) return { yaml, refused: error.message };
    throw new Error(`settings failed in another way than by being refused:\n${yaml}`, { cause: error });
  }
  try {
    return { yaml, folder: dirname(synthesize(settings, { outdir: temporaryFolder() })[0] as string) };
  } catch (error) {
    throw new Error(`settings were taken, and synthesis failed: ${(error as Error).message}\n${yaml}`, {
      cause: error,
    });
  }
}

describeWithEngine(`${RUNS} random settings`, () => {
  test('are each refused with a message, or are planned by the engine', async () => {
    const files = fc.sample(randomFile(environmentSchema), { numRuns: RUNS, seed: SEED });
    const outcomes: Outcome[] = [];
    const failures: string[] = [];
    for (const file of files) {
      try {
        outcomes.push(outcomeOf(stringify(file)));
      } catch (error) {
        failures.push((error as Error).message);
      }
    }
    const taken = outcomes.filter(({ folder }) => folder !== undefined);
    const types = typesOf(taken.map(({ folder }) => SynthesizedFolder.read(folder as string)));
    const halves = [taken.filter((_, i) => i % 2 === 0), taken.filter((_, i) => i % 2 === 1)];
    await inPairs(halves, async half => {
      if (half.length === 0) return;
      const session = await Session.start(half[0]?.folder as string, { types });
      try {
        for (const { folder, yaml } of half) {
          session.copy.use(folder as string);
          // A stack may lack what the one before had, so the engine is to look at each anew; it validates before it plans.
          await session.run('init');
          const { messages, exitCode, raw } = await session.run('plan');
          if (exitCode !== 0 || messages.length > 0) failures.push(`${raw}${JSON.stringify(messages)}\n${yaml}`);
        }
      } finally {
        session.end();
      }
    });
    if (EVERYTHING)
      process.stdout.write(`${RUNS} random settings: ${taken.length} planned, ${RUNS - taken.length} refused\n`);
    expect(failures).toEqual([]);
    outcomes.forEach(({ refused }) => refused === undefined || expect(refused).toMatch(/\S+/));
    expect(taken.length).toBeGreaterThanOrEqual(RUNS / 5);
  });
});
