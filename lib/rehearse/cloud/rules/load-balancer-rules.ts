import { canonical } from '../../values/value';
import {
  first,
  given,
  mustBeOneOf,
  mustHave,
  mustLieWithin,
  mustMatch,
  refuse,
  valuesAt,
  type ApiRule,
} from '../api-rule';

const NAME = /^[A-Za-z][A-Za-z0-9._-]{1,127}$/;
const NAME_FORM = "2-128 of letters, digits and '._-', beginning with a letter";
const GROUP = 'alicloud_alb_server_group';
const LISTENER = 'alicloud_alb_listener';

/** What Application Load Balancer refuses. Source: alibaba-facts.md §2 and §13. */
export const LOAD_BALANCER_RULES: readonly ApiRule[] = [
  refuse(
    'alicloud_alb_load_balancer',
    'a load balancer needs vswitches in two zones or more',
    args => new Set(valuesAt(args, 'zone_mappings.zone_id')).size < 2,
  ),
  mustBeOneOf('alicloud_alb_load_balancer', 'load_balancer_edition', 'Basic Standard StandardWithWaf'),
  mustBeOneOf('alicloud_alb_load_balancer', 'address_ip_version', 'IPv4 DualStack'),
  mustMatch('alicloud_alb_load_balancer', 'load_balancer_name', NAME, NAME_FORM),
  mustMatch(GROUP, 'server_group_name', NAME, NAME_FORM),
  mustMatch('alicloud_alb_rule', 'rule_name', NAME, NAME_FORM),
  mustMatch('alicloud_alb_security_policy', 'security_policy_name', NAME, NAME_FORM),
  refuse(
    LISTENER,
    'a listener has one default certificate; attach the others',
    args => valuesAt(args, 'certificates').length > 1,
  ),
  refuse(
    LISTENER,
    'a listener for HTTPS or QUIC needs a certificate',
    args =>
      ['HTTPS', 'QUIC'].includes(String(args['listener_protocol'])) &&
      given(args, 'certificates.certificate_id').length === 0,
  ),
  refuse(LISTENER, "the default action of a listener can only be 'ForwardGroup'; redirect by a rule", args =>
    valuesAt(args, 'default_actions.type').some(type => type !== 'ForwardGroup'),
  ),
  refuse(
    LISTENER,
    'the default action forwards to no server group',
    args => given(args, 'default_actions.forward_group_config.server_group_tuples.server_group_id').length === 0,
  ),
  mustMatch(
    LISTENER,
    'security_policy_id',
    /^(tls_cipher_policy_1_(0|1|2|2_strict|2_strict_with_1_3)|(tls|security-policy|spn)-.+)$/,
    "a policy of the system, such as 'tls_cipher_policy_1_2', or the id of one",
  ),
  mustLieWithin('alicloud_alb_rule', 'priority', 1, 10_000),
  {
    types: ['alicloud_alb_rule'],
    refuse: (args, others) => {
      const sameListener = others('alicloud_alb_rule').filter(other => other['listener_id'] === args['listener_id']);
      const taken = sameListener.some(
        other => other['priority'] === args['priority'] && (other['direction'] ?? null) === (args['direction'] ?? null),
      );
      return taken ? `another rule of the listener has the priority ${String(args['priority'])}` : undefined;
    },
  },
  mustMatch(
    'alicloud_alb_rule',
    'rule_conditions.path_config.values',
    /^\/.{0,127}$/,
    "a path of 1-128 characters that begins with '/'",
  ),
  refuse(
    'alicloud_alb_rule',
    'a rule has exactly one final action: ForwardGroup, Redirect or FixedResponse',
    args => valuesAt(args, 'rule_actions.type').filter(type => FINAL.has(String(type))).length !== 1,
  ),
  refuse('alicloud_alb_rule', 'the actions of a rule are ordered, and two have the same order', args =>
    repeats(valuesAt(args, 'rule_actions.order').map(canonical)),
  ),
  mustMatch(
    GROUP,
    'health_check_config.health_check_path',
    /^\/.{0,79}$/,
    "a path of 1-80 characters that begins with '/'",
  ),
  mustBeOneOf(GROUP, 'health_check_config.health_check_codes', 'http_2xx http_3xx http_4xx http_5xx'),
  refuse(
    GROUP,
    "sticky sessions need 'sticky_session_type'",
    args =>
      first(args, 'sticky_session_config.sticky_session_enabled') === true &&
      given(args, 'sticky_session_config.sticky_session_type').length === 0,
  ),
  mustBeOneOf(GROUP, 'server_group_type', 'Instance Ip Fc'),
  refuse(
    GROUP,
    "groups of servers or addresses need 'vpc_id'",
    args => args['server_group_type'] !== 'Fc' && args['vpc_id'] === null,
  ),
  mustHave('alicloud_alb_load_balancer', 'vpc_id'),
];

const FINAL: ReadonlySet<string> = new Set(['ForwardGroup', 'Redirect', 'FixedResponse']);

function repeats(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}
