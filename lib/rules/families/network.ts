import { isExpression, type RenderedResource } from '../resource';
import { eachResource, Rule } from '../rule';
import { checkov, kics } from '../scanner-check';

/** Ports that nobody serves the internet on, and what answers there. */
const PRIVATE_PORTS = {
  1433: 'SQL Server',
  2375: 'Docker',
  3306: 'MySQL',
  5432: 'PostgreSQL',
  6379: 'Redis',
  9200: 'Elasticsearch',
  11211: 'Memcached',
  27017: 'MongoDB',
};
/** More ports in one range than this, and the range is no service but all of them. */
const MANY_PORTS = 1000;

const SENSITIVE_PORT = kics('2ae9d554-23fb-4065-bfd1-fe43d5f7c419', 'security_group_rule');
const UNKNOWN_PORT = kics('dd706080-b7a8-47dc-81fb-3e8184430ec0', 'security_group_rule');

export const NETWORK_RULES: readonly Rule[] = [
  {
    id: 'network/no-open-ssh',
    severity: 'error',
    concern: 'security',
    what: 'SSH (22) is not open to the internet.',
    why: 'Every public address is tried for weak passwords and stolen keys within minutes.',
    fix: "Name the administrators' ranges (`allowAdminFrom`, `access.adminCidrs`), or log in by session manager with no port open.",
    scanners: [checkov('CKV_ALI_2', 'security_group_rule')],
    find: eachResource(['security_group_rule'], rule => opensToWorld(rule, 22) && `opens port 22 to ${sourceOf(rule)}`),
  },
  {
    id: 'network/no-open-rdp',
    severity: 'error',
    concern: 'security',
    what: 'Remote desktop (3389) is not open to the internet.',
    why: 'It is the first door that ransomware tries.',
    fix: "Name the administrators' ranges, or leave the port closed.",
    scanners: [checkov('CKV_ALI_3', 'security_group_rule')],
    find: eachResource(
      ['security_group_rule'],
      rule => opensToWorld(rule, 3389) && `opens port 3389 to ${sourceOf(rule)}`,
    ),
  },
  {
    id: 'network/no-open-data-ports',
    severity: 'error',
    concern: 'security',
    what: 'Ports of databases, caches and container engines are not open to the internet.',
    why: 'One guessed password, or an engine without one, and the data is public or held to ransom.',
    fix: 'Let in the servers that need it by their security group (`allowFrom`), and nobody else.',
    scanners: [SENSITIVE_PORT],
    find: eachResource(['security_group_rule'], rule => {
      const open = Object.entries(PRIVATE_PORTS).filter(([port]) => opensToWorld(rule, Number(port)));
      return (
        open.length > 0 && `opens ${open.map(([port, what]) => `${port} (${what})`).join(', ')} to ${sourceOf(rule)}`
      );
    }),
  },
  {
    id: 'network/no-open-everything',
    severity: 'error',
    concern: 'security',
    what: 'No rule opens every protocol, or a great many ports, to the internet.',
    why: 'Whatever starts to listen on the server, today or next year, answers to everybody.',
    fix: 'Open the exact ports of the service, such as 443/443.',
    scanners: [kics('60587dbd-6b67-432e-90f7-a8cf1892d968', 'security_group_rule')],
    find: eachResource(['security_group_rule'], rule => {
      const [from, to] = portsOf(rule);
      return isOpenToWorld(rule) && to - from >= MANY_PORTS && `opens ports ${from}-${to} to ${sourceOf(rule)}`;
    }),
  },
  {
    id: 'network/no-open-application-port',
    severity: 'warning',
    concern: 'security',
    what: 'To the internet, servers answer on 80 and 443 only.',
    why: 'Other ports pass the load balancer by, with its TLS, its limits and its log.',
    fix: "Open the port to the load balancer's vswitches in place of the internet.",
    scanners: [UNKNOWN_PORT],
    find: eachResource(['security_group_rule'], rule => {
      const [from, to] = portsOf(rule);
      const isToldElsewhere =
        to - from >= MANY_PORTS ||
        [22, 3389, ...Object.keys(PRIVATE_PORTS)].map(Number).some(port => from <= port && port <= to);
      const isWeb = from === to && (from === 80 || from === 443);
      return isOpenToWorld(rule) && !isToldElsewhere && !isWeb && `opens ports ${from}-${to} to ${sourceOf(rule)}`;
    }),
  },
  {
    id: 'network/group-members-apart',
    severity: 'warning',
    concern: 'security',
    what: 'Servers of one security group do not reach each other unasked (`inner_access_policy` is `Drop`).',
    why: 'By default members of a group reach each other on every port, whatever its rules say, so one that is broken into is the way to the next.',
    fix: 'Set `inner_access_policy` to `Drop` and write a rule for what members do need of each other.',
    find: eachResource(
      ['security_group'],
      group =>
        !group.says('security_group_type', 'enterprise') &&
        group.lacks('inner_access_policy', 'Drop') &&
        group.lacks('inner_access', false) &&
        'lets its members reach each other on every port',
    ),
  },
  {
    id: 'network/no-open-acl',
    severity: 'error',
    concern: 'security',
    what: 'The list of addresses that a load balancer lets in does not hold the whole internet.',
    why: 'A list with everybody in it looks like a restriction and is none.',
    fix: 'List the ranges that are meant, or remove the list where everybody is meant.',
    scanners: [checkov('CKV_ALI_29', 'alb_acl_entry_attachment')],
    find: eachResource(
      ['alb_acl_entry_attachment'],
      entry => isWorld(entry.text('entry')) && `lets in ${entry.text('entry')}`,
    ),
  },
  {
    id: 'network/flow-log',
    severity: 'info',
    concern: 'security',
    what: 'A VPC that the stack makes has a flow log.',
    why: 'After an intrusion it is the only record of who talked to whom.',
    fix: 'Add an `alicloud_vpc_flow_log` to a log store. It is billed by the amount of data.',
    scanners: [kics('d2731f3d-a992-44ed-812e-f4f1c2747d71', 'vpc')],
    find: eachResource(
      ['vpc'],
      (vpc, stack) => stack.naming(vpc, 'vpc_flow_log', 'resource_id').length === 0 && 'has no flow log',
    ),
  },
];

function opensToWorld(rule: RenderedResource, port: number): boolean {
  if (!isOpenToWorld(rule) || !rule.says('ip_protocol', 'tcp', 'all')) {
    return false;
  }
  const [from, to] = portsOf(rule);
  return from <= port && port <= to && to - from < MANY_PORTS;
}

function isOpenToWorld(rule: RenderedResource): boolean {
  const isAllowance = rule.says('type', 'ingress') && !/^drop$/i.test(rule.text('policy') ?? '');
  const hasPorts = !rule.says('ip_protocol', 'icmp', 'icmpv6') && !isExpression(rule.value('port_range'));
  return isAllowance && hasPorts && isWorld(sourceOf(rule));
}

function sourceOf(rule: RenderedResource): string {
  return rule.text('cidr_ip') ?? rule.text('ipv6_cidr_ip') ?? '';
}

/** Whether a range is the internet, or so much of it that it comes to the same. No private range is that large. */
function isWorld(range = ''): boolean {
  const [address, length] = range.split('/');
  return length === undefined ? address === '0.0.0.0' : Number(length) < 8 && !/^f[cd]/i.test(address as string);
}

/** The first and the last port. Where none are said, or the protocol has none, all are meant. */
function portsOf(rule: RenderedResource): readonly [number, number] {
  const [from = -1, to = from] = (rule.text('port_range') ?? '-1/-1').split('/').map(Number);
  return from < 0 || rule.says('ip_protocol', 'all') ? [1, 65_535] : [from, to];
}
