import { given, mustHave, mustMatch, refuse, type ApiRule } from '../api-rule';

const CIDR = /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!\/)|(?=\/))){4}\/(3[0-2]|[12]?\d)$/;
const NAME = /^(?!https?:\/\/).{2,128}$/;

/** What VPC, NAT, EIP and security groups refuse. Source: alibaba-facts.md §1 and §13. */
export const NETWORK_RULES: readonly ApiRule[] = [
  mustMatch('alicloud_vpc alicloud_vswitch', 'cidr_block', CIDR, "an address range, such as '10.0.0.0/16'"),
  mustMatch('alicloud_security_group_rule', 'cidr_ip', CIDR, "an address range, such as '10.0.0.0/16'"),
  mustMatch('alicloud_snat_entry', 'source_cidr', CIDR, "an address range, such as '10.0.0.0/16'"),
  mustHave('alicloud_vswitch', 'vpc_id'),
  mustHave('alicloud_vswitch', 'cidr_block'),
  mustMatch('alicloud_vpc', 'vpc_name', NAME, '2-128 characters, and no address of a web site'),
  mustMatch('alicloud_vswitch', 'vswitch_name', NAME, '2-128 characters, and no address of a web site'),
  mustMatch('alicloud_eip_address', 'address_name', NAME, '2-128 characters, and no address of a web site'),
  mustMatch('alicloud_nat_gateway', 'nat_gateway_name', NAME, '2-128 characters, and no address of a web site'),
  refuse(
    'alicloud_nat_gateway',
    "an enhanced NAT gateway needs 'vswitch_id'",
    args => args['nat_type'] !== 'Normal' && args['vswitch_id'] === null,
  ),
  refuse(
    'alicloud_nat_gateway',
    "NAT gateways of the kind 'Normal' are no longer sold",
    args => args['nat_type'] === 'Normal',
  ),
  mustHave('alicloud_snat_entry', 'source_vswitch_id source_cidr'),
  mustMatch(
    'alicloud_security_group',
    'security_group_name',
    /^[\p{L}][\w:.-]{1,127}$/u,
    '2-128 characters, beginning with a letter',
  ),
  mustMatch('alicloud_security_group_rule', 'port_range', /^(-1\/-1|\d{1,5}\/\d{1,5})$/, "a range, such as '80/80'"),
  refuse(
    'alicloud_security_group_rule',
    "a rule for tcp or udp needs 'port_range'",
    args =>
      ['tcp', 'udp'].includes(String(args['ip_protocol'])) &&
      [null, '-1/-1'].includes(args['port_range'] as string | null),
  ),
  refuse(
    'alicloud_security_group_rule',
    "rules for all protocols, icmp and gre have the port range '-1/-1'",
    args =>
      ['all', 'icmp', 'gre'].includes(String(args['ip_protocol'])) &&
      ![null, '-1/-1'].includes(args['port_range'] as string | null),
  ),
  refuse(
    'alicloud_security_group_rule',
    "in a VPC 'nic_type' must be 'intranet'",
    args => given(args, 'source_security_group_id').length > 0 && args['nic_type'] === 'internet',
  ),
];
