import { Construct } from 'constructs';
import { CdnDomainConfigA as CdnDomainConfig } from '../../.gen/alicloud/cdn-domain-config';
import { CdnDomainNew } from '../../.gen/alicloud/cdn-domain-new';
import { ICertificate } from '../network/certificate';
import { CdnFunction } from './cdn-function';
import { CdnScope } from './cdn-scope';

export interface CdnProps {
  /** The name that visitors type, such as `www.example.com`. */
  readonly domainName: string;
  /** The host of the bucket that is fetched from. */
  readonly bucketDomain: string;
  readonly scope: CdnScope;
  readonly certificate: ICertificate;
  /** Where the certificate service keeps it: the mainland site of the cloud, or the international one. @default 'cn-hangzhou' */
  readonly certificateRegion?: 'cn-hangzhou' | 'ap-southeast-1';
  /** Every function of the domain, in the order they are set. */
  readonly functions: readonly CdnFunction[];
}

/** A CDN domain in front of a bucket. */
export class Cdn extends Construct {
  /** What the DNS record of the domain points at. */
  public readonly cname: string;

  constructor(scope: Construct, id: string, props: CdnProps) {
    super(scope, id);
    const domain = new CdnDomainNew(this, 'Resource', {
      domainName: props.domainName,
      cdnType: 'web',
      scope: props.scope.name,
      sources: [{ type: 'oss', content: props.bucketDomain, port: 443, priority: 20, weight: 10 }],
      certificateConfig: {
        certType: 'cas',
        certId: props.certificate.certificateId,
        certRegion: props.certificateRegion ?? 'cn-hangzhou',
        serverCertificateStatus: 'on',
      },
    });
    this.configure(domain, props.functions);
    this.cname = domain.cname;
  }

  /** One at a time: the cloud takes a change of a domain only when the one before has reached it. */
  private configure(domain: CdnDomainNew, functions: readonly CdnFunction[]): void {
    const configs = new Map<string, CdnDomainConfig>();
    let previous: CdnDomainConfig | undefined;
    for (const { id, name, args, under } of functions) {
      previous = new CdnDomainConfig(this, id, {
        domainName: domain.domainName,
        functionName: name,
        functionArgs: Object.entries(args).map(([argName, argValue]) => ({ argName, argValue })),
        parentId: under && configs.get(under)?.configId,
        dependsOn: previous && [previous],
      });
      configs.set(id, previous);
    }
  }
}
