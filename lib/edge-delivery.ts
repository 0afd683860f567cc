import { Construct } from 'constructs';
import { Cdn } from './edge/cdn';
import { bucketOrigin, CACHE_FUNCTIONS, PAGES_FROM_BUCKET, pagesAndApiFrom, SITE_FUNCTIONS } from './edge/cdn-function';
import { CdnScope } from './edge/cdn-scope';
import { DnsRecord } from './edge/dns-record';
import { IStaticBucket } from './edge/static-bucket';
import { IApplicationLoadBalancer } from './network/application-load-balancer';
import { ICertificate } from './network/certificate';
import { Firewall } from './network/firewall';

/** Servers behind the edge, under a name of their own. */
export interface EdgeOrigin {
  readonly loadBalancer: IApplicationLoadBalancer;
  /** What requests pass before they reach the load balancer. @default - nothing */
  readonly firewall?: Firewall;
  /** The name the edge calls the load balancer by, such as `origin.example.com`. Its certificate must hold it. */
  readonly domainName: string;
}

export interface EdgeDeliveryProps {
  /** The name that visitors type, such as `www.example.com`. */
  readonly domainName: string;
  /** The zone of the names, in Alibaba Cloud DNS, such as `example.com`. */
  readonly dnsZone: string;
  /** The bucket that holds the built frontend. */
  readonly bucket: IStaticBucket;
  readonly certificate: ICertificate;
  /** Where the certificate service keeps it: the mainland site of the cloud, or the international one. @default 'cn-hangzhou' */
  readonly certificateRegion?: 'cn-hangzhou' | 'ap-southeast-1';
  /** Where the edge answers from. Mainland China needs an ICP filing. @default CdnScope.overseas() */
  readonly scope?: CdnScope;
  /** Servers that pages and `/api` come from. @default - none: pages come from the bucket */
  readonly origin?: EdgeOrigin;
}

/** What visitors meet: a CDN domain with HTTPS and caching, in front of a private bucket and, if there are, servers. */
export class EdgeDelivery extends Construct {
  /** What the DNS record of the site points at. */
  public readonly cname: string;

  /**
   * @throws when a name is not in the zone
   */
  constructor(scope: Construct, id: string, props: EdgeDeliveryProps) {
    super(scope, id);
    const { domainName, dnsZone: zone, origin } = props;
    const cdn = new Cdn(this, 'Cdn', {
      domainName,
      bucketDomain: props.bucket.domainName,
      scope: props.scope ?? CdnScope.overseas(),
      certificate: props.certificate,
      certificateRegion: props.certificateRegion,
      functions: [
        ...SITE_FUNCTIONS,
        ...bucketOrigin(props.bucket.domainName),
        ...(origin ? pagesAndApiFrom(origin.domainName, domainName) : PAGES_FROM_BUCKET),
        ...CACHE_FUNCTIONS,
      ],
    });
    new DnsRecord(this, 'SiteRecord', { domainName, zone, target: cdn.cname });
    if (origin) {
      new DnsRecord(this, 'OriginRecord', {
        domainName: origin.domainName,
        zone,
        target: (origin.firewall ?? origin.loadBalancer).dnsName,
      });
    }
    this.cname = cdn.cname;
  }
}
