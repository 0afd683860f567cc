import { Construct, IConstruct } from 'constructs';
import { AlbListener } from '../../.gen/alicloud/alb-listener';
import { AlbListenerAdditionalCertificateAttachment } from '../../.gen/alicloud/alb-listener-additional-certificate-attachment';
import { AlbLoadBalancer } from '../../.gen/alicloud/alb-load-balancer';
import { AlbLoadBalancerAccessLogConfigAttachment } from '../../.gen/alicloud/alb-load-balancer-access-log-config-attachment';
import { AlbRule, AlbRuleRuleActions } from '../../.gen/alicloud/alb-rule';
import { physicalName } from '../names';
import { ICertificate } from './certificate';
import { INetwork } from './network';
import { IServerGroup } from './server-group';
import { Target } from './target';

/** TLS 1.2 with forward secrecy and TLS 1.3. The cloud's own default still speaks TLS 1.0. */
const TLS_POLICY = 'tls_cipher_policy_1_2_strict_with_1_3';

/** A load balancer, made here or elsewhere. */
export interface IApplicationLoadBalancer extends IConstruct {
  readonly loadBalancerId: string;
  /** What a CNAME record points at. The load balancer does not answer under this name itself. */
  readonly dnsName: string;
}

export interface ApplicationLoadBalancerAttributes {
  readonly loadBalancerId: string;
  readonly dnsName: string;
}

export interface ApplicationLoadBalancerProps {
  readonly network: INetwork;
  /** The region of the network, such as `cn-hangzhou`: part of what a certificate is called here. */
  readonly region: string;
  /** The first is the default; the others are chosen by the name that the client asks for (SNI). */
  readonly certificates: readonly [ICertificate, ...ICertificate[]];
  /** Where requests go that no rule claims. */
  readonly defaultServerGroup: IServerGroup;
  /** The cloud refuses to delete the load balancer while this is on. @default true */
  readonly deletionProtection?: boolean;
}

export interface PathRuleProps {
  /** Each begins with `/`; `*` and `?` are wildcards. `/api/*` does not match `/api`: list both. */
  readonly paths: readonly string[];
  readonly target: Target;
  /** 1 to 10000, the lowest first, each once a listener. */
  readonly priority: number;
  /** How many requests a second one client address may make, 1 to 100000. @default - no limit */
  readonly perClientRate?: number;
}

/** A load balancer on the internet. It answers HTTPS on 443, and sends HTTP on 80 to HTTPS for good (301). */
export class ApplicationLoadBalancer extends Construct implements IApplicationLoadBalancer {
  /** Use a load balancer that another stack, or the console, made. */
  public static fromAttributes(
    scope: Construct,
    id: string,
    attributes: ApplicationLoadBalancerAttributes,
  ): IApplicationLoadBalancer {
    return new ImportedLoadBalancer(scope, id, attributes);
  }

  public readonly loadBalancerId: string;
  public readonly dnsName: string;
  private readonly https: AlbListener;
  private readonly priorities = new Map<number, string>();

  constructor(scope: Construct, id: string, props: ApplicationLoadBalancerProps) {
    super(scope, id);
    const balancer = this.defineBalancer(props);
    this.https = this.listenOnHttps(balancer, props);
    this.redirectHttp(balancer, props.defaultServerGroup);
    this.loadBalancerId = balancer.id;
    this.dnsName = balancer.dnsName;
  }

  /**
   * Send requests for some paths elsewhere.
   * @throws when a path does not begin with `/` or has more than 128 characters, the priority is taken or out of range, or
   * the rate is out of range
   */
  public addPathRule(id: string, props: PathRuleProps): void {
    this.checkRule(id, props);
    const rule = new Construct(this, id);
    new AlbRule(rule, 'Resource', {
      listenerId: this.https.id,
      ruleName: physicalName(rule, 128),
      priority: props.priority,
      ruleConditions: [{ type: 'Path', pathConfig: { values: [...props.paths] } }],
      ruleActions: renderActions(props),
    });
  }

  /** Write a line for each request to a log store of Simple Log Service. */
  public logAccessTo(logProject: string, logStore: string): void {
    new AlbLoadBalancerAccessLogConfigAttachment(this, 'AccessLog', {
      loadBalancerId: this.loadBalancerId,
      logProject,
      logStore,
    });
  }

  private defineBalancer({ network, deletionProtection = true }: ApplicationLoadBalancerProps): AlbLoadBalancer {
    return new AlbLoadBalancer(this, 'Resource', {
      loadBalancerName: physicalName(this, 128),
      vpcId: network.vpcId,
      addressType: 'Internet',
      addressAllocatedMode: 'Fixed',
      loadBalancerEdition: 'Standard',
      loadBalancerBillingConfig: { payType: 'PayAsYouGo' },
      deletionProtectionConfig: { enabled: deletionProtection },
      zoneMappings: network.loadBalancerSubnets.map(({ vswitchId, zoneId }) => ({ vswitchId, zoneId })),
      // The attachment that `logAccessTo` makes is read back here.
      lifecycle: { ignoreChanges: ['access_log_config'] },
    });
  }

  private listenOnHttps(balancer: AlbLoadBalancer, props: ApplicationLoadBalancerProps): AlbListener {
    const [main, ...others] = props.certificates;
    const listener = new AlbListener(this, 'Https', {
      loadBalancerId: balancer.id,
      listenerProtocol: 'HTTPS',
      listenerPort: 443,
      securityPolicyId: TLS_POLICY,
      http2Enabled: true,
      gzipEnabled: true,
      idleTimeout: 15,
      requestTimeout: 60,
      certificates: [{ certificateId: main.idInRegion(props.region) }],
      xForwardedForConfig: { xForwardedForEnabled: true, xForwardedForProtoEnabled: true },
      defaultActions: [forwardTo(props.defaultServerGroup)],
    });
    others.forEach((certificate, index) => {
      new AlbListenerAdditionalCertificateAttachment(this, `Certificate${index + 2}`, {
        listenerId: listener.id,
        certificateId: certificate.idInRegion(props.region),
        lifecycle: { createBeforeDestroy: true },
      });
    });
    return listener;
  }

  private redirectHttp(balancer: AlbLoadBalancer, defaultServerGroup: IServerGroup): void {
    const listener = new AlbListener(this, 'Http', {
      loadBalancerId: balancer.id,
      listenerProtocol: 'HTTP',
      listenerPort: 80,
      // A default action can only forward. The rule below takes every request before it.
      defaultActions: [forwardTo(defaultServerGroup)],
    });
    const redirect = new Construct(this, 'HttpsRedirect');
    new AlbRule(redirect, 'Resource', {
      listenerId: listener.id,
      ruleName: physicalName(redirect, 128),
      priority: 1,
      ruleConditions: [{ type: 'Path', pathConfig: { values: ['/*'] } }],
      ruleActions: [
        { order: 1, type: 'Redirect', redirectConfig: { protocol: 'HTTPS', port: '443', httpCode: '301' } },
      ],
    });
  }

  private checkRule(id: string, { paths, priority, perClientRate = 1 }: PathRuleProps): void {
    const wrong = paths.find(path => !path.startsWith('/') || path.length > 128);
    if (wrong !== undefined || paths.length === 0) {
      throw new Error(`rule '${id}': a path begins with '/' and has at most 128 characters, got '${wrong ?? ''}'`);
    }
    if (!Number.isInteger(priority) || priority < 1 || priority > 10_000) {
      throw new Error(`rule '${id}': a priority lies within 1-10000, got ${priority}`);
    }
    if (!Number.isInteger(perClientRate) || perClientRate < 1 || perClientRate > 100_000) {
      throw new Error(`rule '${id}': a rate lies within 1-100000 requests a second, got ${perClientRate}`);
    }
    const taken = this.priorities.get(priority);
    if (taken !== undefined) {
      throw new Error(`rule '${id}': priority ${priority} is taken by rule '${taken}'`);
    }
    this.priorities.set(priority, id);
  }
}

class ImportedLoadBalancer extends Construct implements IApplicationLoadBalancer {
  public readonly loadBalancerId: string;
  public readonly dnsName: string;

  constructor(scope: Construct, id: string, attributes: ApplicationLoadBalancerAttributes) {
    super(scope, id);
    this.loadBalancerId = attributes.loadBalancerId;
    this.dnsName = attributes.dnsName;
  }
}

function forwardTo({ serverGroupId }: IServerGroup) {
  return { type: 'ForwardGroup', forwardGroupConfig: { serverGroupTuples: [{ serverGroupId }] } };
}

function renderActions({ target, perClientRate }: PathRuleProps): AlbRuleRuleActions[] {
  const tuples = target.serverGroups.map(({ serverGroup, weight }) => ({
    serverGroupId: serverGroup.serverGroupId,
    weight,
  }));
  const limit = perClientRate && [{ order: 1, type: 'TrafficLimit', trafficLimitConfig: { perIpQps: perClientRate } }];
  return [
    ...(limit || []),
    { order: limit ? 2 : 1, type: 'ForwardGroup', forwardGroupConfig: { serverGroupTuples: tuples } },
  ];
}
