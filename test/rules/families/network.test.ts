import { NETWORK_RULES } from '../../../lib/rules/families/network';
import { Pair, provePairs, ref, Resources } from './pairs';

const rule = (said: object): Resources => ({
  'security_group_rule.a': { type: 'ingress', ip_protocol: 'tcp', cidr_ip: '0.0.0.0/0', port_range: '22/22', ...said },
});

const PAIRS: Record<string, Pair> = {
  'network/no-open-ssh': {
    flags: [
      rule({}),
      rule({ port_range: '20/25' }),
      rule({ cidr_ip: '128.0.0.0/1' }),
      rule({ cidr_ip: undefined, ipv6_cidr_ip: '::/0' }),
    ],
    passes: [
      rule({ cidr_ip: '203.0.113.0/28' }),
      rule({ cidr_ip: '10.0.0.0/8' }),
      rule({ port_range: '443/443' }),
      rule({ type: 'egress' }),
      rule({ policy: 'drop' }),
      rule({ ip_protocol: 'udp' }),
      rule({ cidr_ip: '${var.admins}' }),
      rule({ port_range: '${var.port}' }),
      rule({ cidr_ip: undefined, source_security_group_id: 'sg-1' }),
      rule({ cidr_ip: undefined, ipv6_cidr_ip: 'fc00::/7' }),
    ],
  },
  'network/no-open-rdp': {
    flags: [rule({ port_range: '3389/3389' })],
    passes: [rule({ port_range: '3389/3389', cidr_ip: '203.0.113.7/32' }), rule({ port_range: '3390/3390' })],
  },
  'network/no-open-data-ports': {
    flags: [rule({ port_range: '5432/5432' }), rule({ port_range: '6000/6999' }), rule({ port_range: '27017/27017' })],
    passes: [rule({ port_range: '5432/5432', cidr_ip: '10.0.0.0/16' }), rule({ port_range: '443/443' })],
  },
  'network/no-open-everything': {
    flags: [
      rule({ port_range: '1/65535' }),
      rule({ ip_protocol: 'all', port_range: '-1/-1' }),
      rule({ ip_protocol: 'all', port_range: undefined }),
    ],
    passes: [
      rule({ ip_protocol: 'all', port_range: '-1/-1', type: 'egress' }),
      rule({ ip_protocol: 'all', port_range: '-1/-1', cidr_ip: '10.0.0.0/8' }),
      rule({ ip_protocol: 'icmp', port_range: '-1/-1' }),
      rule({ port_range: '443/443' }),
    ],
  },
  'network/no-open-application-port': {
    flags: [rule({ port_range: '5000/5000' }), rule({ port_range: '80/81' })],
    passes: [
      rule({ port_range: '443/443' }),
      rule({ port_range: '80/80' }),
      rule({ port_range: '5000/5000', cidr_ip: '10.0.0.0/24' }),
      rule({ port_range: '22/22' }),
      rule({ port_range: '1/65535' }),
    ],
  },
  'network/group-members-apart': {
    flags: [
      { 'security_group.a': {} },
      { 'security_group.a': { inner_access_policy: 'Accept' } },
      { 'security_group.a': { inner_access: true } },
    ],
    passes: [
      { 'security_group.a': { inner_access_policy: 'Drop' } },
      { 'security_group.a': { inner_access: false } },
      { 'security_group.a': { inner_access_policy: '${var.policy}' } },
      { 'security_group.a': { security_group_type: 'enterprise' } },
    ],
  },
  'network/no-open-acl': {
    flags: [{ 'alb_acl_entry_attachment.a': { entry: '0.0.0.0/0' } }],
    passes: [{ 'alb_acl_entry_attachment.a': { entry: '203.0.113.0/24' } }],
  },
  'network/flow-log': {
    flags: [{ 'vpc.a': {} }, { 'vpc.a': {}, 'vpc.b': {}, 'vpc_flow_log.b': { resource_id: ref('vpc.b') } }],
    passes: [{ 'vpc.a': {}, 'vpc_flow_log.a': { resource_id: ref('vpc.a') } }, { 'vswitch.a': {} }],
  },
};

describe('the rules of networks', () => provePairs(NETWORK_RULES, PAIRS));
