import { TerraformOutput } from 'cdktf';
import { EdgeDelivery, EdgeDeliveryProps } from '../lib/edge-delivery';
import { CdnScope } from '../lib/edge/cdn-scope';
import { StaticBucket } from '../lib/edge/static-bucket';
import { ApplicationLoadBalancer } from '../lib/network/application-load-balancer';
import { Certificate } from '../lib/network/certificate';
import { emptyStack, Synthesized, synthesized } from './util';

function edge(props: Partial<EdgeDeliveryProps> = {}, withServers = false): Synthesized {
  const stack = emptyStack();
  const loadBalancer = ApplicationLoadBalancer.fromAttributes(stack, 'Balancer', {
    loadBalancerId: 'alb-1',
    dnsName: 'alb-1.cn-hangzhou.alb.aliyuncs.com',
  });
  const { cname } = new EdgeDelivery(stack, 'Edge', {
    domainName: 'www.example.com',
    dnsZone: 'example.com',
    bucket: StaticBucket.fromAttributes(stack, 'Bucket', { bucketName: 'b-1', region: 'cn-hangzhou' }),
    certificate: Certificate.fromCertificateId(stack, 'Certificate', '12345678'),
    origin: withServers ? { loadBalancer, domainName: 'origin.example.com' } : undefined,
    ...props,
  });
  new TerraformOutput(stack, 'cname', { value: cname });
  return synthesized(stack);
}

/** The functions in the order they are set: each waits for the one before. */
function functionsOf(stack: Synthesized): string[] {
  const configs = Object.entries(stack.json.resource?.['alicloud_cdn_domain_config'] ?? {});
  const names: string[] = [];
  let next = configs.find(([, config]) => !('depends_on' in config));
  while (next) {
    const [address, config] = next;
    names.push(config['function_name'] as string);
    next = configs.find(([, { depends_on: before }]) => (before as string[] | undefined)?.[0]?.endsWith(`.${address}`));
  }
  return names;
}

const SITE = 'https_force https_option https_tls_version HSTS gzip brotli ipv6 forward_scheme origin_sni'.split(' ');

describe('EdgeDelivery', () => {
  test('puts a CDN domain in front of the bucket, overseas, by a certificate of the mainland site', () => {
    expect(edge().the('cdn_domain_new')).toMatchObject({
      domain_name: 'www.example.com',
      scope: 'overseas',
      sources: [{ content: 'b-1.oss-cn-hangzhou.aliyuncs.com' }],
      certificate_config: { cert_id: '12345678', cert_region: 'cn-hangzhou' },
    });
  });

  test('answers elsewhere, and by a certificate of the international site, where that is said', () => {
    const stack = edge({ scope: CdnScope.global('京ICP备12345678号'), certificateRegion: 'ap-southeast-1' });

    expect(stack.the('cdn_domain_new')).toMatchObject({
      scope: 'global',
      certificate_config: { cert_region: 'ap-southeast-1' },
    });
  });

  test('tells what the name is to stand for', () => {
    expect(edge().json['output']).toEqual({
      cname: { value: expect.stringMatching(/^\$\{alicloud_cdn_domain_new\..+\.cname\}$/) as string },
    });
  });

  test('makes the name stand for the CDN domain', () => {
    expect(edge().the('alidns_record')).toMatchObject({
      domain_name: 'example.com',
      rr: 'www',
      value: expect.stringMatching(/^\$\{alicloud_cdn_domain_new\..+\.cname\}$/) as string,
    });
  });

  test('without servers, takes pages from the bucket', () => {
    expect(functionsOf(edge())).toEqual([
      ...SITE,
      'l2_oss_key',
      'origin_host',
      'host_redirect',
      'path_based_ttl_set',
      'path_based_ttl_set',
    ]);
  });

  test('with servers, takes pages and the API from them', () => {
    const stack = edge({}, true);

    expect(functionsOf(stack)).toEqual([
      ...SITE,
      'l2_oss_key',
      'origin_host',
      'condition',
      'origin_dns_host',
      'origin_host',
      'path_based_ttl_set',
      'path_based_ttl_set',
    ]);
    const host = stack.all('cdn_domain_config').find(config => config['function_name'] === 'origin_dns_host');
    expect(host?.['function_args']).toEqual([{ arg_name: 'ali_origin_dns_host', arg_value: 'origin.example.com' }]);
    expect(stack.all('cdn_domain_config')).toContainEqual(
      expect.objectContaining({
        function_args: [
          { arg_name: 'origin', arg_value: 'origin.example.com' },
          { arg_name: 'host', arg_value: 'www.example.com' },
        ],
      }),
    );
  });

  test('with servers, makes the name of the origin stand for the load balancer', () => {
    expect(edge({}, true).all('alidns_record')).toContainEqual(
      expect.objectContaining({
        rr: 'origin',
        value: 'alb-1.cn-hangzhou.alb.aliyuncs.com',
        domain_name: 'example.com',
      }),
    );
  });

  test('fails for a name that is not in the zone', () => {
    expect(() => edge({ domainName: 'www.example.org' })).toThrow(
      "'test/Edge/SiteRecord': 'www.example.org' is not in the zone; a name in it is 'www.example.com'",
    );
    expect(() => edge({ dnsZone: 'www.example.com', domainName: 'a.www.example.com' }, true)).toThrow(
      "'test/Edge/OriginRecord': 'origin.example.com' is not in the zone; a name in it is 'www.www.example.com'",
    );
  });
});
