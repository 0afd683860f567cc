import { Construct } from 'constructs';
import { EdgeDelivery } from './edge-delivery';
import { CdnScope } from './edge/cdn-scope';
import { ApplicationLoadBalancer } from './network/application-load-balancer';
import { Certificate } from './network/certificate';
import { Firewall } from './network/firewall';
import type { PigeonWeb } from './pigeon-web';
import { EnvironmentSettings } from './settings/environment-settings';

/** CDN and DNS, where the settings have an edge. */
export function defineEdge(web: PigeonWeb, { edge, accountType }: EnvironmentSettings): EdgeDelivery | undefined {
  if (!edge) {
    return undefined;
  }
  return new EdgeDelivery(web, 'Edge', {
    domainName: edge.domain,
    dnsZone: edge.dnsZone,
    bucket: web.assets,
    certificate: Certificate.fromCertificateId(web, 'EdgeCertificate', edge.certificateId),
    certificateRegion: accountType === 'International' ? 'ap-southeast-1' : 'cn-hangzhou',
    scope: cdnScopeOf(edge),
    origin: { loadBalancer: web.loadBalancer, firewall: web.firewall, domainName: edge.originDomain },
  });
}

/** The firewall, where the settings have one. It answers for the domain of the edge. */
export function defineFirewall(
  scope: Construct,
  { accountType, edge, firewall }: EnvironmentSettings,
  loadBalancer: ApplicationLoadBalancer,
): Firewall | undefined {
  if (!firewall || !edge) {
    return undefined;
  }
  return new Firewall(scope, 'Firewall', {
    ...firewall,
    domainName: edge.domain,
    certificate: Certificate.fromCertificateId(scope, 'FirewallCertificate', edge.certificateId),
    certificateRegion: accountType === 'International' ? 'ap-southeast-1' : 'cn-hangzhou',
    loadBalancer,
  });
}

/** Where CDN answers from. */
function cdnScopeOf({ scope, icpFiling = '' }: NonNullable<EnvironmentSettings['edge']>): CdnScope {
  switch (scope) {
    case 'overseas':
      return CdnScope.overseas();
    case 'domestic':
      return CdnScope.mainland(icpFiling);
    case 'global':
      return CdnScope.global(icpFiling);
  }
}
