import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { Cidr } from '../../lib/network/cidr';
import { Egress } from '../../lib/network/egress';
import { Network, NetworkProps, NetworkZone } from '../../lib/network/network';
import { NetworkVpc } from '../../lib/network/network-vpc';
import { Bandwidth } from '../../lib/values/bandwidth';
import { importedNetwork, LOAD_BALANCER_SUBNETS, reference, SERVER_SUBNETS } from '../stand-ins';
import { PigeonWebStack } from '../../lib/pigeon-web-stack';
import { emptyStack, synth } from '../util';

const ZONE_H = zone('cn-hangzhou-h', '10.0.0.0/28', '10.0.10.0/24');
const ZONE_I = zone('cn-hangzhou-i', '10.0.1.0/24', '10.0.11.0/24');
const RANGE = Cidr.of('10.0.0.0/16');

function zone(zoneId: string, loadBalancers: string, servers: string): NetworkZone {
  return { zoneId, loadBalancerCidr: Cidr.of(loadBalancers), serverCidr: Cidr.of(servers) };
}

function network(scope: TerraformStack, props: Partial<NetworkProps> = {}): Network {
  return new Network(scope, 'Network', { vpc: NetworkVpc.create(RANGE), zones: [ZONE_H, ZONE_I], ...props });
}

const inRegion = (region: string) => new PigeonWebStack(Testing.app({ stackTraces: false }), 'test', { region });

describe('Network', () => {
  test('makes a VPC of the range', () => {
    let made: Network | undefined;
    const stack = synth(scope => {
      made = network(scope);
    });

    expect(stack.the('vpc')).toEqual(expect.objectContaining({ vpc_name: 'test-network', cidr_block: '10.0.0.0/16' }));
    expect(stack.all('vswitch').map(vswitch => vswitch.vpc_id)).toEqual(Array(4).fill(reference(stack, 'vpc')));
    expect(made?.vpcId).toMatch(/^\$\{TfToken\[/);
  });

  test('joins a VPC and leaves it as it is', () => {
    let joined: Network | undefined;
    const stack = synth(scope => {
      joined = network(scope, { vpc: NetworkVpc.join('vpc-1') });
    });

    expect(joined?.vpcId).toBe('vpc-1');
    expect(stack.all('vpc')).toEqual([]);
    expect(stack.all('vswitch').map(vswitch => vswitch.vpc_id)).toEqual(Array(4).fill('vpc-1'));
  });

  test('has a vswitch for load balancers and one for servers in each zone', () => {
    const stack = synth(scope => {
      network(scope);
    });

    expect(stack.all('vswitch').map(it => [it.vswitch_name, it.zone_id, it.cidr_block])).toEqual([
      ['test-network-load-balancer-zone1', 'cn-hangzhou-h', '10.0.0.0/28'],
      ['test-network-load-balancer-zone2', 'cn-hangzhou-i', '10.0.1.0/24'],
      ['test-network-server-zone1', 'cn-hangzhou-h', '10.0.10.0/24'],
      ['test-network-server-zone2', 'cn-hangzhou-i', '10.0.11.0/24'],
    ]);
  });

  test('tells its vswitches apart', () => {
    const { loadBalancerSubnets, serverSubnets } = network(emptyStack());

    expect(loadBalancerSubnets.map(it => [it.zoneId, it.cidr])).toEqual([
      ['cn-hangzhou-h', ZONE_H.loadBalancerCidr],
      ['cn-hangzhou-i', ZONE_I.loadBalancerCidr],
    ]);
    expect(serverSubnets.map(it => [it.zoneId, it.cidr])).toEqual([
      ['cn-hangzhou-h', ZONE_H.serverCidr],
      ['cn-hangzhou-i', ZONE_I.serverCidr],
    ]);
    const ids = [...loadBalancerSubnets, ...serverSubnets].map(it => it.vswitchId);
    expect(new Set(ids).size).toBe(4);
  });

  test('keeps the addresses of its zones when one is appended', () => {
    const before = synth(scope => {
      network(scope);
    });
    const after = synth(scope => {
      network(scope, { zones: [ZONE_H, ZONE_I, zone('cn-hangzhou-j', '10.0.2.0/24', '10.0.12.0/24')] });
    });

    expect(after.addresses).toEqual(expect.arrayContaining(before.addresses));
    expect(after.all('vswitch')).toHaveLength(6);
  });

  test('calls nobody by default', () => {
    let egressIpAddress: string | undefined = 'unset';
    const stack = synth(scope => {
      ({ egressIpAddress } = network(scope));
    });

    expect(stack.all('nat_gateway')).toEqual([]);
    expect(egressIpAddress).toBeUndefined();
  });

  test('calls nobody by `Egress.none()`', () => {
    const stack = synth(scope => {
      network(scope, { egress: Egress.none() });
    });

    expect(stack.all('nat_gateway')).toEqual([]);
  });

  test('calls out of the vswitches of servers, and only those, by NAT', () => {
    let made: Network | undefined;
    const stack = synth(scope => {
      made = network(scope, { egress: Egress.nat(Bandwidth.mbps(20)) });
    });

    expect(stack.the('nat_gateway')).toEqual(expect.objectContaining({ vpc_id: reference(stack, 'vpc') }));
    expect(stack.the('eip_address')).toEqual(expect.objectContaining({ bandwidth: '20' }));
    expect(stack.all('snat_entry').map(entry => entry.source_vswitch_id)).toEqual([
      expect.stringContaining('Network_Server_Zone1'),
      expect.stringContaining('Network_Server_Zone2'),
    ]);
    expect(made?.egressIpAddress).toMatch(/^\$\{TfToken\[/);
  });

  test('keeps the load balancers apart as a peer: the ranges of their vswitches', () => {
    expect(network(emptyStack()).loadBalancers.trafficSources()).toEqual([
      { key: '10.0.0.0/28', cidrIp: '10.0.0.0/28' },
      { key: '10.0.1.0/24', cidrIp: '10.0.1.0/24' },
    ]);
  });

  test.each([
    ['one zone', [ZONE_H], 'cn-hangzhou-h'],
    ['no zone', [], ''],
    ['one zone twice', [ZONE_H, { ...ZONE_I, zoneId: 'cn-hangzhou-h' }], 'cn-hangzhou-h, cn-hangzhou-h'],
    [
      'two zones and one of them twice',
      [ZONE_H, ZONE_I, zone('cn-hangzhou-i', '10.0.2.0/24', '10.0.12.0/24')],
      'cn-hangzhou-h, cn-hangzhou-i, cn-hangzhou-i',
    ],
  ])('fails with %s', (_case, zones, got) => {
    expect(() => network(emptyStack(), { zones })).toThrow(
      `'test/Network' needs two or more different zones, got ${got}`,
    );
  });

  test.each([
    ['of one zone', [zone('cn-hangzhou-h', '10.0.10.0/28', '10.0.10.0/24'), ZONE_I], '10.0.10.0/28 and 10.0.10.0/24'],
    ['of two zones', [ZONE_H, zone('cn-hangzhou-i', '10.0.1.0/24', '10.0.0.0/20')], '10.0.0.0/28 and 10.0.0.0/20'],
  ])('fails when ranges %s overlap', (_case, zones, ranges) => {
    expect(() => network(emptyStack(), { zones })).toThrow(`'test/Network' has vswitch ranges that overlap: ${ranges}`);
  });

  test.each([
    ['load balancers', zone('cn-hangzhou-i', '10.1.1.0/24', '10.0.11.0/24'), '10.1.1.0/24'],
    ['servers', zone('cn-hangzhou-i', '10.0.1.0/24', '10.1.11.0/24'), '10.1.11.0/24'],
  ])('fails when the range of %s lies outside the new VPC', (_who, outside, range) => {
    expect(() => network(emptyStack(), { zones: [ZONE_H, outside] })).toThrow(
      `'test/Network' has a vswitch range outside its VPC: ${range} is not in 10.0.0.0/16`,
    );
  });

  test('takes any range in a VPC that it joins', () => {
    const zones = [zone('cn-hangzhou-h', '10.9.0.0/24', '192.168.0.0/24'), ZONE_I];

    expect(() => network(emptyStack(), { vpc: NetworkVpc.join('vpc-1'), zones })).not.toThrow();
  });

  test('fails when a load balancer has no room to grow', () => {
    const zones = [ZONE_H, zone('cn-hangzhou-i', '10.0.1.0/29', '10.0.11.0/24')];

    expect(() => network(emptyStack(), { zones })).toThrow(
      "'test/Network' has too small a load balancer range: 10.0.1.0/29; /28 is the smallest",
    );
  });
});

describe('the zones of a Network in a PigeonWebStack', () => {
  test('are zones of its region', () => {
    expect(() => network(inRegion('cn-hangzhou'))).not.toThrow();
    expect(() => network(inRegion('cn-beijing'))).toThrow(
      "'test/Network' stands in a stack of another region: 'cn-hangzhou-h' is not a zone of 'cn-beijing'; those are called 'cn-beijing-a' and so on",
    );
  });

  test('are zones of its region, where somebody else made the vswitches', () => {
    expect(() => importedNetwork(inRegion('cn-hangzhou'))).not.toThrow();
    expect(() => importedNetwork(inRegion('us-west-1'))).toThrow(
      "stands in a stack of another region: 'cn-hangzhou-h' is not a zone of 'us-west-1'; those are called 'us-west-1a' and so on",
    );
  });

  test('are taken as they are where one of the two is known only at apply', () => {
    const stack = inRegion('cn-beijing');
    const zoneId = new TerraformVariable(stack, 'zone', { type: 'string' }).stringValue;
    const zones = [zone(zoneId, '10.0.0.0/28', '10.0.10.0/24'), zone('cn-beijing-l', '10.0.1.0/24', '10.0.11.0/24')];
    const region = new TerraformVariable(stack, 'region', { type: 'string' }).stringValue;

    expect(() => network(stack, { zones })).not.toThrow();
    expect(() => network(inRegion(region))).not.toThrow();
  });
});

describe('Network.fromAttributes', () => {
  test('is a network that is not managed', () => {
    const stack = synth(scope => {
      expect(importedNetwork(scope)).toEqual(
        expect.objectContaining({
          vpcId: 'vpc-1',
          loadBalancerSubnets: LOAD_BALANCER_SUBNETS,
          serverSubnets: SERVER_SUBNETS,
        }),
      );
    });

    expect(stack.addresses).toEqual([]);
  });

  test('knows its load balancers by the ranges of their vswitches', () => {
    expect(importedNetwork(emptyStack()).loadBalancers.trafficSources()).toEqual([
      { key: '10.0.0.0/24', cidrIp: '10.0.0.0/24' },
      { key: '10.0.1.0/24', cidrIp: '10.0.1.0/24' },
    ]);
  });
});
