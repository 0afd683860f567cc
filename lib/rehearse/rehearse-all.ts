import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { stackFolders } from '../report/stack-folders';
import type { Settings } from '../settings/settings';
import { synthesize } from '../synthesize';
import type { EngineName } from './engine/engine';
import { inOrderOfReference, Neighbours } from './neighbours';
import { rehearse } from './rehearse';
import { REHEARSAL_WORDS, type RehearsalWords } from './rehearsal-words';
import { countByConstruct, describeProblem, type RehearsalReport, type Step } from './rehearsal-report';

/** Where the lines of the command go. */
export interface Output {
  log(line: string): void;
  error(line: string): void;
}

/** What `pigeon rehearse` is asked to do. */
export interface RehearsalOptions {
  /** Settings to synthesize, or the folder of each stack that is synthesized already. */
  readonly stacks: Settings | readonly string[];
  /** @default - what there is */
  readonly engine?: EngineName;
  /** Leave the simulated world in place of destroying it. */
  readonly keep: boolean;
  /** A folder with an older synthesis, which is applied first. */
  readonly upgradeFrom?: string;
  /** @default 'en' */
  readonly language?: keyof typeof REHEARSAL_WORDS;
}

/** Rehearses every stack, and tells of it. Returns whether all went well. */
export async function rehearseAll(options: RehearsalOptions, output: Output): Promise<boolean> {
  const { stacks } = options;
  if (Array.isArray(stacks)) return rehearseFolders(stacks as readonly string[], options, output);
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-synth-'));
  try {
    const files = synthesize(stacks as Settings, { outdir: folder });
    return await rehearseFolders(files.map(dirname), options, output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function rehearseFolders(
  folders: readonly string[],
  options: RehearsalOptions,
  output: Output,
): Promise<boolean> {
  const neighbours = new Neighbours();
  let failed = 0;
  for (const folder of inOrderOfReference(folders)) {
    failed += (await rehearseOne(folder, { ...options, neighbours }, output)) ? 0 : 1;
  }
  return failed === 0;
}

async function rehearseOne(
  stackFolder: string,
  options: RehearsalOptions & { readonly neighbours: Neighbours },
  output: Output,
): Promise<boolean> {
  const name = basename(resolve(stackFolder));
  const upgradeFrom = options.upgradeFrom === undefined ? undefined : olderFolder(options.upgradeFrom, name);
  const words = REHEARSAL_WORDS[options.language ?? 'en'];
  output.log(`${name}`);
  const report = await rehearse({
    stackFolder,
    keep: options.keep,
    neighbours: options.neighbours,
    onStep: step => output.log(stepLine(step, words)),
    ...(upgradeFrom !== undefined && { upgradeFrom }),
    ...(options.engine && { engine: options.engine }),
  });
  printSummary(report, upgradeFrom !== undefined, output, words);
  return report.ok;
}

/** The folder of the stack in an older synthesis, or the folder itself when it is that of a stack. */
function olderFolder(folder: string, name: string): string {
  const stacks = stackFolders(folder);
  if (stacks.length === 0) return folder;
  const names = stacks.map(stack => basename(stack));
  if (names.includes(name)) return join(folder, 'stacks', name);
  throw new RangeError(`there is no stack '${name}' in '${folder}'; there are ${names.join(', ')}`);
}

function stepLine({ name, ok, seconds, note }: Step, words: RehearsalWords): string {
  const how = ok ? words.ok : words.failed;
  return `  ${how} ${name.padEnd(20)}${seconds.toFixed(1).padStart(5)} s  ${words.note(note)}`.trimEnd();
}

function printSummary(report: RehearsalReport, isUpgrade: boolean, output: Output, words: RehearsalWords): void {
  if (isUpgrade) report.planned.forEach(({ action, address }) => output.log(`  ${action.padEnd(8)} ${address}`));
  else
    countByConstruct(report).forEach((count, construct) => output.log(`  ${String(count).padStart(4)}  ${construct}`));
  report.warnings.forEach(warning => output.log(`  ${words.warning}${describeProblem(warning)}`));
  report.problems.forEach(problem => output.error(`  ${describeProblem(problem)}`));
  if (report.keptIn !== undefined) output.log(`  ${words.keptIn(report.keptIn)}`);
  const seconds = report.steps.reduce((sum, step) => sum + step.seconds, 0);
  output.log(`  ${words.ended(report.ok, seconds.toFixed(1), report.engine)}`);
}
