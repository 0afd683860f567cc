import type { Change } from './engine/messages';

export type StepName =
  'init' | 'apply what is there' | 'validate' | 'plan' | 'apply' | 'apply again' | 'plan again' | 'destroy';

/** One run of the engine. */
export interface Step {
  readonly name: StepName;
  readonly ok: boolean;
  readonly seconds: number;
  readonly note: string;
}

/** Something that a rehearsal found wrong, or that the engine warned of. */
export interface Problem {
  readonly step: StepName;
  readonly message: string;
  /** Of the resource, such as `alicloud_vpc.network`. */
  readonly address?: string;
  /** Path of the construct that made the resource. */
  readonly construct?: string;
}

/** A resource, and the construct that made it. */
export interface Placed {
  readonly address: string;
  readonly construct?: string;
}

/** How a rehearsal went. */
export interface RehearsalReport {
  /** Whether every step did what it should. */
  readonly ok: boolean;
  /** Such as `Terraform v1.11.4`. */
  readonly engine: string;
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** What the plan was going to change. In a rehearsal of an upgrade: what it changes of what is there. */
  readonly planned: readonly Change[];
  /** What the first apply made. */
  readonly created: readonly Placed[];
  /** What the second plan wanted to change. Empty, unless something is wrong or a drift was asked for. */
  readonly secondPlan: readonly Change[];
  /** Where the simulated world was left, when it was to be kept. */
  readonly keptIn?: string;
}

/** How many resources each construct made. Constructs deeper than `depth` below the stack count for the one above. */
export function countByConstruct({ created }: RehearsalReport, depth = 2): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { construct, address } of created) {
    const path = construct === undefined ? (address.split('.')[0] as string) : owner(construct, depth);
    counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  return new Map([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The construct that a resource is in; the resource itself where it stands in the stack. */
function owner(construct: string, depth: number): string {
  const [, ...steps] = construct.split('/');
  return steps.slice(0, Math.min(depth, Math.max(1, steps.length - 1))).join('/');
}

/** A problem as a line that says where to look, in the code and in Terraform. */
export function describeProblem({ step, message, address, construct }: Problem): string {
  const where = construct === undefined ? address : `${construct} (${address})`;
  return where === undefined ? `${step}: ${message}` : `${step}: ${where}: ${message}`;
}
