import { gunzipSync } from 'node:zlib';
import type { WrittenStack } from '../stack-reader';
import type { Actor } from './actor';
import { templatesOf } from './actors';
import { blocks, constant, text, texts } from './arguments';
import { covers } from './address-range';
import type { Cast } from './cast';
import { flow, type Flow } from './flow';
import { lettingOut, type GroupRule } from './group-rules';

/** A boot text that is not known before the apply; it may name anything. */
const UNREADABLE = '';
const USUAL_PORTS = { database: 5432, cache: 6379 } as const;

/** Who may call the databases and caches that are not ours: those who know them, and those who are only admitted. */
export function dataFlows(stack: WrittenStack, cast: Cast, rules: readonly GroupRule[]): Flow[] {
  const admissions = admissionsIn(stack);
  return cast.ofKind('servers').flatMap(from => {
    const boot = bootTexts(from, stack);
    return cast.ofKind('database', 'cache').flatMap(to => {
      const known = boot.map(content => portOf(content, to)).find(port => port !== undefined);
      const mayKnow = known !== undefined || boot.includes(UNREADABLE);
      const by = admittedBy(from, admissions, stack);
      if (known === undefined && by.length === 0) return [];
      const port = known ?? USUAL_PORTS[to.kind as 'database' | 'cache'];
      const out = lettingOut(rules, from.groups, port, []);
      const said = { from: from.id, to: to.id, kind: 'data', ports: [String(port)] } as const;
      const why = [...by, ...out.map(({ address }) => address)];
      if (out.length === 0) return [flow({ ...said, rules: why, verdict: 'blocked', note: 'no-way-out' })];
      return [flow({ ...said, rules: why, ...(!mayKnow && { note: 'network-only' }) })];
    });
  });
}

interface Admission {
  readonly by: string;
  readonly ranges: readonly string[];
}

/** What says which ranges the whitelists of the instances hold: an output for their owner, or a template of ROS. */
function admissionsIn(stack: WrittenStack): Admission[] {
  const printed = stack.outputs
    .filter(({ name }) => name === 'whitelist_cidrs')
    .map(({ name, value }) => ({ by: `output.${name}`, ranges: texts(value) }));
  const templates = stack.ofType('alicloud_ros_stack').flatMap(({ address, arguments: given }) => {
    const ranges = /"DBInstanceIPArrayAttribute":"([^"]*)"/.exec(constant(given['template_body']) ?? '')?.[1];
    return ranges === undefined ? [] : [{ by: address, ranges: ranges.split(',') }];
  });
  return [...printed, ...templates];
}

/** By which resources servers get past the whitelists; a security group of the owner's is named by its id. */
function admittedBy(from: Actor, admissions: readonly Admission[], stack: WrittenStack): string[] {
  const byRange = admissions.filter(({ ranges }) =>
    from.ranges.some(own => ranges.some(admitted => covers(admitted, own))),
  );
  const byGroup = from.groups.filter(group => stack.find(group) === undefined);
  return [...byRange.map(({ by }) => by), ...byGroup];
}

/** What the servers are told when they start, as text. */
function bootTexts({ id }: Actor, stack: WrittenStack): string[] {
  const main = stack.find(id);
  const sources = main === undefined ? [] : [main, ...templatesOf(main, stack)];
  return blocks(sources.map(({ arguments: given }) => given)).flatMap(given => {
    const encoded = text(given['user_data']);
    return encoded === undefined ? [] : [encoded.includes('${') ? UNREADABLE : decoded(encoded)];
  });
}

function decoded(userData: string): string {
  const bytes = Buffer.from(userData, 'base64');
  try {
    return bytes[0] === 0x1f ? gunzipSync(bytes, { maxOutputLength: 1 << 20 }).toString() : bytes.toString();
  } catch {
    return UNREADABLE;
  }
}

/** The port that a boot text says with the instance, as in `POSTGRES_HOST=…` and `POSTGRES_PORT=…`. */
function portOf(content: string, { name, kind }: Actor): number | undefined {
  const at = content.indexOf(name);
  if (at < 0) return undefined;
  const near = content.slice(at, at + 400);
  const said = /^[\w.-]*:(\d{2,5})\b/.exec(near)?.[1] ?? /\w*PORT=(\d{2,5})\b/.exec(near)?.[1];
  return said === undefined ? USUAL_PORTS[kind as 'database' | 'cache'] : Number(said);
}
