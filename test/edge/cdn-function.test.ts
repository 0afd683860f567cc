import {
  bucketOrigin,
  CACHE_FUNCTIONS,
  CdnFunction,
  PAGES_FROM_BUCKET,
  pagesAndApiFrom,
  SITE_FUNCTIONS,
} from '../../lib/edge/cdn-function';

/** Name and arguments by id, as the cloud is told them. */
const told = (functions: readonly CdnFunction[]) =>
  Object.fromEntries(functions.map(({ id, name, args }) => [id, `${name} ${new URLSearchParams(args)}`]));

describe('SITE_FUNCTIONS', () => {
  test('answer by HTTPS only, with modern TLS, compressed, and fetch by HTTPS', () => {
    expect(told(SITE_FUNCTIONS)).toEqual({
      HttpsRedirect: 'https_force enable=on&https_rewrite=301',
      Http2: 'https_option http2=on&ocsp_stapling=on',
      TlsVersions: 'https_tls_version tls10=off&tls11=off&tls12=on&tls13=on',
      Hsts: 'HSTS enabled=on&https_hsts_max_age=31536000&https_hsts_include_subdomains=off',
      Gzip: 'gzip enable=on',
      Brotli: 'brotli enable=on&brotli_level=5',
      Ipv6: 'ipv6 switch=on&region=*',
      OriginScheme: 'forward_scheme enable=on&scheme_origin=https',
      OriginSni: 'origin_sni origin=all&sni_host=ali_follow_origin',
    });
  });
});

describe('CACHE_FUNCTIONS', () => {
  test('keep hashed files a year, and ask for everything else again', () => {
    const follow = 'swift_origin_cache_high=off';

    expect(told(CACHE_FUNCTIONS)).toEqual({
      CacheAssets: `path_based_ttl_set path=%2Fassets%2F&ttl=31536000&weight=99&${follow}&swift_no_cache_low=off&swift_follow_cachetime=off`,
      CacheNothingElse: `path_based_ttl_set path=%2F&ttl=1&weight=1&${follow}&swift_no_cache_low=on&swift_follow_cachetime=off`,
    });
  });
});

describe('bucketOrigin', () => {
  test('fetches from a private bucket under its own host name', () => {
    expect(told(bucketOrigin('b.oss-cn-hangzhou.aliyuncs.com'))).toEqual({
      PrivateBucket: 'l2_oss_key private_oss_auth=on',
      BucketHost: 'origin_host origin=b.oss-cn-hangzhou.aliyuncs.com&host=ali_follow_origin',
    });
  });
});

describe('PAGES_FROM_BUCKET', () => {
  test('answers every path that names no file by the page of the application', () => {
    const [{ name, args }] = PAGES_FROM_BUCKET as [CdnFunction];
    const { regex, replacement, flag } = args;

    expect(name).toBe('host_redirect');
    expect([replacement, flag]).toEqual(['/index.html', 'break']);
    expect(
      ['/', '/users/7', '/assets/a.js', '/robots.txt'].map(path => new RegExp(regex as string).test(path)),
    ).toEqual([true, true, false, false]);
  });
});

describe('pagesAndApiFrom', () => {
  const functions = pagesAndApiFrom('origin.example.com', 'www.example.com');

  test('fetches what is no hashed file from the servers', () => {
    const [condition, origin] = functions;

    expect(condition).toMatchObject({ id: 'PagesAndApi', name: 'condition' });
    expect(JSON.parse(condition?.args['rule'] as string)).toEqual({
      match: {
        logic: 'and',
        criteria: [{ matchType: 'uri', matchOperator: 'contains', matchValue: ['/assets/*'], negate: true }],
      },
      name: 'pages-and-api',
      status: 'enable',
    });
    expect(origin).toEqual({
      id: 'LoadBalancerOrigin',
      name: 'origin_dns_host',
      args: { ali_origin_dns_host: 'origin.example.com' },
      under: 'PagesAndApi',
    });
  });

  test('calls the servers by the name that the visitor typed', () => {
    expect(functions[2]).toEqual({
      id: 'LoadBalancerHost',
      name: 'origin_host',
      args: { origin: 'origin.example.com', host: 'www.example.com' },
    });
    expect(functions).toHaveLength(3);
  });
});
