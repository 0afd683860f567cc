import { didYouMean } from '../../../facts/check/suggest';
import { given, mustBeOneOf, mustLieWithin, mustMatch, refuse, valuesAt, type ApiRule } from '../api-rule';
import type { ObjectValue, Value } from '../../values/value';

const BUCKET = 'alicloud_oss_bucket';
const CDN = 'alicloud_cdn_domain_new';
const DNS = 'alicloud_alidns_record';
const CERTIFICATE = 'alicloud_ssl_certificates_service_certificate';

/** The functions of CDN. Source: alibaba-facts.md §6.2. */
const FUNCTIONS =
  'https_force http_force https_option https_tls_version HSTS gzip brotli filetype_based_ttl_set path_based_ttl_set ' +
  'filetype_force_ttl_code path_force_ttl_code set_req_host_header origin_host forward_scheme ali_origin_port_scheme ' +
  'https_origin_sni origin_sni forward_timeout follow_302 origin_dns_host l2_oss_key ipv6 ipv6_origin referer_white_list_set ' +
  'referer_black_list_set ip_allow_list_set ip_black_list_set ali_ua set_resp_header origin_request_header set_req_header ' +
  'error_page host_redirect serving_stale_content range set_hashkey_args condition';

/** There are more functions than the facts list, so only a slip in the name of a known one is refused. */
const CDN_FUNCTION: ApiRule = {
  types: ['alicloud_cdn_domain_config'],
  refuse: args => {
    const name = String(args['function_name']);
    const known = FUNCTIONS.split(' ');
    const meant = known.includes(name) ? '' : didYouMean(name, known);
    return meant === '' ? undefined : `CDN has no function '${name}'${meant}`;
  },
};

/** What OSS, CDN, DNS and the certificate service refuse. Source: alibaba-facts.md §5, §6 and §13. */
export const EDGE_RULES: readonly ApiRule[] = [
  mustMatch(BUCKET, 'bucket', /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, "3-63 of a-z, 0-9 and '-'"),
  mustBeOneOf('alicloud_oss_bucket_acl', 'acl', 'private public-read public-read-write'),
  refuse('alicloud_oss_bucket_policy', "'policy' must be JSON", args => !isJson(args['policy'] ?? null)),
  refuse(BUCKET, 'a lifecycle rule needs an action', args =>
    valuesAt(args, 'lifecycle_rule').some(rule => ACTIONS.every(action => valuesAt(rule, action).length === 0)),
  ),
  refuse(BUCKET, 'an expiration is said in exactly one way', args =>
    valuesAt(args, 'lifecycle_rule.expiration').some(form => EXPIRIES.filter(name => isSaid(form, name)).length !== 1),
  ),
  mustBeOneOf(CDN, 'cdn_type', 'web download video'),
  mustMatch(CDN, 'domain_name', /^\.?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, 'a domain name in lower case'),
  refuse(CDN, 'an origin is called on port 80 or 443', args =>
    given(args, 'sources.port').some(port => ![80, 443].includes(Number(port))),
  ),
  refuse(CDN, "a certificate of kind 'cas' needs 'cert_id'", args =>
    valuesAt(args, 'certificate_config').some(
      config => valuesAt(config, 'cert_type')[0] === 'cas' && given(config, 'cert_id').length === 0,
    ),
  ),
  CDN_FUNCTION,
  mustMatch('alicloud_cdn_domain_config', 'function_args.arg_name', /^[a-zA-Z0-9_]+$/, 'the name of an argument'),
  refuse(
    'alicloud_cdn_domain_config',
    "the function 'oss_auth' is added by the platform",
    args => args['function_name'] === 'oss_auth',
  ),
  mustBeOneOf(DNS, 'type', 'A NS MX TXT CNAME SRV AAAA CAA REDIRECT_URL FORWARD_URL'),
  refuse(
    DNS,
    'the value of an A record is an IPv4 address',
    args => args['type'] === 'A' && !/^(\d{1,3}\.){3}\d{1,3}$/.test(String(args['value'])),
  ),
  refuse(DNS, "an MX record needs 'priority'", args => args['type'] === 'MX' && given(args, 'priority').length === 0),
  mustLieWithin(DNS, 'ttl', 1, 86_400),
  mustMatch(CERTIFICATE, 'cert', /-----BEGIN CERTIFICATE-----/, 'a certificate in PEM form'),
  mustMatch(CERTIFICATE, 'key', /-----BEGIN ([A-Z]+ )?PRIVATE KEY-----/, 'a private key in PEM form'),
];

const ACTIONS = [
  'expiration',
  'transitions',
  'abort_multipart_upload',
  'noncurrent_version_expiration',
  'noncurrent_version_transition',
];
const EXPIRIES = ['days', 'date', 'created_before_date', 'expired_object_delete_marker'];

function isSaid(form: Value, name: string): boolean {
  return given(form, name).some(value => value !== 0 && value !== false);
}

function isJson(text: ObjectValue[string]): boolean {
  try {
    JSON.parse(String(text));
    return true;
  } catch {
    return false;
  }
}
