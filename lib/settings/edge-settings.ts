/** What visitors meet: CDN and DNS. */
export interface EdgeSettings {
  /** The name that visitors type. */
  readonly domain: string;
  /** The name that CDN calls the load balancer by. */
  readonly originDomain: string;
  /** The zone of both. */
  readonly dnsZone: string;
  readonly certificateId: string;
  /** Where CDN answers. `domestic` and `global` need an ICP filing. */
  readonly scope: 'overseas' | 'domestic' | 'global';
  /** Such as `京ICP备12345678号-1`. @default - none */
  readonly icpFiling?: string;
}
