import { referencesIn, type StackResource } from '../stack-resource';
import type { WrittenStack } from '../stack-reader';
import type { Actor } from './actor';
import { covers, isAnywhere, overlap } from './address-range';
import { constant, text } from './arguments';

/** A rule of a security group, read once. */
export interface GroupRule {
  readonly address: string;
  /** The group it belongs to: an address, or an id where the group is not in the stack. */
  readonly group: string;
  readonly direction: 'ingress' | 'egress';
  readonly protocol: string;
  /** Such as `80`, `8000-8100`, `all`. */
  readonly ports: string;
  readonly first: number;
  readonly last: number;
  readonly isDrop: boolean;
  /** 1 goes first; among equals a drop does. */
  readonly priority: number;
  /** @default - another kind of peer */
  readonly range?: string;
  /** @default - another kind of peer */
  readonly peerGroup?: string;
  /** @default - another kind of peer */
  readonly prefixList?: string;
}

/** After every rule that somebody wrote. */
const LAST = 101;

/** The rules of all groups, with what a group does by itself. */
export function groupRules(stack: WrittenStack): GroupRule[] {
  const written = stack.ofType('alicloud_security_group_rule').flatMap(read);
  return [...written, ...stack.ofType('alicloud_security_group').flatMap(group => byDefault(group, written))];
}

/** Members of a basic group may call anywhere, unless a rule drops it. Where a rule says the same, it is told by the rule. */
function byDefault({ address, arguments: given }: StackResource, written: readonly GroupRule[]): GroupRule[] {
  const isSaid = written.some(
    ({ group, direction, isDrop, range = '', ports, protocol }) =>
      group === address &&
      direction === 'egress' &&
      !isDrop &&
      isAnywhere(range) &&
      ports === 'all' &&
      protocol === 'all',
  );
  if (isSaid || given['security_group_type'] === 'enterprise') return [];
  const all = { protocol: 'all', ...portsOf(undefined), range: '0.0.0.0/0' };
  return [{ address, group: address, direction: 'egress', ...all, isDrop: false, priority: LAST }];
}

function read(one: StackResource): GroupRule[] {
  const { arguments: given, address } = one;
  const group = reference(given['security_group_id']);
  const direction = given['type'];
  if (group === undefined || (direction !== 'ingress' && direction !== 'egress')) return [];
  const range = constant(given['cidr_ip']) ?? constant(given['ipv6_cidr_ip']);
  const peerGroup = reference(given['source_security_group_id']);
  const prefixList = reference(given['prefix_list_id']);
  return [
    {
      address,
      group,
      direction,
      protocol: constant(given['ip_protocol']) ?? '?',
      ...portsOf(constant(given['port_range'])),
      isDrop: given['policy'] === 'drop',
      priority: Number(constant(given['priority']) ?? 1),
      ...(range !== undefined && { range }),
      ...(peerGroup !== undefined && { peerGroup }),
      ...(prefixList !== undefined && { prefixList }),
    },
  ];
}

function reference(value: unknown): string | undefined {
  return referencesIn(value)[0] ?? text(value);
}

function portsOf(range: string | undefined): Pick<GroupRule, 'ports' | 'first' | 'last'> {
  const [first, last] = (range ?? '-1/-1').split('/').map(Number);
  if (first === undefined || !(first >= 0) || last === undefined || !(last >= first)) {
    return { ports: 'all', first: 0, last: 65535 };
  }
  return { ports: first === last ? String(first) : `${first}-${last}`, first, last };
}

/** The rules that let `source` open a connection to a port of the servers in `groups`. */
export function lettingIn(rules: readonly GroupRule[], groups: readonly string[], source: Actor, port: number) {
  return passing(rules, 'ingress', groups, port).filter(rule => names(rule, source));
}

/** Whether `letting` is for every address that `source` may call from: a load balancer calls from each of its zones. */
export function isLetInEverywhere(letting: readonly GroupRule[], source: Actor): boolean {
  if (letting.length === 0 || source.ranges.length === 0) return letting.length > 0;
  return source.ranges.every(own =>
    letting.some(({ range, peerGroup }) => peerGroup !== undefined || (range !== undefined && covers(range, own))),
  );
}

/** The rules that let the servers in `groups` call a port of `addresses`, or of anywhere when there are none. */
export function lettingOut(rules: readonly GroupRule[], groups: readonly string[], port: number, addresses: string[]) {
  const out = passing(rules, 'egress', groups, port);
  return out.filter(
    ({ range }) => range !== undefined && (isAnywhere(range) || addresses.some(one => overlap(one, range))),
  );
}

function passing(
  rules: readonly GroupRule[],
  direction: GroupRule['direction'],
  groups: readonly string[],
  port: number,
) {
  const own = rules.filter(rule => rule.direction === direction && groups.includes(rule.group) && isOn(rule, port));
  return own.filter(rule => !rule.isDrop && !own.some(other => goesBefore(other, rule)));
}

function isOn({ protocol, first, last }: GroupRule, port: number): boolean {
  return (protocol === 'tcp' || protocol === 'all') && first <= port && port <= last;
}

/** Whether a rule of the same group drops all that `rule` would let pass. */
export function isOverruled(rule: GroupRule, rules: readonly GroupRule[]): boolean {
  return rules.some(
    other =>
      other.group === rule.group &&
      other.direction === rule.direction &&
      (other.protocol === 'all' || other.protocol === rule.protocol) &&
      other.first <= rule.first &&
      rule.last <= other.last &&
      goesBefore(other, rule),
  );
}

/** Whether `other` drops what `rule` lets pass, for all of its peers. */
function goesBefore(other: GroupRule, rule: GroupRule): boolean {
  if (!other.isDrop || rule.isDrop || other.priority > rule.priority) return false;
  if (other.peerGroup !== undefined) return other.peerGroup === rule.peerGroup;
  if (other.range === undefined) return other.prefixList !== undefined && other.prefixList === rule.prefixList;
  return isAnywhere(other.range) || (rule.range !== undefined && covers(other.range, rule.range));
}

function names({ range, peerGroup }: GroupRule, source: Actor): boolean {
  if (peerGroup !== undefined) return source.groups.includes(peerGroup);
  return range !== undefined && (isAnywhere(range) || source.ranges.some(one => overlap(range, one)));
}
