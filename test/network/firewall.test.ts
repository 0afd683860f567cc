import { ApplicationLoadBalancer } from '../../lib/network/application-load-balancer';
import { Firewall, FirewallProps } from '../../lib/network/firewall';
import { importedCertificate, reference } from '../stand-ins';
import { emptyStack, synth } from '../util';
import { Construct } from 'constructs';

function firewall(scope: Construct, props: Partial<FirewallProps> = {}): Firewall {
  return new Firewall(scope, 'Firewall', {
    instanceId: 'waf_v3prepaid_public_cn-x0r1y2z3',
    domainName: 'www.example.com',
    certificate: importedCertificate(scope, '10000001'),
    loadBalancer: ApplicationLoadBalancer.fromAttributes(scope, 'Balancer', {
      loadBalancerId: 'alb-1',
      dnsName: 'alb-1.cn-hangzhou.alb.aliyuncs.com',
    }),
    ...props,
  });
}

const stackWith = (props: Partial<FirewallProps> = {}) => synth(scope => void firewall(scope, props));

const ruleOf = (stack: ReturnType<typeof stackWith>, scene: string) =>
  stack.all('wafv3_defense_rule').find(rule => rule['defense_scene'] === scene)?.['config'];

describe('Firewall', () => {
  const stack = stackWith();

  test('passes requests for the domain on to the load balancer', () => {
    expect(stack.the('wafv3_domain')).toMatchObject({
      instance_id: 'waf_v3prepaid_public_cn-x0r1y2z3',
      domain: 'www.example.com',
      listen: { https_ports: [443], cert_id: '10000001-cn-hangzhou', tls_version: 'tlsv1.2' },
      redirect: { backends: ['alb-1.cn-hangzhou.alb.aliyuncs.com'], sni_host: 'www.example.com' },
    });
  });

  test('neither makes the instance of the account, nor changes what holds for other domains', () => {
    expect(stack.all('wafv3_instance')).toEqual([]);
    for (const template of stack.all('wafv3_defense_template')) {
      expect(template).toMatchObject({
        template_type: 'user_custom',
        resources: [reference(stack, 'wafv3_domain', 'domain_id')],
      });
    }
    expect(stack.all('wafv3_defense_template')).toHaveLength(2);
  });

  test.each([
    ['block', 'all_block'],
    ['monitor', 'all_monitor'],
  ] as const)('answers injection and scripting with %s', (action, all) => {
    expect(ruleOf(stackWith({ action }), 'waf_base')).toMatchObject({
      waf_base_config: [{ rule_type: 'system', rule_batch_operation_config: all }],
    });
  });

  test('counts what each client asks of the API in a minute', () => {
    expect(ruleOf(stackWith({ apiRequestsPerMinute: 90 }), 'custom_acl')).toMatchObject({
      rule_action: 'block',
      conditions: [{ key: 'URLPath', op_value: 'prefix-match', values: '/api' }],
      rate_limit: { target: 'remote_addr', interval: 60, threshold: 90 },
    });
  });

  test.each([0, 1.5, -1])('refuses a rate of %p', apiRequestsPerMinute => {
    expect(() => firewall(emptyStack(), { apiRequestsPerMinute })).toThrow(
      `a rate is a whole number of requests a minute, got ${apiRequestsPerMinute}`,
    );
  });
});
