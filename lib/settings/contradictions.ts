import { InstanceSize } from '../compute/instance-size';
import { Duration } from '../values/duration';
import { Check, Finding } from './finding';
import { GUARD_RAIL_CHECKS } from './guard-rails';
import { OBSERVE_CHECKS } from './observe-contradictions';
import { NETWORK_CHECKS } from './network-contradictions';
import { SERVER_CHECKS } from './server-contradictions';
import { tierSize } from './tier-size';
import { EnvironmentSettings } from './environment-settings';

const TIERS = ['frontend', 'backend'] as const;

const CHECKS: readonly Check[] = [
  ...NETWORK_CHECKS,
  ...TIERS.map(name => ({
    needs: [name],
    find: (environment: EnvironmentSettings) => tierFindings(name, environment),
  })),
  ...SERVER_CHECKS,
  { needs: ['edge'], find: edgeFindings },
  { needs: ['protection'], find: retentionFindings },
  ...OBSERVE_CHECKS,
  ...GUARD_RAIL_CHECKS,
];

/** What contradicts itself, or is unsafe, within one environment; `sections` holds those that are sound. */
export function contradictions(sections: Partial<EnvironmentSettings>): Finding[] {
  const sound = CHECKS.filter(({ needs }) => needs.every(section => sections[section] !== undefined));
  return sound.flatMap(check => check.find(sections as EnvironmentSettings));
}

function tierFindings(name: (typeof TIERS)[number], environment: EnvironmentSettings): Finding[] {
  const tier = environment[name];
  const found: Finding[] = [];
  try {
    const shape = tierSize(tier);
    const { vcpus = tier.vcpus, memory = tier.memory } = shape;
    if (vcpus !== tier.vcpus || memory.toGibibytes() !== tier.memory.toGibibytes()) {
      const fitting = fittingType(tier.vcpus, tier.memory);
      found.push({
        path: [name, 'instanceType'],
        message:
          `'${shape}' has ${vcpus} vCPU and ${memory}, but ${tier.vcpus} vCPU and ${tier.memory} are asked for` +
          (fitting ? `; '${fitting}' has those` : '; leave it out, or say what it has'),
      });
    }
  } catch (error) {
    found.push({ path: [name, 'memory'], message: (error as Error).message });
  }
  if (tier.disk.toGibibytes() < 20) {
    found.push({ path: [name, 'disk'], message: `a system disk has 20 GiB or more, got ${tier.disk}` });
  }
  if (tier.publicBandwidth.toMbps() > 100) {
    found.push({
      path: [name, 'publicBandwidth'],
      message: `a server has at most 100 Mbps of its own, got ${tier.publicBandwidth}`,
    });
  }
  return found;
}

function fittingType(vcpus: number, memory: EnvironmentSettings['frontend']['memory']): string | undefined {
  try {
    return InstanceSize.forCapacity(vcpus, memory).instanceType;
  } catch {
    return undefined;
  }
}

function edgeFindings(environment: EnvironmentSettings): Finding[] {
  const edge = environment.edge as NonNullable<EnvironmentSettings['edge']>; // the check needs it
  const found: Finding[] = [];
  for (const key of ['domain', 'originDomain'] as const) {
    if (edge[key] === edge.dnsZone) {
      found.push({
        path: ['edge', key],
        message: `'${edge[key]}' is the zone itself, which cannot be a CNAME; use a name in it`,
      });
    } else if (!edge[key].endsWith(`.${edge.dnsZone}`)) {
      found.push({ path: ['edge', key], message: `'${edge[key]}' is not under the DNS zone '${edge.dnsZone}'` });
    }
  }
  if (edge.domain === edge.originDomain) {
    found.push({
      path: ['edge', 'originDomain'],
      message: `'${edge.originDomain}' is the domain of the site, so CDN would fetch from itself; use another name`,
    });
  }
  if (edge.scope !== 'overseas' && !edge.icpFiling) {
    found.push({
      path: ['edge', 'scope'],
      message: `'${edge.scope}' answers in mainland China, which needs an ICP filing: say 'icpFiling', or use 'overseas'`,
    });
  }
  return found;
}

function retentionFindings({ protection }: EnvironmentSettings): Finding[] {
  const kept = protection.previousVersions;
  const whole = kept === false || kept.toSeconds() % Duration.days(1).toSeconds() === 0;
  return whole ? [] : [{ path: ['protection', 'previousVersions'], message: `must be whole days, got '${kept}'` }];
}
