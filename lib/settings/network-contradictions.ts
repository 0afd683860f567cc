import { Cidr } from '../network/cidr';
import { zoneTrouble } from '../network/zone-id';
import { Check, Finding } from './finding';
import { EnvironmentSettings } from './environment-settings';

/** Addresses of a vswitch that the cloud keeps for itself. */
const RESERVED = 4;

interface Range {
  readonly path: readonly (string | number)[];
  readonly cidr: Cidr;
}

/** What contradicts itself in the network and the access of an environment. */
export const NETWORK_CHECKS: readonly Check[] = [
  { needs: ['network'], find: vpcFindings },
  { needs: ['network', 'region'], find: zoneFindings },
  { needs: ['network'], find: rangeFindings },
  { needs: ['network', 'frontend', 'backend'], find: sizeFindings },
  { needs: ['access'], find: accessFindings },
];

/** Every vswitch range of an environment, with the setting it comes from. */
export function vswitchRanges({ network }: Pick<EnvironmentSettings, 'network'>): Range[] {
  return network.zones.flatMap((zone, index) =>
    (['loadBalancerCidr', 'serverCidr'] as const).map(key => ({
      path: ['network', 'zones', index, key],
      cidr: zone[key],
    })),
  );
}

function vpcFindings({ network }: EnvironmentSettings): Finding[] {
  const said = network.vpcId ?? network.vpcCidr;
  return said
    ? []
    : [{ path: ['network', 'vpcCidr'], message: "is missing; say 'vpcId' to join a VPC, or 'vpcCidr' to create one" }];
}

function zoneFindings({ network, region }: EnvironmentSettings): Finding[] {
  const ids = network.zones.map(zone => zone.id);
  const found: Finding[] = [];
  if (ids.length < 2) {
    found.push({
      path: ['network', 'zones'],
      message: `needs two zones or more, got ${ids.length}; a load balancer does not start in one, so this cannot be acknowledged`,
    });
  }
  ids.forEach((id, index) => {
    const path = ['network', 'zones', index, 'id'];
    if (ids.indexOf(id) < index) {
      found.push({ path, message: `'${id}' is listed twice; each zone has one entry` });
    }
    const message = zoneTrouble(id, region);
    if (message) {
      found.push({ path, message });
    }
  });
  return found;
}

function rangeFindings({ network }: EnvironmentSettings): Finding[] {
  const ranges = vswitchRanges({ network });
  const { vpcCidr } = network;
  return ranges.flatMap(({ path, cidr }, index) => {
    const found: Finding[] = [];
    const clash = ranges.slice(0, index).find(other => other.cidr.overlaps(cidr));
    if (clash) {
      found.push({ path, message: `'${cidr}' overlaps '${clash.cidr}' of this environment` });
    }
    if (vpcCidr && !vpcCidr.contains(cidr)) {
      found.push({ path, message: `'${cidr}' is not within the VPC's '${vpcCidr}'` });
    }
    return found;
  });
}

function sizeFindings({ network, frontend, backend }: EnvironmentSettings): Finding[] {
  const most = frontend.servers.max + backend.servers.max;
  return vswitchRanges({ network }).flatMap(({ path, cidr }) => {
    if (path[3] === 'loadBalancerCidr') {
      const message = `'${cidr}' is too small; a load balancer's vswitch is /28 or larger, for 8 free addresses`;
      return cidr.length > 28 ? [{ path, message }] : [];
    }
    const free = Math.max(cidr.size - RESERVED, 0);
    const message = `'${cidr}' is too small; it has ${free} addresses for up to ${most} servers, and a vswitch is /29 or larger`;
    return cidr.length > 29 || free < most ? [{ path, message }] : [];
  });
}

function accessFindings({ access }: EnvironmentSettings): Finding[] {
  const found: Finding[] = [];
  access.adminCidrs.forEach((cidr, index) => {
    if (cidr.length < 8) {
      found.push({
        path: ['access', 'adminCidrs', index],
        message: `'${cidr}' opens SSH to ${cidr.length === 0 ? 'the world' : `${cidr.size} addresses`}; name the ranges that administrators use`,
      });
    }
  });
  if (access.publicKey && access.keyPairName) {
    found.push({ path: ['access', 'keyPairName'], message: "is said beside 'publicKey'; say one of them" });
  }
  if (access.adminCidrs.length > 0 && !access.publicKey && !access.keyPairName) {
    found.push({
      path: ['access', 'adminCidrs'],
      message: "lets administrators in who have no key; say 'publicKey' or 'keyPairName'",
    });
  }
  return found;
}
