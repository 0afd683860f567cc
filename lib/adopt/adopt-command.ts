import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { TerraformStack } from 'cdktf';
import { ProviderFacts } from '../facts/provider-facts';
import { isUserError, type Output } from '../rehearse/cli';
import { MissingEngineError, findEngine } from '../rehearse/engine/engine';
import { rehearse } from '../rehearse/rehearse';
import { describeProblem, type RehearsalReport } from '../rehearse/rehearsal-report';
import { parseSettings } from '../settings/parse-settings';
import { selectEnvironments, type Settings } from '../settings/settings';
import { synthesize } from '../synthesize';
import { adopt } from './adopt';
import { candidatesIn, findCandidate, parseWish, type Wish } from './candidates';
import { asExisting, importsIn, mustMatch, type Import, type WrittenStack } from './existing';

const HELP = `Takes resources that exist already under a stack, in place of making them anew.

  pigeon adopt [options]               list what the stack makes, by name
  pigeon adopt [options] NAME=ID ...   import these, such as Assets=my-bucket Network/Server/Zone1=vsw-bp1...

  --config FILE   the settings file; pigeon.yaml by default
  --env NAME      the environment; needed where there are several
  --found FILE    JSON: what is known of the resources, by id, such as {"vsw-bp1...": {"cidr_block": "10.0.1.0/24"}}
  --out DIR       where the stack is written; cdktf.out by default
  --help          this text

The import is rehearsed with the real terraform, or tofu, on a simulated cloud. When nothing would be destroyed, the stack
is written with the import blocks beside it, in adopt.tf.json.

Ends with 0 when that went well, 1 when something would be destroyed or made anew, 2 when settings or names are wrong,
3 without an engine.`;

/** The file of the import blocks, in the folder of the stack. */
const FILE = 'adopt.tf.json';

/** The command `pigeon adopt`. Returns its exit code; what a user got wrong is told in a sentence. */
export async function adoptCommand(args: readonly string[], output: Output = console): Promise<number> {
  try {
    const { options, wishes } = readOptions(args);
    if (options.help) {
      output.log(HELP);
      return 0;
    }
    const settings = oneEnvironment(options.config, options.env);
    if (wishes.length === 0) return list(settings, output);
    findEngine();
    return await adoptAll(settings, wishes, options, output);
  } catch (error) {
    if (error instanceof MissingEngineError) {
      output.error(error.message);
      return 3;
    }
    if (!isUserError(error) && !(error instanceof SyntaxError)) throw error;
    output.error(error.message);
    return 2;
  }
}

type Options = ReturnType<typeof readOptions>['options'];

function list(settings: Settings, output: Output): number {
  inTemporaryFolder(settings, stack => {
    const candidates = candidatesIn(stack, ProviderFacts.embedded());
    candidates.forEach(({ name, type }) => output.log(`${type.padEnd(36)}  ${name}`));
  });
  return 0;
}

async function adoptAll(
  settings: Settings,
  wishes: readonly Wish[],
  options: Options,
  output: Output,
): Promise<number> {
  const facts = ProviderFacts.embedded();
  const found = options.found === undefined ? {} : readFound(options.found);
  const prepare = (stack: TerraformStack): void => {
    const candidates = candidatesIn(stack, facts);
    wishes.forEach(wish => adopt(findCandidate(candidates, wish).resource, wish.id));
  };
  return inTemporaryFolder(settings, prepare, async folder => {
    const stack = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as WrittenStack;
    const imports = importsIn(stack, facts);
    imports.forEach(each => describe(each, output));
    const report = await rehearse({ stackFolder: folder, existing: asExisting(imports, found) });
    if (!isHarmless(report, imports, output)) return 1;
    const [file] = synthesize(settings, { outdir: options.out });
    const target = join(dirname(file as string), FILE);
    writeFileSync(target, `${JSON.stringify({ import: stack.import }, undefined, 2)}\n`);
    output.log(`wrote ${file}\nwrote ${target}`);
    return 0;
  });
}

/** Synthesizes to a folder that is removed when `work` is done. */
function inTemporaryFolder<T>(
  settings: Settings,
  prepare: (stack: TerraformStack) => void,
  work?: (folder: string) => Promise<T>,
): Promise<T> {
  const outdir = mkdtempSync(join(tmpdir(), 'adopt-'));
  const remove = (): void => rmSync(outdir, { recursive: true, force: true });
  let isWorking = false;
  try {
    const [file] = synthesize(settings, { outdir, prepare });
    isWorking = work !== undefined;
    return work ? work(dirname(file as string)).finally(remove) : (undefined as never);
  } finally {
    if (!isWorking) remove();
  }
}

function describe(each: Import, output: Output): void {
  output.log(`import ${each.address} <- ${each.id}`);
  const matching = mustMatch(each).map(([name, value]) => `${name} ${shown(value)}`);
  if (matching.length > 0) output.log(`       must be so already: ${matching.join(', ')}`);
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.includes('${') ? 'what the stack is about to make' : text;
}

/** Says what the plan does. Returns whether nothing is lost by it. */
function isHarmless(report: RehearsalReport, imports: readonly Import[], output: Output): boolean {
  const lost = report.planned.filter(({ action }) => action === 'delete' || action === 'replace');
  const changed = report.planned.filter(({ action }) => action === 'update');
  const made = report.planned.filter(({ action }) => action === 'create');
  lost.forEach(({ action, address }) => output.error(`would ${action} ${address}`));
  report.problems.forEach(problem => output.error(describeProblem(problem)));
  changed.forEach(({ address }) => output.log(`change ${address}`));
  output.log(
    `plan: ${imports.length} to import, ${made.length} to create, ${changed.length} to change, ` +
      `${lost.length} to destroy or make anew`,
  );
  return report.ok && lost.length === 0;
}

function oneEnvironment(config: string, env: string | undefined): Settings {
  const all = parseSettings(readFileSync(config, 'utf8'), config);
  const settings = env === undefined ? all : selectEnvironments(all, [env]);
  const names = Object.keys(settings.environments);
  if (names.length > 1) throw new RangeError(`say which environment with --env: ${names.join(', ')}`);
  return settings;
}

function readFound(file: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isTable(found) || !Object.values(found as object).every(isTable)) {
    throw new RangeError(`'${file}' says arguments by id, such as {"vsw-bp1...": {"cidr_block": "10.0.1.0/24"}}`);
  }
  return found as ReturnType<typeof readFound>;
}

function readOptions(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      config: { type: 'string', default: 'pigeon.yaml' },
      env: { type: 'string' },
      found: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return { options: values, wishes: positionals.map(parseWish) };
}

function isTable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
