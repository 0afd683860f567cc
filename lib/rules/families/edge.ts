import type { RenderedArguments, RenderedResource } from '../resource';
import { eachResource, Rule } from '../rule';
import { checkov, kics } from '../scanner-check';
import type { StackReader } from '../stack-reader';

/** Policies of the cloud that still speak TLS 1.0 or 1.1. A listener without one takes the first. */
const OLD_POLICIES = ['tls_cipher_policy_1_0', 'tls_cipher_policy_1_1'];
const OLD_VERSIONS = ['TLSv1.0', 'TLSv1.1'];
const CDN = ['cdn_domain_new'];

export const EDGE_RULES: readonly Rule[] = [
  {
    id: 'edge/https-only',
    severity: 'error',
    concern: 'security',
    what: 'What a load balancer answers without TLS is a redirect to HTTPS.',
    why: 'Passwords and sessions can otherwise be read, and pages changed, on the way.',
    fix: 'Redirect the HTTP listener by a rule for every path (`ApplicationLoadBalancer` does), or remove it.',
    scanners: [kics('ee3b1557-9fb5-4685-a95d-93f1edf2a0d7', 'alb_listener', { readsLess: true })],
    find: eachResource(['alb_listener', 'slb_listener'], (listener, stack) => {
      const isPlain = listener.says('listener_protocol', 'HTTP') || listener.says('protocol', 'http');
      return isPlain && !redirects(listener, stack) && 'serves pages without TLS';
    }),
  },
  {
    id: 'edge/modern-tls',
    severity: 'error',
    concern: 'security',
    what: 'Load balancers speak TLS 1.2 and 1.3 only.',
    why: 'TLS 1.0 and 1.1 are broken, and card schemes forbid them. The default of the cloud still speaks both.',
    fix: 'Set `security_policy_id` (ALB) or `tls_cipher_policy` (CLB) to `tls_cipher_policy_1_2_strict_with_1_3`.',
    scanners: [
      checkov('CKV_ALI_33', 'slb_tls_cipher_policy'),
      kics('dbfc834a-56e5-4750-b5da-73fda8e73f70', 'slb_tls_cipher_policy'),
    ],
    find: eachResource(['alb_listener', 'slb_listener', 'alb_security_policy', 'slb_tls_cipher_policy'], resource => {
      const old = resource.list('tls_versions').find(version => OLD_VERSIONS.includes(version));
      return old ? `speaks ${old}` : speaksOldTls(resource);
    }),
  },
  {
    id: 'edge/cdn-https',
    severity: 'error',
    concern: 'security',
    what: 'CDN has a certificate and sends visitors to HTTPS.',
    why: 'Visitors who type no `https://` stay on a connection that anybody on the way can read and change.',
    fix: 'Give the domain a certificate and add the function `https_force` (`EdgeDelivery` does).',
    find: eachResource(CDN, (domain, stack) => {
      if (domain.misses('certificate_config') || domain.says('certificate_config.server_certificate_status', 'off')) {
        return 'has no certificate';
      }
      return !isOn(functionsOf(domain, stack, 'https_force'), 'enable') && 'does not send visitors to HTTPS';
    }),
  },
  {
    id: 'edge/cdn-modern-tls',
    severity: 'warning',
    concern: 'security',
    what: 'CDN speaks TLS 1.2 and 1.3 only.',
    why: 'TLS 1.0 and 1.1 are broken, and card schemes forbid them.',
    fix: 'Add the function `https_tls_version` with `tls10` and `tls11` off.',
    find: eachResource(CDN, (domain, stack) => {
      const versions = functionsOf(domain, stack, 'https_tls_version');
      const isModern = versions.some(args => argument(args, 'tls10') === 'off' && argument(args, 'tls11') === 'off');
      return !isModern && 'still speaks TLS 1.0 or 1.1';
    }),
  },
  {
    id: 'edge/hsts',
    severity: 'warning',
    concern: 'security',
    what: 'Browsers are told to come by HTTPS only (HSTS).',
    why: 'Otherwise the first request of every visit can be caught before the redirect.',
    fix: 'Add the function `HSTS` with a year (31536000).',
    find: eachResource(
      CDN,
      (domain, stack) => !isOn(functionsOf(domain, stack, 'HSTS'), 'enabled') && 'does not send HSTS',
    ),
  },
  {
    id: 'edge/cdn-origin-https',
    severity: 'warning',
    concern: 'security',
    what: 'CDN fetches from its origin by HTTPS.',
    why: 'The way from CDN to the origin is the internet too.',
    fix: 'Add the function `forward_scheme` with `scheme_origin` set to `https`.',
    find: eachResource(CDN, (domain, stack) => {
      const schemes = functionsOf(domain, stack, 'forward_scheme');
      return (
        !schemes.some(args => argument(args, 'scheme_origin') === 'https') && 'may fetch from its origin without TLS'
      );
    }),
  },
  {
    id: 'edge/api-rate-limit',
    severity: 'warning',
    concern: 'security',
    what: 'One client cannot send any number of requests to the API.',
    why: 'A single address can otherwise try passwords, copy the data, or keep everybody else out.',
    fix: 'Add the action `TrafficLimit` with `per_ip_qps` to the rule (`apiRatePerClient`), or put WAF in front.',
    find: eachResource(['alb_rule'], (rule, stack) => {
      const isApi = rule
        .blocks('rule_conditions')
        .some(condition => condition.list('path_config.values').some(path => path.startsWith('/api')));
      const isForward = rule.blocks('rule_actions').some(action => action.says('type', 'ForwardGroup'));
      const isLimited = rule.blocks('rule_actions').some(action => action.says('type', 'TrafficLimit'));
      return isApi && isForward && !isLimited && !hasWaf(stack) && 'forwards the API without a limit for each client';
    }),
  },
  {
    id: 'edge/web-firewall',
    severity: 'info',
    concern: 'security',
    what: 'A web application firewall stands before a load balancer on the internet.',
    why: 'It stops SQL injection and script injection before they find a hole in the application. It costs money, so it is yours to choose.',
    fix: 'Put the load balancer behind WAF 3.0, or take the edition `StandardWithWaf`.',
    find: eachResource(
      ['alb_load_balancer'],
      (balancer, stack) =>
        balancer.says('address_type', 'Internet') && !hasWaf(stack) && 'has no web application firewall before it',
    ),
  },
];

function redirects(listener: RenderedResource, stack: StackReader): boolean {
  if (!listener.lacks('listener_forward', 'on')) {
    return true;
  }
  return stack.naming(listener, 'alb_rule', 'listener_id').some(rule => {
    const isForAll = rule
      .blocks('rule_conditions')
      .some(condition => condition.list('path_config.values').includes('/*'));
    const isRedirect = rule
      .blocks('rule_actions')
      .some(action => action.says('type', 'Redirect') && action.says('redirect_config.protocol', 'HTTPS'));
    return isForAll && isRedirect;
  });
}

function speaksOldTls(listener: RenderedResource): string | false {
  if (listener.says('listener_protocol', 'HTTPS', 'QUIC')) {
    const isOld = listener.misses('security_policy_id') || listener.says('security_policy_id', ...OLD_POLICIES);
    return isOld && `speaks TLS 1.0 or 1.1 (${listener.text('security_policy_id') ?? 'the default policy'})`;
  }
  const isOld = listener.misses('tls_cipher_policy') || listener.says('tls_cipher_policy', ...OLD_POLICIES);
  return listener.says('protocol', 'https') && isOld && 'speaks TLS 1.0 or 1.1';
}

/** The configurations of a function of a CDN domain: their arguments. */
function functionsOf(domain: RenderedResource, stack: StackReader, name: string): RenderedArguments[][] {
  return stack
    .naming(domain, 'cdn_domain_config', 'domain_name')
    .filter(config => config.says('function_name', name))
    .map(config => config.blocks('function_args'));
}

function argument(args: readonly RenderedArguments[], name: string): string | undefined {
  return args.find(one => one.says('arg_name', name))?.text('arg_value');
}

function isOn(configs: readonly (readonly RenderedArguments[])[], name: string): boolean {
  return configs.some(args => argument(args, name) === 'on');
}

function hasWaf(stack: StackReader): boolean {
  const isBuiltIn = stack
    .all('alb_load_balancer')
    .some(balancer => balancer.says('load_balancer_edition', 'StandardWithWaf'));
  return isBuiltIn || stack.all('wafv3_domain', 'wafv3_defense_resource', 'wafv3_cloud_resource').length > 0;
}
