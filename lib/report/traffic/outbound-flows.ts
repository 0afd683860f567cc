import { referencesIn } from '../stack-resource';
import type { WrittenStack } from '../stack-reader';
import { INTERNET, type Actor } from './actor';
import { isAnywhere } from './address-range';
import type { Cast } from './cast';
import { flow, type Flow } from './flow';
import { outwardRanges } from './group-flows';
import type { GroupRule } from './group-rules';
import { publicAddress } from './public-address';

/** Which servers may call out of the VPC, by which way, and as which rules allow. */
export function outboundFlows(stack: WrittenStack, cast: Cast, rules: readonly GroupRule[]): Flow[] {
  const servers = cast.ofKind('servers').flatMap(from => serverFlows(from, stack, cast, rules));
  const through = new Set(servers.map(({ to }) => to));
  const gateways = cast.ofKind('nat').filter(({ id }) => through.has(id));
  return [
    ...servers,
    ...gateways.map(({ id }) =>
      flow({ from: id, to: INTERNET.id, kind: 'outbound', protocol: 'all', rules: addressesOf(id, stack) }),
    ),
  ];
}

function serverFlows(from: Actor, stack: WrittenStack, cast: Cast, rules: readonly GroupRule[]): Flow[] {
  return outwardRanges(rules, from.groups).flatMap(rule => {
    const target = isAnywhere(rule.range as string) ? INTERNET : cast.known('range', rule.range as string);
    const said = { from: from.id, kind: 'outbound', protocol: rule.protocol, ports: [rule.ports] } as const;
    const own = publicAddress(from, stack);
    if (own !== undefined) return [flow({ ...said, to: target.id, rules: [rule.address, own] })];
    const gateways = gatewaysOf(from, stack);
    if (gateways.length === 0) {
      return [flow({ ...said, to: target.id, rules: [rule.address], verdict: 'blocked', note: 'no-way-out' })];
    }
    return gateways.map(([to, by]) => flow({ ...said, to, rules: [rule.address, ...by] }));
  });
}

/** The NAT gateways that a source translation leads the vswitches of servers to, with the entries that do. */
function gatewaysOf(from: Actor, stack: WrittenStack): [string, string[]][] {
  const found = new Map<string, string[]>();
  for (const { address, arguments: given } of stack.ofType('alicloud_snat_entry')) {
    const isOfThese = referencesIn(given['source_vswitch_id']).some(one => from.vswitches.includes(one));
    const gateway = referencesIn(given['snat_table_id'])[0];
    if (isOfThese && gateway !== undefined) found.set(gateway, [...(found.get(gateway) ?? []), address]);
  }
  return [...found];
}

function addressesOf(gateway: string, stack: WrittenStack): string[] {
  const bound = stack
    .ofType('alicloud_eip_association')
    .filter(({ arguments: given }) => referencesIn(given['instance_id']).includes(gateway));
  return [gateway, ...bound.map(({ address }) => address)];
}
