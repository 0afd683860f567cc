/** One function of a CDN domain, by the cloud's own names. Every argument is text. */
export interface CdnFunction {
  /** The id of the construct; constant, since it is part of the Terraform address. */
  readonly id: string;
  readonly name: string;
  readonly args: Readonly<Record<string, string>>;
  /** The id of the condition that it holds under. @default - it always holds */
  readonly under?: string;
}

const YEAR = '31536000';

/** What every site gets: HTTPS only, modern TLS, HSTS, compression, IPv6. */
export const SITE_FUNCTIONS: readonly CdnFunction[] = [
  { id: 'HttpsRedirect', name: 'https_force', args: { enable: 'on', https_rewrite: '301' } },
  { id: 'Http2', name: 'https_option', args: { http2: 'on', ocsp_stapling: 'on' } },
  { id: 'TlsVersions', name: 'https_tls_version', args: { tls10: 'off', tls11: 'off', tls12: 'on', tls13: 'on' } },
  { id: 'Hsts', name: 'HSTS', args: { enabled: 'on', https_hsts_max_age: YEAR, https_hsts_include_subdomains: 'off' } },
  { id: 'Gzip', name: 'gzip', args: { enable: 'on' } },
  { id: 'Brotli', name: 'brotli', args: { enable: 'on', brotli_level: '5' } },
  { id: 'Ipv6', name: 'ipv6', args: { switch: 'on', region: '*' } },
  { id: 'OriginScheme', name: 'forward_scheme', args: { enable: 'on', scheme_origin: 'https' } },
  { id: 'OriginSni', name: 'origin_sni', args: { origin: 'all', sni_host: 'ali_follow_origin' } },
];

/** Files whose name holds a hash of their content are kept for a year; a page is asked for again each time. */
export const CACHE_FUNCTIONS: readonly CdnFunction[] = [
  cacheRule('CacheAssets', '/assets/', YEAR, 99),
  cacheRule('CacheNothingElse', '/', '1', 1),
];

/** Fetch from a private bucket of the same account. The account allows this once, in the console. */
export function bucketOrigin(bucketDomain: string): CdnFunction[] {
  return [
    { id: 'PrivateBucket', name: 'l2_oss_key', args: { private_oss_auth: 'on' } },
    { id: 'BucketHost', name: 'origin_host', args: { origin: bucketDomain, host: 'ali_follow_origin' } },
  ];
}

/** Without servers, every path that names no file is a page of the single-page application. */
export const PAGES_FROM_BUCKET: readonly CdnFunction[] = [
  { id: 'PageFallback', name: 'host_redirect', args: { regex: '^/[^.]*$', replacement: '/index.html', flag: 'break' } },
];

/** With servers, what is no hashed file comes from the load balancer: pages, and `/api` with them. */
export function pagesAndApiFrom(originDomain: string, siteDomain: string): CdnFunction[] {
  const rule = {
    match: {
      logic: 'and',
      criteria: [{ matchType: 'uri', matchOperator: 'contains', matchValue: ['/assets/*'], negate: true }],
    },
    name: 'pages-and-api',
    status: 'enable',
  };
  return [
    { id: 'PagesAndApi', name: 'condition', args: { rule: JSON.stringify(rule) } },
    {
      id: 'LoadBalancerOrigin',
      name: 'origin_dns_host',
      args: { ali_origin_dns_host: originDomain },
      under: 'PagesAndApi',
    },
    { id: 'LoadBalancerHost', name: 'origin_host', args: { origin: originDomain, host: siteDomain } },
  ];
}

function cacheRule(id: string, path: string, ttl: string, weight: number): CdnFunction {
  const asked = ttl === '1' ? 'on' : 'off';
  return {
    id,
    name: 'path_based_ttl_set',
    args: {
      path,
      ttl,
      weight: weight.toString(),
      swift_origin_cache_high: 'off',
      swift_no_cache_low: asked,
      swift_follow_cachetime: 'off',
    },
  };
}
