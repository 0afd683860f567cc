import { Cdn, CdnProps } from '../../lib/edge/cdn';
import { CdnScope } from '../../lib/edge/cdn-scope';
import { Certificate } from '../../lib/network/certificate';
import { synth } from '../util';

const cdn = (props: Partial<CdnProps> = {}) =>
  synth(scope => {
    const made = new Cdn(scope, 'Cdn', {
      domainName: 'www.example.com',
      bucketDomain: 'b.oss-cn-hangzhou.aliyuncs.com',
      scope: CdnScope.overseas(),
      certificate: Certificate.fromCertificateId(scope, 'Certificate', '12345678'),
      functions: [],
      ...props,
    });
    expect(made.cname).toMatch(/^\$\{TfToken/);
  });

describe('Cdn', () => {
  test('answers under a name by HTTPS, and fetches from the bucket by HTTPS', () => {
    expect(cdn().the('cdn_domain_new')).toMatchObject({
      domain_name: 'www.example.com',
      cdn_type: 'web',
      scope: 'overseas',
      sources: [{ type: 'oss', content: 'b.oss-cn-hangzhou.aliyuncs.com', port: 443, priority: 20, weight: 10 }],
      certificate_config: {
        cert_type: 'cas',
        cert_id: '12345678',
        cert_region: 'cn-hangzhou',
        server_certificate_status: 'on',
      },
    });
  });

  test('takes its certificate from the international site where it is kept there', () => {
    expect(cdn({ certificateRegion: 'ap-southeast-1' }).the('cdn_domain_new')).toMatchObject({
      certificate_config: { cert_region: 'ap-southeast-1' },
    });
  });

  test('answers where its scope says', () => {
    const scope = CdnScope.mainland('京ICP备12345678号');

    expect(cdn({ scope }).the('cdn_domain_new')).toMatchObject({ scope: 'domestic' });
  });

  test('sets its functions one after another, in their order', () => {
    const functions = ['one', 'two', 'three'].map(id => ({ id, name: 'gzip', args: { enable: 'on', n: id } }));
    const stack = cdn({ functions });

    const configs = Object.entries(stack.json.resource?.['alicloud_cdn_domain_config'] ?? {});
    const [one, two, three] = ['one', 'two', 'three'].map(id => configs.find(([name]) => name.includes(`Cdn_${id}_`)));
    expect(one?.[1]).toMatchObject({
      domain_name: expect.stringMatching(/^\$\{alicloud_cdn_domain_new\.Cdn_.+\.domain_name\}$/) as string,
      function_name: 'gzip',
      function_args: [
        { arg_name: 'enable', arg_value: 'on' },
        { arg_name: 'n', arg_value: 'one' },
      ],
    });
    expect(one?.[1]).not.toHaveProperty('depends_on');
    expect(two?.[1]['depends_on']).toEqual([`alicloud_cdn_domain_config.${one?.[0]}`]);
    expect(three?.[1]['depends_on']).toEqual([`alicloud_cdn_domain_config.${two?.[0]}`]);
  });

  test('sets a function under the condition that it names', () => {
    const stack = cdn({
      functions: [
        { id: 'If', name: 'condition', args: { rule: '{}' } },
        { id: 'Then', name: 'gzip', args: { enable: 'on' }, under: 'If' },
        { id: 'Always', name: 'gzip', args: { enable: 'on' } },
      ],
    });

    const parents = stack.all('cdn_domain_config').map(config => config['parent_id']);
    expect(parents.filter(Boolean)).toEqual([
      expect.stringMatching(/^\$\{alicloud_cdn_domain_config\.Cdn_If_.+\.config_id\}$/),
    ]);
  });
});
