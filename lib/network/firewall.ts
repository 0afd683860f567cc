import { Construct } from 'constructs';
import { Wafv3DefenseRule } from '../../.gen/alicloud/wafv3-defense-rule';
import { Wafv3DefenseTemplate } from '../../.gen/alicloud/wafv3-defense-template';
import { Wafv3Domain } from '../../.gen/alicloud/wafv3-domain';
import { physicalName } from '../names';
import { IApplicationLoadBalancer } from './application-load-balancer';
import { ICertificate } from './certificate';

export interface FirewallProps {
  /** The account's WAF 3.0 instance. It is one for all that the account protects, so it is named and never made here. */
  readonly instanceId: string;
  /** The name that is asked for in requests, such as `www.example.com`. */
  readonly domainName: string;
  readonly certificate: ICertificate;
  /** Where the certificate service keeps it. @default 'cn-hangzhou' */
  readonly certificateRegion?: 'cn-hangzhou' | 'ap-southeast-1';
  /** What requests go to that pass. */
  readonly loadBalancer: IApplicationLoadBalancer;
  /** Whether attacks are refused, or only reported: begin with `monitor` where the application is old. @default 'block' */
  readonly action?: 'block' | 'monitor';
  /** Requests to `/api` that one client address may make in a minute, 1 or more. @default 600 */
  readonly apiRequestsPerMinute?: number;
}

/**
 * A web application firewall (WAF 3.0) in front of a load balancer: it refuses injection of SQL, cross-site scripting and
 * other known attacks, and clients that ask the API too often. Requests come through it once DNS, or CDN, points at `dnsName`.
 *
 * What is defined here protects this domain alone. The instance is the account's, and so are its default rules.
 */
export class Firewall extends Construct {
  /** What a DNS record points at in place of the load balancer (CNAME). */
  public readonly dnsName: string;
  private readonly instanceId: string;
  private readonly action: 'block' | 'monitor';

  /**
   * @throws when the rate is no whole number above zero
   */
  constructor(scope: Construct, id: string, props: FirewallProps) {
    super(scope, id);
    const { apiRequestsPerMinute = 600 } = props;
    if (!Number.isInteger(apiRequestsPerMinute) || apiRequestsPerMinute < 1) {
      throw new Error(
        `'${this.node.path}': a rate is a whole number of requests a minute, got ${apiRequestsPerMinute}`,
      );
    }
    this.instanceId = props.instanceId;
    this.action = props.action ?? 'block';
    const domain = this.defineDomain(props);
    this.dnsName = domain.cname;
    this.refuseAttacks(domain.domainId);
    this.limitApi(domain.domainId, apiRequestsPerMinute);
  }

  private defineDomain({ domainName, certificate, certificateRegion = 'cn-hangzhou', loadBalancer }: FirewallProps) {
    return new Wafv3Domain(this, 'Resource', {
      instanceId: this.instanceId,
      domain: domainName,
      accessType: 'share',
      listen: {
        httpPorts: [80],
        httpsPorts: [443],
        certId: certificate.idInRegion(certificateRegion),
        tlsVersion: 'tlsv1.2',
        enableTlsv3: true,
        cipherSuite: 1,
        http2Enabled: true,
        focusHttps: true,
        // CDN stands before it: the client is the first address in X-Forwarded-For.
        xffHeaderMode: 1,
      },
      redirect: {
        backends: [loadBalancer.dnsName],
        loadbalance: 'iphash',
        connectTimeout: 5,
        readTimeout: 60,
        writeTimeout: 60,
        sniEnabled: true,
        sniHost: domainName,
        keepalive: true,
      },
    });
  }

  private refuseAttacks(domainId: string): void {
    const template = this.defineTemplate('Attacks', 'waf_base', domainId);
    this.defineRule('AttacksRule', 'waf_base', template, {
      wafBaseConfig: [
        { ruleType: 'system', ruleBatchOperationConfig: this.action === 'block' ? 'all_block' : 'all_monitor' },
      ],
    });
  }

  private limitApi(domainId: string, threshold: number): void {
    const template = this.defineTemplate('ApiRate', 'custom_acl', domainId);
    this.defineRule('ApiRateRule', 'custom_acl', template, {
      ruleAction: this.action,
      ccStatus: 1,
      ccEffect: 'rule',
      // Of the path /apiary it holds too, which is no harm in a limit.
      conditions: [{ key: 'URLPath', opValue: 'prefix-match', values: '/api' }],
      rateLimit: { target: 'remote_addr', interval: 60, threshold, ttl: 300 },
    });
  }

  private defineTemplate(id: string, defenseScene: string, domainId: string): Wafv3DefenseTemplate {
    return new Wafv3DefenseTemplate(this, id, {
      instanceId: this.instanceId,
      defenseScene,
      defenseTemplateName: physicalName(this, 100) + `-${id.toLowerCase()}`,
      status: '1',
      templateOrigin: 'custom',
      // A default template would hold for every domain of the account.
      templateType: 'user_custom',
      resources: [domainId],
    });
  }

  private defineRule(
    id: string,
    defenseScene: string,
    template: Wafv3DefenseTemplate,
    config: ConstructorParameters<typeof Wafv3DefenseRule>[2]['config'],
  ): void {
    new Wafv3DefenseRule(this, id, {
      instanceId: this.instanceId,
      defenseScene,
      defenseType: 'template',
      templateId: template.defenseTemplateId,
      ruleName: physicalName(this, 100) + `-${id.toLowerCase()}`,
      ruleStatus: 1,
      config,
    });
  }
}
