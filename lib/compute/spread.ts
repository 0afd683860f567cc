import { Subnet } from '../network/subnet';
import { Capacity } from './capacity';

/** So many servers, over zones as evenly as they go: the first zones have one more where it does not come out even. */
export function spreadServers(servers: number, zones: number): number[] {
  return Array.from({ length: zones }, (_, zone) => Math.ceil((servers - zone) / zones));
}

/**
 * The capacity of a fleet, over zones. No zone has a share that may be empty: the use of no server tells nobody that there
 * should be one. So a fleet stands in no more zones than it has servers at least.
 */
export function spreadCapacity({ min, max }: Capacity, zones: number): Capacity[] {
  const used = Math.min(zones, min);
  const most = spreadServers(max, used);
  return spreadServers(min, used).map((least, zone) => Capacity.between(least, most[zone] as number));
}

/** Vswitches by zone, in the order of the zones. */
export function byZone(subnets: readonly Subnet[]): Subnet[][] {
  const zones = [...new Set(subnets.map(({ zoneId }) => zoneId))];
  return zones.map(zone => subnets.filter(({ zoneId }) => zoneId === zone));
}
