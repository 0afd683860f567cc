import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TerraformStack } from 'cdktf';
import { ProviderFacts } from '../facts/provider-facts';
import { findEngine } from '../rehearse/engine/engine';
import { rehearse } from '../rehearse/rehearse';
import { describeProblem, type RehearsalReport } from '../rehearse/rehearsal-report';
import type { Settings } from '../settings/settings';
import { synthesize } from '../synthesize';
import { adopt } from './adopt';
import { ADOPT_WORDS, type AdoptWords } from './adopt-words';
import { candidatesIn, findCandidate, parseWish } from './candidates';
import { asExisting, importsIn, mustMatch, type Import, type WrittenStack } from './existing';

/** The file of the import blocks, in the folder of the stack. */
const FILE = 'adopt.tf.json';

/** Where what is said goes. */
export interface Output {
  log(line: string): void;
  error(line: string): void;
}

export interface AdoptRequest {
  /** What exists, each as `name=id`. */
  readonly resources: readonly string[];
  /** The file with what is known of the resources. @default - they are as the stack says */
  readonly found?: string;
  /** Where the stack is written. @default - `cdktf.out` */
  readonly out?: string;
  /** @default 'en' */
  readonly language?: keyof typeof ADOPT_WORDS;
}

/** Lists what can be adopted, by name. @throws RangeError where there are several environments */
export function listCandidates(settings: Settings, output: Output): void {
  expectOneEnvironment(settings);
  inTemporaryFolder(settings, stack => {
    const candidates = candidatesIn(stack, ProviderFacts.embedded());
    candidates.forEach(({ name, type }) => output.log(`${type.padEnd(36)}  ${name}`));
  });
}

/**
 * Rehearses the import of what exists, and writes the stack with its import blocks when nothing would be destroyed.
 *
 * @returns whether that was so
 * @throws RangeError what the request cannot mean, and MissingEngineError
 */
export async function adoptResources(settings: Settings, request: AdoptRequest, output: Output): Promise<boolean> {
  expectOneEnvironment(settings);
  const words = ADOPT_WORDS[request.language ?? 'en'];
  const wishes = request.resources.map(parseWish);
  const facts = ProviderFacts.embedded();
  const found = request.found === undefined ? {} : readFound(request.found);
  const prepare = (stack: TerraformStack): void => {
    const candidates = candidatesIn(stack, facts);
    wishes.forEach(wish => adopt(findCandidate(candidates, wish).resource, wish.id));
  };
  return inTemporaryFolder(settings, prepare, async folder => {
    // After what was asked for was understood, and before anything is said of it.
    findEngine();
    const stack = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as WrittenStack;
    const imports = importsIn(stack, facts);
    imports.forEach(each => describe(each, output, words));
    const report = await rehearse({ stackFolder: folder, existing: asExisting(imports, found) });
    if (!isHarmless(report, imports, output, words)) return false;
    const [file] = synthesize(settings, { outdir: request.out });
    const target = join(dirname(file as string), FILE);
    writeFileSync(target, `${JSON.stringify({ import: stack.import }, undefined, 2)}\n`);
    [file as string, target].forEach(written => output.log(words.wrote(written)));
    return true;
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

function describe(each: Import, output: Output, words: AdoptWords): void {
  output.log(words.import(each.address, each.id));
  const matching = mustMatch(each).map(([name, value]) => `${name} ${shown(value, words)}`);
  if (matching.length > 0) output.log(`       ${words.mustMatch(matching.join(', '))}`);
}

function shown(value: unknown, { notYetKnown }: AdoptWords): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.includes('${') ? notYetKnown : text;
}

/** Says what the plan does. Returns whether nothing is lost by it. */
function isHarmless(report: RehearsalReport, imports: readonly Import[], output: Output, words: AdoptWords): boolean {
  const lost = report.planned.filter(({ action }) => action === 'delete' || action === 'replace');
  const changed = report.planned.filter(({ action }) => action === 'update');
  const made = report.planned.filter(({ action }) => action === 'create');
  lost.forEach(({ action, address }) => output.error(words.lost(action === 'replace', address)));
  report.problems.forEach(problem => output.error(describeProblem(problem)));
  changed.forEach(({ address }) => output.log(words.changed(address)));
  output.log(words.plan(imports.length, made.length, changed.length, lost.length));
  return report.ok && lost.length === 0;
}

function expectOneEnvironment({ environments }: Settings): void {
  const names = Object.keys(environments);
  if (names.length > 1) throw new RangeError(`say which environment with --env: ${names.join(', ')}`);
}

function readFound(file: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const found = parseJson(readFileSync(file, 'utf8'));
  if (!isTable(found) || !Object.values(found as object).every(isTable)) {
    throw new RangeError(`'${file}' says arguments by id, such as {"vsw-bp1...": {"cidr_block": "10.0.1.0/24"}}`);
  }
  return found as ReturnType<typeof readFound>;
}

function isTable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
