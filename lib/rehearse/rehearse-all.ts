import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Settings } from '../settings/settings';
import { synthesize } from '../synthesize';
import type { EngineName } from './engine/engine';
import { rehearse } from './rehearse';
import { countByConstruct, describeProblem, type RehearsalReport, type Step } from './rehearsal-report';

/** Where the lines of the command go. */
export interface Output {
  log(line: string): void;
  error(line: string): void;
}

/** What `pigeon rehearse` is asked to do. */
export interface RehearsalOptions {
  readonly settings: Settings;
  /** @default - what there is */
  readonly engine?: EngineName;
  /** Leave the simulated world in place of destroying it. */
  readonly keep: boolean;
  /** A folder with an older synthesis, which is applied first. */
  readonly upgradeFrom?: string;
}

/** Rehearses every environment of the settings, and tells of it. Returns whether all went well. */
export async function rehearseAll(options: RehearsalOptions, output: Output): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-synth-'));
  try {
    let failed = 0;
    for (const file of synthesize(options.settings, { outdir: folder })) {
      failed += (await rehearseOne(dirname(file), options, output)) ? 0 : 1;
    }
    return failed === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function rehearseOne(stackFolder: string, options: RehearsalOptions, output: Output): Promise<boolean> {
  const name = basename(stackFolder);
  const upgradeFrom = options.upgradeFrom === undefined ? undefined : olderFolder(options.upgradeFrom, name);
  output.log(`${name}`);
  const report = await rehearse({
    stackFolder,
    keep: options.keep,
    onStep: step => output.log(stepLine(step)),
    ...(upgradeFrom !== undefined && { upgradeFrom }),
    ...(options.engine && { engine: options.engine }),
  });
  printSummary(report, upgradeFrom !== undefined, output);
  return report.ok;
}

/** The folder of the stack in an older synthesis, or the folder itself when it is that of a stack. */
function olderFolder(folder: string, name: string): string {
  const inside = join(folder, 'stacks', name);
  if (existsSync(inside)) return inside;
  const stacks = join(folder, 'stacks');
  if (!existsSync(stacks)) return folder;
  throw new RangeError(`there is no stack '${name}' in '${folder}'; there are ${readdirSync(stacks).join(', ')}`);
}

function stepLine({ name, ok, seconds, note }: Step): string {
  return `  ${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(20)}${seconds.toFixed(1).padStart(5)} s  ${note}`.trimEnd();
}

function printSummary(report: RehearsalReport, isUpgrade: boolean, output: Output): void {
  if (isUpgrade) report.planned.forEach(({ action, address }) => output.log(`  ${action.padEnd(8)} ${address}`));
  else
    countByConstruct(report).forEach((count, construct) => output.log(`  ${String(count).padStart(4)}  ${construct}`));
  report.warnings.forEach(warning => output.log(`  warning: ${describeProblem(warning)}`));
  report.problems.forEach(problem => output.error(`  ${describeProblem(problem)}`));
  if (report.keptIn !== undefined) output.log(`  the simulated world is kept in ${report.keptIn}`);
  const seconds = report.steps.reduce((sum, step) => sum + step.seconds, 0);
  output.log(`  ${report.ok ? 'passed' : 'failed'} in ${seconds.toFixed(1)} s with ${report.engine}`);
}
