import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORK } from './work-folder';

/** A program to time: arguments for `node`. */
export interface Program {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where it runs. @default - here */
  readonly cwd?: string;
}

/** What runs of a program took. */
export interface Measured {
  /** Of the fastest run, in milliseconds: whatever else the machine does only adds to it. */
  readonly fastest: number;
  /** Of the run in the middle, in milliseconds. */
  readonly median: number;
  /**
   * Of the processor, of the thread that runs the program, in the run that took the least of it, in milliseconds: what a run
   * takes where nothing else runs. On a busy machine the clock tells more of its neighbours, so bars are held to this.
   */
  readonly thread: number;
  /** Of the processor, with the threads that collect garbage and optimize, in the run that took the least of it. */
  readonly processor: number;
  /** The most memory that a run held, in bytes. */
  readonly peak: number;
}

interface Run {
  readonly wall: number;
  readonly thread: number;
  readonly processor: number;
  readonly peak: number;
}

/** Said by each process about itself at its end. */
const REPORTER = `
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const processor = (user + system) / 1000;
  const told = '/proc/self/task/' + process.pid + '/schedstat';
  const thread = existsSync(told) ? parseInt(readFileSync(told, 'latin1')) / 1e6 : processor;
  const run = { thread, processor, peak: process.resourceUsage().maxRSS * 1024 };
  writeFileSync(process.env.BENCH_REPORT, JSON.stringify(run));
});
`;

/** Runs programs in turns, a new process each, so that what else the machine does falls on all of them alike. */
export function measure<Name extends string>(programs: Readonly<Record<Name, Program>>, rounds: number) {
  const runs = new Map<string, Run[]>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, program] of Object.entries<Program>(programs)) {
      runs.set(name, [...(runs.get(name) ?? []), run(program)]);
    }
  }
  return Object.fromEntries([...runs].map(([name, all]) => [name, summary(all)])) as Record<Name, Measured>;
}

/** Runs a program once. @throws when it fails */
export function run({ args, env, cwd }: Program): Run {
  mkdirSync(WORK, { recursive: true });
  const [reporter, report] = [join(WORK, 'reporter.js'), join(WORK, 'report.json')];
  writeFileSync(reporter, REPORTER);
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--require', reporter, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env, BENCH_REPORT: report },
    cwd,
  });
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return { wall, ...(JSON.parse(readFileSync(report, 'utf8')) as Omit<Run, 'wall'>) };
}

function summary(runs: readonly Run[]): Measured {
  const walls = runs.map(({ wall }) => wall).toSorted((one, other) => one - other);
  return {
    fastest: walls[0] as number,
    median: walls[Math.floor(walls.length / 2)] as number,
    thread: Math.min(...runs.map(({ thread }) => thread)),
    processor: Math.min(...runs.map(({ processor }) => processor)),
    peak: Math.max(...runs.map(({ peak }) => peak)),
  };
}
