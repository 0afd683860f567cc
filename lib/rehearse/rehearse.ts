import { join } from 'node:path';
import type { Faults } from './cloud/faults';
import { FileWorld } from './cloud/world';
import { engineVersion, findEngine, type EngineName } from './engine/engine';
import { SynthesizedFolder, typesOf } from './engine/synthesized-folder';
import { Neighbours } from './neighbours';
import type { RehearsalReport, Step } from './rehearsal-report';
import { Rehearsal } from './rehearsal';
import { Session } from './session';
import type { ObjectValue } from './values/value';

export interface RehearseOptions {
  /** The folder of a synthesized stack, such as `cdktf.out/stacks/pigeon-web-production`. */
  readonly stackFolder: string;
  /** An older synthesis of the same stack, to apply first: the rehearsal is that of the upgrade. */
  readonly upgradeFrom?: string;
  /** Leave the simulated world in place of destroying it: its file, the state, and the copy of the stack. @default false */
  readonly keep?: boolean;
  /** What is to go wrong at the apply, which is then repeated. @default - nothing */
  readonly faults?: Faults;
  /** What somebody else changes after the apply: the second plan has to notice. @default - nothing */
  readonly drift?: Drift;
  /** What is known of resources that are imported. @default - they are as the stack says */
  readonly existing?: readonly ExistingResource[];
  /** The stacks of the same synthesis that were rehearsed before. @default - none @internal */
  readonly neighbours?: Neighbours;
  /** @default - Terraform, or OpenTofu where there is no Terraform */
  readonly engine?: EngineName;
  /** Told of each step when it is done. */
  readonly onStep?: (step: Step) => void;
}

/** A resource that somebody made before. */
export interface ExistingResource {
  /** Such as `alicloud_vpc`. */
  readonly type: string;
  readonly id: string;
  /** Its arguments, by the names that Terraform gives them. What is not told is as the stack says. */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface Drift {
  /** Such as `alicloud_vpc.network`. */
  readonly address: string;
  /** The arguments that get other values, by the names that Terraform gives them. */
  readonly values: ObjectValue;
}

/**
 * Runs the real Terraform, or OpenTofu, on a synthesized stack: init, validate, plan, apply, a second plan that must be
 * empty, and destroy. It needs no account and no network: the provider is simulated from its facts, the state is a
 * file in a temporary copy of the stack, and so is all that the rehearsal writes.
 *
 * Only in that copy `prevent_destroy` is lifted: for plans, which are to be complete, and for the destruction at the end,
 * for which the cloud's own deletion protection is lifted too. What must not be lost is looked for in the plan.
 *
 * @throws MissingEngineError when there is neither engine
 * @throws NoStackError when a folder holds no synthesized stack
 */
export async function rehearse(options: RehearseOptions): Promise<RehearsalReport> {
  const engine = findEngine(options.engine);
  const stack = SynthesizedFolder.read(options.stackFolder);
  const older = options.upgradeFrom === undefined ? undefined : SynthesizedFolder.read(options.upgradeFrom);
  const session = await Session.start(options.upgradeFrom ?? options.stackFolder, {
    types: typesOf(older ? [older, stack] : [stack]),
    ...(options.engine && { engine: options.engine }),
  });
  try {
    const rehearsal = new Rehearsal(
      session,
      { ...options, neighbours: options.neighbours ?? new Neighbours() },
      stack,
      older,
    );
    const [version] = await Promise.all([engineVersion(engine), rehearsal.run()]);
    const keptIn = options.keep ? keepWorld(session) : undefined;
    return rehearsal.report(version, keptIn);
  } finally {
    session.end(options.keep);
  }
}

/** Writes the world beside the state, in the form that a world in a file has. */
function keepWorld({ copy, provider }: Session): string {
  const file = new FileWorld(join(copy.folder, 'simulated-cloud.json'));
  file.use(kept =>
    provider.cloud.resources().forEach(resource => kept.set(`${resource.type} ${resource.id}`, resource)),
  );
  return copy.folder;
}
