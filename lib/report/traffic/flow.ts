/** What lets traffic pass, or stops it. */
export type FlowKind =
  /** A rule of a security group. */
  | 'rule'
  /** What faces the internet by itself: a CDN domain, a listener of a public load balancer, a public address. */
  | 'public'
  /** A CDN domain asks its origin. */
  | 'origin'
  /** A load balancer passes requests on, as its listeners and rules say. */
  | 'forward'
  /** Servers call a database or a cache that is not ours. */
  | 'data'
  /** Servers call out. */
  | 'outbound';

/** Somebody may open connections to somebody. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly kind: FlowKind;
  /** Such as `tcp`, `https`, `all`. */
  readonly protocol: string;
  /** Such as `443`, `8000-8100`, `all`; in order. */
  readonly ports: readonly string[];
  /** Which requests, such as `/api/*`; empty for all. */
  readonly paths: readonly string[];
  /** The addresses of the resources that say so, and names of outputs such as `output.whitelist_cidrs`. */
  readonly rules: readonly string[];
  /** `blocked` when one resource sends traffic there and another, or a missing one, stops it. */
  readonly verdict: 'allowed' | 'blocked';
  /** Why, where it is not plain. */
  readonly note?: FlowNote;
}

export type FlowNote =
  /** Forwarded, and no rule of the servers' security groups lets it in. */
  | 'no-ingress-rule'
  /** The range is admitted, but the servers know neither the address nor an account. */
  | 'network-only'
  /** HTTP is only answered by a redirect to HTTPS. */
  | 'redirect'
  /** A rule allows to call out, but no route, gateway or public address leads there. */
  | 'no-way-out'
  /** The rule lets anybody in, but the servers have no address that the internet could call. */
  | 'no-public-address'
  /** The rule says `drop`. */
  | 'drop'
  /** Members of the group reach each other on every port. */
  | 'inner-access';

/** A flow, by what it has beyond the usual. */
export function flow(given: Pick<Flow, 'from' | 'to' | 'kind' | 'rules'> & Partial<Flow>): Flow {
  return { protocol: 'tcp', ports: ['all'], paths: [], verdict: 'allowed', ...given };
}
