/**
 * Measures how long the library takes, side by side with what it is compared with:
 *
 *     npm run bench [-- --quick] [--rounds N] [--write]
 *
 * `--quick` leaves out what has to be installed first (480 MB), and `--write` puts the results into docs/performance.md.
 * Ends with 1 when a bar is not held.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cdktfSynthPrograms } from './cdktf-synth';
import { coldStartPrograms, synthesis, wholeIndex } from './cold-start';
import { manyEnvironments } from './many-environments';
import { measure, type Measured, type Program } from './measure';
import { partPrograms } from './part-of-tier';
import { Results } from './results';
import { ROOT, WORK } from './work-folder';

const ENVIRONMENTS = [1, 10, 100] as const;

function main(): void {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '21' },
    },
  });
  if (!existsSync(join(ROOT, 'dist/.gen')) || !existsSync(join(ROOT, 'dist/bin/pigeon.js'))) {
    throw new Error("there is nothing to time yet; run 'npm run build' first");
  }
  const rounds = Number(values.rounds);
  const results = new Results(rounds);
  coldStart(results, rounds);
  environments(results);
  if (values.quick) {
    results.skip('the whole index, `cdktf synth` and the own CDK of the cloud', '--quick');
  } else {
    index(results);
    installed(results, partPrograms, rounds, measured => {
      const [ros, library, first, plain, onTerrain] = Object.values(measured);
      results.bar("that part by this library / by the cloud's own CDK", ratio(library, ros), 1);
      results.bar('… at its first run', ratio(first, ros), 1);
      results.note('… without the preload', ratio(plain, ros));
      results.note('… without the preload, on CDK Terrain', ratio(onTerrain, ros));
    });
    installed(results, cdktfSynthPrograms, 3);
  }
  if (values.write) results.writeInto(['performance.md', 'performance.zh-CN.md']);
  process.exitCode = results.isGood ? 0 : 1;
}

function coldStart(results: Results, rounds: number): void {
  const measured = measure(coldStartPrograms(), rounds);
  results.add(measured);
  const [, empty, byHand, command, firstCommand, program, , plain] = Object.values(measured);
  results.bar('`pigeon synth` / an empty cdktf app', ratio(command, empty), 1.5);
  results.bar('`pigeon synth` / by hand', ratio(command, byHand), 1.15);
  results.bar('`pigeon synth` at its first run / by hand', ratio(firstCommand, byHand), 1.15);
  results.bar('a program / an empty cdktf app', ratio(program, empty), 1.5);
  results.bar('a program / by hand', ratio(program, byHand), 1.15);
  results.note('… without the preload / by hand', ratio(plain, byHand));
}

function ratio(one?: Measured, other?: Measured): number {
  return (one?.thread ?? 0) / (other?.thread ?? 1);
}

/** The same environment many times: what each resource costs must not grow with their number. */
function environments(results: Results): void {
  const settings = readFileSync(join(ROOT, 'pigeon.yaml'), 'utf8');
  const programs = ENVIRONMENTS.map((count): [string, Program] => {
    const file = join(WORK, `${count}.yaml`);
    writeFileSync(file, manyEnvironments(settings, count));
    return [`${count} environment${count === 1 ? '' : 's'}`, synthesis(file, `${count}-environments`)];
  });
  const measured = measure(Object.fromEntries(programs), 3);
  results.add(measured);
  const [, ten, hundred] = Object.values(measured) as [Measured, Measured, Measured];
  results.bar('a resource of 100 environments / one of 10', ratio(hundred, ten) / 10, 1.2);
  results.bar('most memory for 100 environments, MB', hundred.peak / 1e6, 400);
}

function index(results: Results): void {
  const program = wholeIndex();
  if (program) results.add(measure({ "loading the bindings' whole index": program }, 3));
  else results.skip("loading the bindings' whole index", "there are not all bindings; 'npm run pack:all' makes them");
}

/** What needs packages from a registry, where they can be had. */
function installed(
  results: Results,
  programs: () => Record<string, Program>,
  rounds: number,
  judge: (measured: Record<string, Measured>) => void = () => undefined,
): void {
  let made: Record<string, Program>;
  try {
    made = programs();
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    return results.skip(programs.name, `its packages cannot be installed: ${reason}`);
  }
  const measured = measure(made, rounds);
  results.add(measured);
  judge(measured);
}

main();
