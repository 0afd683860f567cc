import { EDGE_RULES } from '../../../lib/rules/families/edge';
import { Pair, provePairs, ref, Resources } from './pairs';

const listener = (said: object): Resources => ({ 'alb_listener.a': said as Record<string, unknown> });
const HTTP = listener({ listener_protocol: 'HTTP' });
const rule = (path: string, ...actions: object[]): Resources => ({
  'alb_rule.a': {
    listener_id: ref('alb_listener.a'),
    rule_conditions: [{ type: 'Path', path_config: [{ values: [path] }] }],
    rule_actions: actions,
  },
});
const REDIRECT = { type: 'Redirect', redirect_config: { protocol: 'HTTPS' } };
const FORWARD = { type: 'ForwardGroup', forward_group_config: {} };
const LIMIT = { type: 'TrafficLimit', traffic_limit_config: { per_ip_qps: 50 } };
const domain = (said: object = {}): Resources => ({
  'cdn_domain_new.a': { domain_name: 'www.example.com', certificate_config: { cert_id: '1' }, ...said },
});
/** A CDN domain with one function. */
const cdn = (name: string, args: Record<string, string>, said: object = {}): Resources => ({
  ...domain(said),
  'cdn_domain_config.a': {
    domain_name: ref('cdn_domain_new.a', 'domain_name'),
    function_name: name,
    function_args: Object.entries(args).map(([arg_name, arg_value]) => ({ arg_name, arg_value })),
  },
});
const INTERNET = { 'alb_load_balancer.a': { address_type: 'Internet', load_balancer_edition: 'Standard' } };

const PAIRS: Record<string, Pair> = {
  'edge/https-only': {
    flags: [
      HTTP,
      { ...HTTP, ...rule('/old', REDIRECT) },
      { ...HTTP, ...rule('/*', FORWARD) },
      { ...HTTP, 'alb_rule.a': { ...rule('/*', REDIRECT)['alb_rule.a'], listener_id: ref('alb_listener.other') } },
      { 'slb_listener.a': { protocol: 'http' } },
    ],
    passes: [
      { ...HTTP, ...rule('/*', REDIRECT) },
      listener({ listener_protocol: 'HTTPS' }),
      { 'slb_listener.a': { protocol: 'http', listener_forward: 'on' } },
      { 'slb_listener.a': { protocol: 'tcp' } },
    ],
  },
  'edge/modern-tls': {
    flags: [
      listener({ listener_protocol: 'HTTPS' }),
      listener({ listener_protocol: 'HTTPS', security_policy_id: 'tls_cipher_policy_1_1' }),
      { 'slb_listener.a': { protocol: 'https' } },
      { 'alb_security_policy.a': { tls_versions: ['TLSv1.1', 'TLSv1.2'] } },
      { 'slb_tls_cipher_policy.a': { tls_versions: ['TLSv1.0'] } },
    ],
    passes: [
      listener({ listener_protocol: 'HTTPS', security_policy_id: 'tls_cipher_policy_1_2_strict_with_1_3' }),
      listener({ listener_protocol: 'HTTPS', security_policy_id: ref('alb_security_policy.a') }),
      { 'slb_listener.a': { protocol: 'https', tls_cipher_policy: 'tls_cipher_policy_1_2' } },
      { 'alb_security_policy.a': { tls_versions: ['TLSv1.2'] } },
      HTTP,
    ],
  },
  'edge/cdn-https': {
    flags: [
      domain(),
      cdn('https_force', { enable: 'on' }, { certificate_config: undefined }),
      cdn('https_force', { enable: 'off' }),
    ],
    passes: [cdn('https_force', { enable: 'on', https_rewrite: '301' })],
  },
  'edge/cdn-modern-tls': {
    flags: [domain(), cdn('https_tls_version', { tls10: 'off', tls11: 'on' })],
    passes: [cdn('https_tls_version', { tls10: 'off', tls11: 'off', tls12: 'on' })],
  },
  'edge/hsts': {
    flags: [domain(), cdn('HSTS', { enabled: 'off' })],
    passes: [cdn('HSTS', { enabled: 'on', https_hsts_max_age: '31536000' })],
  },
  'edge/cdn-origin-https': {
    flags: [domain(), cdn('forward_scheme', { enable: 'on', scheme_origin: 'http' })],
    passes: [cdn('forward_scheme', { enable: 'on', scheme_origin: 'https' })],
  },
  'edge/api-rate-limit': {
    flags: [rule('/api/*', FORWARD)],
    passes: [
      rule('/api/*', LIMIT, FORWARD),
      rule('/assets/*', FORWARD),
      { ...rule('/api/*', FORWARD), 'wafv3_domain.a': {} },
    ],
  },
  'edge/web-firewall': {
    flags: [INTERNET],
    passes: [
      { ...INTERNET, 'wafv3_domain.a': {} },
      { 'alb_load_balancer.a': { address_type: 'Internet', load_balancer_edition: 'StandardWithWaf' } },
      { 'alb_load_balancer.a': { address_type: 'Intranet' } },
    ],
  },
};

describe('the rules of the edge', () => provePairs(EDGE_RULES, PAIRS));
