import { fleetsIn } from '../fleets';
import { referencesIn, type StackResource } from '../stack-resource';
import type { WrittenStack } from '../stack-reader';
import { actor, INTERNET, type Actor } from './actor';
import { constant, text, texts } from './arguments';
import { sharedInstances } from './shared-instances';

/** Segments of a construct's path that say how it is made, and not what it is. */
const INNER = new Set(['Resource', 'Default', 'Fleet', 'Gateway', 'Cdn']);

/** Everybody in a stack who may call or be called, and the internet. */
export function actorsIn(stack: WrittenStack): Actor[] {
  const members = [
    ...fleetsIn(stack).map(groups => fleet(groups, stack)),
    ...stack.ofType('alicloud_instance').map(one => instance(one, stack)),
  ];
  const taken = new Set(members.flatMap(({ groups }) => groups));
  const alone = stack.ofType('alicloud_security_group').filter(({ address }) => !taken.has(address));
  return [
    INTERNET,
    ...stack.ofType('alicloud_cdn_domain_new', 'alicloud_cdn_domain', 'alicloud_dcdn_domain').map(cdn),
    ...unnamedWhenAlone(stack.ofType('alicloud_alb_load_balancer').map(one => loadBalancer(one, stack))),
    ...members,
    ...alone.map(one => named(one, 'security-group', 'security_group_name', { groups: [one.address] })),
    ...unnamedWhenAlone(stack.ofType('alicloud_nat_gateway').map(one => nat(one, stack))),
    ...stack.ofType('alicloud_oss_bucket').map(one => bucket(one)),
    ...sharedInstances(stack),
  ];
}

/** `LoadBalancer` and `Egress` tell nothing that the kind does not, unless there is another. */
function unnamedWhenAlone(actors: readonly Actor[]): Actor[] {
  return actors.length === 1 ? actors.map(one => ({ ...one, name: '' })) : [...actors];
}

function fleet(groups: readonly StackResource[], stack: WrittenStack): Actor {
  const first = groups[0] as StackResource;
  const templates = templatesOf(first, stack);
  const sizes = new Set(templates.flatMap(({ arguments: given }) => constant(given['instance_type']) ?? []));
  return named(first, 'servers', 'scaling_group_name', {
    details: [serverCount(total(groups, 'min_size'), total(groups, 'max_size')), ...sizes],
    groups: templates.flatMap(groupsOf),
    ...standsIn(
      groups.map(({ arguments: given }) => given['vswitch_ids'] ?? given['vswitch_id']),
      stack,
    ),
    parts: groups.map(({ address }) => address),
  });
}

/** The sum of sizes. A size that only Terraform knows is shown as it is, where it is the only one. */
function total(groups: readonly StackResource[], argument: string): string | undefined {
  const sizes = groups.map(({ arguments: given }) => text(given[argument]));
  if (sizes.length === 1) return sizes[0];
  const sum = sizes.reduce((all, size) => all + Number(size), 0);
  return Number.isNaN(sum) ? undefined : String(sum);
}

/** What the servers of a scaling group are made from: its launch template, or its scaling configurations. */
export function templatesOf(group: StackResource, stack: WrittenStack): StackResource[] {
  const template = referencesIn(group.arguments['launch_template_id']).flatMap(address => stack.find(address) ?? []);
  const configurations = stack
    .ofType('alicloud_ess_scaling_configuration')
    .filter(one => referencesIn(one.arguments['scaling_group_id']).includes(group.address));
  return [...template, ...configurations];
}

function instance(one: StackResource, stack: WrittenStack): Actor {
  return named(one, 'servers', 'instance_name', {
    details: texts(one.arguments['instance_type']),
    groups: groupsOf(one),
    ...standsIn(one.arguments['vswitch_id'], stack),
  });
}

function groupsOf({ arguments: given }: StackResource): string[] {
  const said = [given['security_group_ids'], given['security_group_id'], given['security_groups']].flatMap(texts);
  return [...new Set(said.flatMap(id => (id.includes('${') ? referencesIn(id) : [id])))];
}

function loadBalancer(one: StackResource, stack: WrittenStack): Actor {
  return named(one, 'load-balancer', 'load_balancer_name', {
    details: dnsNames(one, stack),
    ...standsIn(one.arguments['zone_mappings'], stack),
  });
}

function cdn(one: StackResource): Actor {
  return actor({
    ...named(one, 'cdn', 'domain_name'),
    name: constant(one.arguments['domain_name']) ?? one.name,
  });
}

function bucket(one: StackResource): Actor {
  return actor({ ...named(one, 'bucket', 'bucket'), name: constant(one.arguments['bucket']) ?? one.name });
}

function nat(one: StackResource, stack: WrittenStack): Actor {
  const addresses = stack
    .ofType('alicloud_eip_association')
    .filter(({ arguments: given }) => referencesIn(given['instance_id']).includes(one.address))
    .flatMap(({ arguments: given }) => referencesIn(given['allocation_id']))
    .flatMap(address => constant(stack.find(address)?.arguments['bandwidth']) ?? []);
  return named(one, 'nat', 'nat_gateway_name', {
    details: addresses.map(bandwidth => `${bandwidth} Mbps`),
    ...standsIn(one.arguments['vswitch_id'], stack),
  });
}

/** The names in DNS that lead to a resource. */
function dnsNames(one: StackResource, stack: WrittenStack): string[] {
  return stack
    .ofType('alicloud_alidns_record', 'alicloud_dns_record')
    .filter(({ arguments: given }) => referencesIn(given['value']).includes(one.address))
    .flatMap(({ arguments: given }) => dnsName(given['rr'], given['domain_name']));
}

export function dnsName(rr: unknown, zone: unknown): string[] {
  const [label, rest] = [constant(rr), constant(zone)];
  if (label === undefined || rest === undefined) return [];
  return [label === '@' ? rest : `${label}.${rest}`];
}

function standsIn(value: unknown, stack: WrittenStack): Pick<Actor, 'vswitches' | 'ranges'> {
  const vswitches = referencesIn(value).filter(address => /\balicloud_vswitch\./.test(address));
  const ranges = vswitches.flatMap(address => constant(stack.find(address)?.arguments['cidr_block']) ?? []);
  return { vswitches, ranges };
}

function named(one: StackResource, kind: Actor['kind'], argument: string, more: Partial<Actor> = {}): Actor {
  const construct = meaningful(one.construct);
  const isPath = one.path !== one.address;
  const name = isPath ? (construct.split('/').at(-1) as string) : (constant(one.arguments[argument]) ?? one.name);
  return actor({ id: one.address, kind, name, construct, address: one.address, ...more });
}

/** The path up to the last segment that says what a thing is. */
function meaningful(construct: string): string {
  const segments = construct.split('/');
  while (segments.length > 1 && INNER.has(segments.at(-1) as string)) segments.pop();
  return segments.join('/');
}

function serverCount(min = '?', max = '?'): string {
  return min === max ? `× ${min}` : `× ${min}–${max}`;
}
