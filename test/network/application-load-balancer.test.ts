import { TerraformStack } from 'cdktf';
import {
  ApplicationLoadBalancer,
  ApplicationLoadBalancerProps,
  PathRuleProps,
} from '../../lib/network/application-load-balancer';
import { Target } from '../../lib/network/target';
import { importedCertificate, importedNetwork, importedServerGroup, reference } from '../stand-ins';
import { Arguments, emptyStack, synth, Synthesized } from '../util';

function balancer(scope: TerraformStack, props: Partial<ApplicationLoadBalancerProps> = {}): ApplicationLoadBalancer {
  return new ApplicationLoadBalancer(scope, 'Balancer', {
    network: importedNetwork(scope),
    region: 'cn-hangzhou',
    certificates: [importedCertificate(scope, '10')],
    defaultServerGroup: importedServerGroup(scope, 'pages'),
    ...props,
  });
}

function apiRule(scope: TerraformStack, props: Partial<PathRuleProps> = {}): void {
  balancer(scope).addPathRule('Api', {
    paths: ['/api', '/api/*'],
    target: Target.to(importedServerGroup(scope, 'api')),
    priority: 100,
    ...props,
  });
}

function listener(stack: Synthesized, port: number): Arguments | undefined {
  return stack.all('alb_listener').find(it => it.listener_port === port);
}

function addressOf(stack: Synthesized, pattern: RegExp): string {
  return stack.addresses.find(address => pattern.test(address)) as string;
}

function rule(stack: Synthesized, name: string): Arguments | undefined {
  return stack.all('alb_rule').find(it => it.rule_name === name);
}

describe('ApplicationLoadBalancer', () => {
  const stack = synth(scope => {
    balancer(scope, {
      certificates: [
        importedCertificate(scope, '11'),
        importedCertificate(scope, '12'),
        importedCertificate(scope, '13'),
      ],
    });
  });

  test('is on the internet, with a fixed address in each zone', () => {
    expect(stack.the('alb_load_balancer')).toEqual(
      expect.objectContaining({
        load_balancer_name: 'test-balancer',
        vpc_id: 'vpc-1',
        address_type: 'Internet',
        address_allocated_mode: 'Fixed',
        zone_mappings: [
          { vswitch_id: 'vsw-lb-h', zone_id: 'cn-hangzhou-h' },
          { vswitch_id: 'vsw-lb-i', zone_id: 'cn-hangzhou-i' },
        ],
      }),
    );
  });

  test('is of the standard edition, paid by use', () => {
    expect(stack.the('alb_load_balancer')).toEqual(
      expect.objectContaining({
        load_balancer_edition: 'Standard',
        load_balancer_billing_config: { pay_type: 'PayAsYouGo' },
      }),
    );
  });

  test('leaves the access log to its attachment', () => {
    expect(stack.the('alb_load_balancer').lifecycle).toEqual({ ignore_changes: ['access_log_config'] });
  });

  test.each([
    [undefined, true],
    [true, true],
    [false, false],
  ])('is protected from deletion (asked: %p)', (deletionProtection, enabled) => {
    const made = synth(scope => {
      balancer(scope, { deletionProtection });
    });

    expect(made.the('alb_load_balancer').deletion_protection_config).toEqual({ enabled });
  });

  test('answers HTTPS by no older protocol than TLS 1.2', () => {
    expect(listener(stack, 443)).toEqual(
      expect.objectContaining({
        load_balancer_id: reference(stack, 'alb_load_balancer'),
        listener_protocol: 'HTTPS',
        security_policy_id: 'tls_cipher_policy_1_2_strict_with_1_3',
        http2_enabled: true,
        gzip_enabled: true,
        idle_timeout: 15,
        request_timeout: 60,
      }),
    );
  });

  test('tells the servers who asked, and how', () => {
    expect(listener(stack, 443)?.x_forwarded_for_config).toEqual({
      x_forwarded_for_enabled: true,
      x_forwarded_for_proto_enabled: true,
    });
  });

  test('shows the first certificate by default and the others by name', () => {
    const https = addressOf(stack, /^alicloud_alb_listener\.Balancer_Https_/);

    expect(listener(stack, 443)?.certificates).toEqual([{ certificate_id: '11-cn-hangzhou' }]);
    expect(stack.all('alb_listener_additional_certificate_attachment')).toEqual([
      expect.objectContaining({ listener_id: `\${${https}.id}`, certificate_id: '12-cn-hangzhou' }),
      expect.objectContaining({ listener_id: `\${${https}.id}`, certificate_id: '13-cn-hangzhou' }),
    ]);
  });

  test('replaces an additional certificate before the old one goes', () => {
    for (const attachment of stack.all('alb_listener_additional_certificate_attachment')) {
      expect(attachment.lifecycle).toEqual({ create_before_destroy: true });
    }
  });

  test('calls certificates by the region', () => {
    const abroad = synth(scope => {
      balancer(scope, { region: 'ap-southeast-1' });
    });

    expect(listener(abroad, 443)?.certificates).toEqual([{ certificate_id: '10-ap-southeast-1' }]);
    expect(abroad.all('alb_listener_additional_certificate_attachment')).toEqual([]);
  });

  test.each([443, 80])('sends what no rule of port %p claims to the default servers', port => {
    expect(listener(stack, port)?.default_actions).toEqual([
      { type: 'ForwardGroup', forward_group_config: { server_group_tuples: [{ server_group_id: 'sgp-pages' }] } },
    ]);
  });

  test('sends every HTTP request to HTTPS for good', () => {
    const http = addressOf(stack, /^alicloud_alb_listener\.Balancer_Http_/);

    expect(listener(stack, 80)).toEqual(
      expect.objectContaining({
        listener_protocol: 'HTTP',
        load_balancer_id: reference(stack, 'alb_load_balancer'),
      }),
    );
    expect(stack.the('alb_rule')).toEqual(
      expect.objectContaining({
        listener_id: `\${${http}.id}`,
        rule_name: 'test-balancer-https-redirect',
        priority: 1,
        rule_conditions: [{ type: 'Path', path_config: { values: ['/*'] } }],
        rule_actions: [
          { order: 1, type: 'Redirect', redirect_config: { protocol: 'HTTPS', port: '443', http_code: '301' } },
        ],
      }),
    );
  });

  test('is known by its id, and by the name that a CNAME points at', () => {
    const made = synth(scope => {
      const { loadBalancerId, dnsName } = balancer(scope);
      scope.addOverride('locals', { loadBalancerId, dnsName });
    });

    expect(made.json.locals).toEqual({
      loadBalancerId: reference(made, 'alb_load_balancer'),
      dnsName: reference(made, 'alb_load_balancer', 'dns_name'),
    });
  });
});

describe('ApplicationLoadBalancer.fromAttributes', () => {
  test('is a load balancer that is not managed', () => {
    const stack = synth(scope => {
      const attributes = { loadBalancerId: 'alb-1', dnsName: 'alb-1.cn-hangzhou.alb.aliyuncs.com' };
      expect(ApplicationLoadBalancer.fromAttributes(scope, 'Balancer', attributes)).toEqual(
        expect.objectContaining(attributes),
      );
    });

    expect(stack.addresses).toEqual([]);
  });
});

describe('ApplicationLoadBalancer.addPathRule', () => {
  test('sends the paths to the target, on HTTPS', () => {
    const stack = synth(scope => apiRule(scope));
    const https = addressOf(stack, /^alicloud_alb_listener\.Balancer_Https_/);

    expect(rule(stack, 'test-balancer-api')).toEqual(
      expect.objectContaining({
        listener_id: `\${${https}.id}`,
        priority: 100,
        rule_conditions: [{ type: 'Path', path_config: { values: ['/api', '/api/*'] } }],
        rule_actions: [
          {
            order: 1,
            type: 'ForwardGroup',
            forward_group_config: { server_group_tuples: [{ server_group_id: 'sgp-api', weight: 100 }] },
          },
        ],
      }),
    );
  });

  test('shares requests out between a stable group and a canary', () => {
    const stack = synth(scope => {
      const [stable, canary] = [importedServerGroup(scope, 'stable'), importedServerGroup(scope, 'canary')];
      apiRule(scope, { target: Target.canary(stable, canary, 5) });
    });

    expect(rule(stack, 'test-balancer-api')?.rule_actions).toEqual([
      expect.objectContaining({
        forward_group_config: {
          server_group_tuples: [
            { server_group_id: 'sgp-stable', weight: 95 },
            { server_group_id: 'sgp-canary', weight: 5 },
          ],
        },
      }),
    ]);
  });

  test.each([1, 50, 100_000])('limits one client address to %p requests a second before it forwards', perClientRate => {
    const stack = synth(scope => apiRule(scope, { perClientRate }));

    expect(rule(stack, 'test-balancer-api')?.rule_actions).toEqual([
      { order: 1, type: 'TrafficLimit', traffic_limit_config: { per_ip_qps: perClientRate } },
      expect.objectContaining({ order: 2, type: 'ForwardGroup' }),
    ]);
  });

  test.each([0, -1, 1.5, 100_001])('fails with a rate of %p', perClientRate => {
    expect(() => apiRule(emptyStack(), { perClientRate })).toThrow(
      `rule 'Api': a rate lies within 1-100000 requests a second, got ${perClientRate}`,
    );
  });

  test.each([
    [['api'], 'api'],
    [['/api', '*'], '*'],
    [[`/${'a'.repeat(128)}`], `/${'a'.repeat(128)}`],
    [[], ''],
  ])('fails with the paths %j', (paths, wrong) => {
    expect(() => apiRule(emptyStack(), { paths })).toThrow(
      `rule 'Api': a path begins with '/' and has at most 128 characters, got '${wrong}'`,
    );
  });

  test('takes a path of 128 characters', () => {
    expect(() => synth(scope => apiRule(scope, { paths: [`/${'a'.repeat(127)}`] }))).not.toThrow();
  });

  test.each([0, 10_001, 1.5, NaN])('fails with the priority %p', priority => {
    expect(() => apiRule(emptyStack(), { priority })).toThrow(
      `rule 'Api': a priority lies within 1-10000, got ${priority}`,
    );
  });

  test.each([1, 10_000])('takes the priority %p', priority => {
    const stack = synth(scope => apiRule(scope, { priority }));

    expect(rule(stack, 'test-balancer-api')?.priority).toBe(priority);
  });

  test('fails when another rule has the priority', () => {
    const stack = emptyStack();
    const made = balancer(stack);
    const props = { paths: ['/api'], target: Target.to(importedServerGroup(stack, 'api')), priority: 100 };
    made.addPathRule('Api', props);

    expect(() => made.addPathRule('Docs', props)).toThrow("rule 'Docs': priority 100 is taken by rule 'Api'");
    expect(() => made.addPathRule('Docs', { ...props, priority: 101 })).not.toThrow();
  });
});

describe('ApplicationLoadBalancer.logAccessTo', () => {
  test('writes a line for each request to the log store', () => {
    const stack = synth(scope => balancer(scope).logAccessTo('my-project', 'my-store'));

    expect(stack.the('alb_load_balancer_access_log_config_attachment')).toEqual(
      expect.objectContaining({
        load_balancer_id: reference(stack, 'alb_load_balancer'),
        log_project: 'my-project',
        log_store: 'my-store',
      }),
    );
  });

  test('writes nothing until it is asked', () => {
    const stack = synth(scope => {
      balancer(scope);
    });

    expect(stack.all('alb_load_balancer_access_log_config_attachment')).toEqual([]);
  });
});
