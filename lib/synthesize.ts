import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';
import { invokeAspects, StackSynthesizer } from 'cdktf/lib/synthesize/synthesizer';
import { addStacks } from './pigeon-web-app';
import { stacksIn } from './report/stack-folders';
import { beginRendering } from './rules/rendering';
import type { StackRules } from './rules/stack-rules';
import { Settings } from './settings/settings';

export interface SynthesizeOptions {
  /** @default - `cdktf.out`, or what the cdktf command line asks for */
  readonly outdir?: string;
  /** Write HCL (`cdk.tf`) in place of JSON (`cdk.tf.json`). @default - what the cdktf command line asks for */
  readonly hcl?: boolean;
  /** Called with each stack when its constructs are there, and before its checks. @internal */
  readonly prepare?: (stack: TerraformStack) => void;
  /** Write what does not pass its checks as well, for a report on what is wrong with it. @default false */
  readonly unchecked?: boolean;
  /** What the stacks are judged by. @default - every rule of this package, each of which may be acknowledged */
  readonly rules?: StackRules;
}

/** Stacks that must not be written. The message lists what every stack's own checks found. */
export class SynthesisError extends Error {
  constructor(public readonly problems: readonly string[]) {
    super(
      `nothing was written; ${problems.length} problem${problems.length === 1 ? '' : 's'}:\n  ${problems.join('\n  ')}`,
    );
    this.name = 'SynthesisError';
  }
}

/**
 * Writes a stack for each environment, once all of them have passed their checks.
 *
 * @returns the files that were written
 * @throws SynthesisError when a check fails; then nothing was written
 */
export function synthesize(settings: Settings, options: SynthesizeOptions = {}): string[] {
  // cdktf makes the last folder of a path, and not those it is in.
  if (options.outdir !== undefined) mkdirSync(options.outdir, { recursive: true });
  return withoutTokenTraces(() => {
    const app = new App({ outdir: options.outdir, hclOutput: options.hcl });
    const stacks = addStacks(app, settings, options.rules);
    if (options.prepare) {
      stacks.forEach(options.prepare);
    }
    stacks.forEach(stack => invokeAspects(stack));
    if (!options.unchecked) check(stacks);
    write(app, stacks);
    listUnselected(app, settings);
    app.manifest.writeToFile();
    return stacks.map(stack => written(app, stack));
  });
}

/**
 * cdktf notes a whole stack trace for every token that a binding makes, a tenth of the time here, and shows it only when a
 * token cannot be resolved. Errors that are thrown keep theirs: V8 does not ask this function for them.
 */
function withoutTokenTraces<T>(run: () => T): T {
  const { captureStackTrace } = Error;
  Error.captureStackTrace = () => undefined;
  try {
    return run();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}

/**
 * cdktf checks a stack just before it writes it, when the stacks before it are written already. Here every stack is checked
 * before the first is written. What cdktf prepares before that are references between stacks, and these have none.
 */
function check(stacks: readonly TerraformStack[]): void {
  stacks.forEach(beginRendering);
  const problems = stacks.flatMap(problemsOf);
  if (problems.length > 0) {
    throw new SynthesisError(problems);
  }
}

function write(app: App, stacks: readonly TerraformStack[]): void {
  const session = { outdir: app.outdir, skipValidation: true, manifest: app.manifest };
  // The synthesizer that a stack has by itself asks the environment for the form, and not the app.
  stacks.forEach(stack => new StackSynthesizer(stack, false, app.hclOutput).synthesize(session));
}

/** What an earlier synthesis wrote of environments that this one was not asked for stays, and stays in the manifest. */
function listUnselected({ outdir, manifest }: App, { system, unselected = [] }: Settings): void {
  if (unselected.length === 0) return;
  const earlier = (stacksIn(join(outdir, 'manifest.json')) ?? {}) as Partial<typeof manifest.stacks>;
  for (const name of unselected.map(environment => `${system}-${environment}`)) {
    const stack = earlier[name];
    if (stack && existsSync(join(outdir, stack.synthesizedStackPath))) manifest.stacks[name] = stack;
  }
}

function problemsOf(stack: TerraformStack): string[] {
  return stack.node
    .findAll()
    .flatMap(construct => construct.node.validate().map(message => `[${construct.node.path}] ${message}`));
}

/** The file of a stack. That of the other form is removed: an engine would read both, and find everything twice. */
function written(app: App, stack: TerraformStack): string {
  const manifest = app.manifest.forStack(stack);
  const folder = join(app.outdir, manifest.workingDirectory);
  const [file, other] = app.hclOutput ? ['cdk.tf', 'cdk.tf.json'] : ['cdk.tf.json', 'cdk.tf'];
  if (existsSync(join(folder, other as string))) {
    rmSync(join(folder, other as string));
  }
  return join(folder, file as string);
}
