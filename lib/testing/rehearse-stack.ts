import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Manifest, type TerraformStack } from 'cdktf';
import { rehearse as rehearseFolder, type RehearseOptions } from '../rehearse/rehearse';
import { describeProblem, type RehearsalReport } from '../rehearse/rehearsal-report';
import { synthesizedStack } from './synthesized-stack';

/** How to rehearse a stack. */
export type RehearseStackOptions = Omit<RehearseOptions, 'stackFolder' | 'upgradeFrom'>;

/**
 * Synthesizes a stack and runs the real Terraform, or OpenTofu, on it: validate, plan, apply, an empty second plan,
 * destroy. It takes no account, no network, and some seconds.
 *
 * @throws when the stack is refused, and MissingEngineError when there is no engine; ask `hasEngine()` to skip such a test
 * @returns how it went; `expectRehearsed` throws when it did not go well
 */
export async function rehearse(stack: TerraformStack, options: RehearseStackOptions = {}): Promise<RehearsalReport> {
  const outdir = mkdtempSync(join(tmpdir(), 'rehearse-stack-'));
  try {
    return await rehearseFolder({ ...options, stackFolder: write(stack, outdir) });
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Like `rehearse`, for a stack that has to pass. @throws when it does not, with every problem and where it is */
export async function expectRehearsed(
  stack: TerraformStack,
  options: RehearseStackOptions = {},
): Promise<RehearsalReport> {
  const report = await rehearse(stack, options);
  if (!report.ok) {
    throw new Error(
      `the rehearsal of '${stack.node.id}' failed:\n  ${report.problems.map(describeProblem).join('\n  ')}`,
    );
  }
  return report;
}

/** Writes a stack with its assets. Returns its folder. */
function write(stack: TerraformStack, outdir: string): string {
  const { json } = synthesizedStack(stack);
  const manifest = new Manifest('rehearsal', outdir, false);
  stack.synthesizer.synthesize({ outdir, manifest, skipValidation: true });
  const folder = join(outdir, manifest.forStack(stack).workingDirectory);
  // A synthesizer may write HCL, or leave out which construct made what.
  rmSync(join(folder, 'cdk.tf'), { force: true });
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(json));
  return folder;
}
