import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseSettings } from '../settings/parse-settings';
import { SettingsError } from '../settings/problem';
import { selectEnvironments } from '../settings/settings';
import { SynthesisError, synthesize } from '../synthesize';
import { findEngine, MissingEngineError, type EngineName } from './engine/engine';
import { NoStackError } from './engine/synthesized-folder';
import { rehearse } from './rehearse';
import { countByConstruct, describeProblem, type RehearsalReport, type Step } from './rehearsal-report';

const HELP = `Runs the real terraform, or tofu, on every stack, with no account and no network: the provider is simulated.

  pigeon rehearse [options]

  --config FILE       the settings file; pigeon.yaml by default
  --env NAME          only this environment; may be repeated
  --engine NAME       terraform or tofu; by default what there is
  --keep              leave the simulated world in place of destroying it
  --upgrade-from DIR  apply the older synthesis in DIR (such as cdktf.out) first, and say what the new one changes
  --help              this text

Ends with 0 when all went well, 1 when a rehearsal failed, 2 when settings or options are wrong, 3 without an engine.`;

/** Where the lines of the command go. */
export interface Output {
  log(line: string): void;
  error(line: string): void;
}

/** The command `pigeon rehearse`. Returns its exit code; what a user got wrong is told in a sentence. */
export async function rehearseCommand(args: readonly string[], output: Output = console): Promise<number> {
  try {
    const options = readOptions(args);
    if (options.help) {
      output.log(HELP);
      return 0;
    }
    return await rehearseAll(options, output);
  } catch (error) {
    if (error instanceof MissingEngineError) {
      output.error(error.message);
      return 3;
    }
    if (!isUserError(error)) throw error;
    output.error(error.message);
    return 2;
  }
}

type Options = ReturnType<typeof readOptions>;

async function rehearseAll(options: Options, output: Output): Promise<number> {
  // Before anything is synthesized, so that nobody waits for what cannot run.
  findEngine(options.engine);
  const settings = parseSettings(readFileSync(options.config, 'utf8'), options.config);
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-synth-'));
  try {
    const files = synthesize(options.env ? selectEnvironments(settings, options.env) : settings, { outdir: folder });
    let failed = 0;
    for (const file of files) failed += (await rehearseOne(dirname(file), options, output)) ? 0 : 1;
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function rehearseOne(stackFolder: string, options: Options, output: Output): Promise<boolean> {
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

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: 'string', default: 'pigeon.yaml' },
      env: { type: 'string', multiple: true },
      engine: { type: 'string' },
      keep: { type: 'boolean', default: false },
      'upgrade-from': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return { ...values, engine: engineName(values.engine), upgradeFrom: values['upgrade-from'] };
}

function engineName(given: string | undefined): EngineName | undefined {
  if (given === undefined || given === 'terraform' || given === 'tofu') return given;
  throw new RangeError(`'--engine' is terraform or tofu, got '${given}'`);
}

/** A mistake of the user's, which needs a sentence and no stack trace. */
export function isUserError(error: unknown): error is Error {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return (
    error instanceof SettingsError ||
    error instanceof RangeError ||
    error instanceof SynthesisError ||
    error instanceof NoStackError ||
    /^(ENOENT|EISDIR|ERR_PARSE_ARGS)/.test(code)
  );
}
