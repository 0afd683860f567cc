import { gunzipSync } from 'node:zlib';
import type { WrittenStack } from '../stack-reader';
import { asRecord, type Arguments, type StackResource } from '../stack-resource';
import { PLAN_LINES, type Claim, type PlanLine } from './plan-lines';

/** What a claim has in a stack. */
export interface Evidence extends Claim {
  /** `package`: nothing of a stack, but of this package, such as a guide. */
  readonly is: 'there' | 'missing' | 'package';
  /** The address of what fulfils it. @default - a step of a server's first boot, or nothing */
  readonly address?: string;
}

/** A line of the plan, and what a stack has of it. */
export interface CoveredLine extends Omit<PlanLine, 'by'> {
  readonly by: readonly Evidence[];
  readonly isFulfilled: boolean;
}

/** What a stack has of each line of the plan. @returns nothing for a stack that is none of the plan's */
export function coverageOf(stack: WrittenStack): CoveredLine[] {
  const lines = PLAN_LINES.map(({ chapter, line, by }): CoveredLine => {
    const evidence = by.map(claim => ({ ...claim, ...inStack(claim, stack) }));
    return { chapter, line, by: evidence, isFulfilled: evidence.every(({ is }) => is !== 'missing') };
  });
  return lines.some(({ by }) => by.some(({ is }) => is === 'there')) ? lines : [];
}

function inStack({ kind, what }: Claim, stack: WrittenStack): Pick<Evidence, 'is' | 'address'> {
  if (kind === 'file') return { is: 'package' };
  const tier = /^(frontend|backend) boots$/.exec(kind)?.[1];
  if (tier !== undefined) return { is: bootOf(tier, stack).includes(what) ? 'there' : 'missing' };
  const found = stack.ofType(kind).find(resource => isIn(resource, what) || metricsOf(resource).includes(what));
  return found ? { is: 'there', address: found.address } : { is: 'missing' };
}

/** Whether a resource is of the construct `Web/…`, whatever somebody calls the whole. */
function isIn({ construct }: Pick<StackResource, 'construct'>, path: string): boolean {
  const inside = path.replace(/^Web\//, '');
  return `/${construct}/`.includes(`/${inside}/`);
}

/** The metrics that an alarm, or a template of alarms, watches. */
function metricsOf({ arguments: { metric, alert_templates: templates } }: StackResource): unknown[] {
  return [metric, ...[templates].flat().map(template => asRecord(template)?.['metric_name'])];
}

/** What the servers of a tier do when they first boot. */
function bootOf(tier: string, stack: WrittenStack): string {
  const path = `Web/${tier === 'backend' ? 'Backend' : 'Frontend'}/Fleet`;
  const template = stack.ofType('alicloud_ecs_launch_template').find(resource => isIn(resource, path));
  return template ? userData(template.arguments) : '';
}

function userData({ user_data: given }: Arguments): string {
  if (typeof given !== 'string' || given.includes('${')) return '';
  const bytes = Buffer.from(given, 'base64');
  try {
    return (bytes[0] === 0x1f ? gunzipSync(bytes, { maxOutputLength: 1024 * 1024 }) : bytes).toString('utf8');
  } catch {
    return '';
  }
}
