import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';
import { invokeAspects } from 'cdktf/lib/synthesize/synthesizer';
import { addStacks } from './pigeon-web-app';
import { Settings } from './settings/settings';

export interface SynthesizeOptions {
  /** @default - `cdktf.out`, or what the cdktf command line asks for */
  readonly outdir?: string;
  /** Write HCL (`cdk.tf`) in place of JSON (`cdk.tf.json`). @default - what the cdktf command line asks for */
  readonly hcl?: boolean;
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
  // What cdktf would check stack by stack, while it writes, is checked here for all of them before.
  const app = new App({ outdir: options.outdir, hclOutput: options.hcl, skipValidation: true });
  const stacks = addStacks(app, settings);
  stacks.forEach(stack => invokeAspects(stack));
  const problems = stacks.flatMap(problemsOf);
  if (problems.length > 0) {
    throw new SynthesisError(problems);
  }
  app.synth();
  return stacks.map(stack => written(app, stack));
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
