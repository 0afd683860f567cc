import { NatEgress } from '../../lib/network/nat-egress';
import { Bandwidth } from '../../lib/values/bandwidth';
import { reference, SERVER_SUBNETS } from '../stand-ins';
import { synth } from '../util';

describe('NatEgress', () => {
  const stack = synth(scope => {
    new NatEgress(scope, 'Egress', { vpcId: 'vpc-1', subnets: SERVER_SUBNETS, bandwidth: Bandwidth.mbps(20) });
  });

  test('has one enhanced gateway, in the first zone, paid by use', () => {
    expect(stack.the('nat_gateway')).toEqual(
      expect.objectContaining({
        vpc_id: 'vpc-1',
        vswitch_id: 'vsw-h',
        nat_gateway_name: 'test-egress',
        nat_type: 'Enhanced',
        network_type: 'internet',
        payment_type: 'PayAsYouGo',
        internet_charge_type: 'PayByLcu',
      }),
    );
  });

  test('has one address of the bandwidth, bound to the gateway', () => {
    expect(stack.the('eip_address')).toEqual(
      expect.objectContaining({
        address_name: 'test-egress',
        bandwidth: '20',
        payment_type: 'PayAsYouGo',
        internet_charge_type: 'PayByBandwidth',
        isp: 'BGP',
      }),
    );
    expect(stack.the('eip_association')).toEqual(
      expect.objectContaining({
        allocation_id: reference(stack, 'eip_address'),
        instance_id: reference(stack, 'nat_gateway'),
        instance_type: 'Nat',
      }),
    );
  });

  test('translates every vswitch, once the address is bound', () => {
    const shared = {
      snat_entry_name: 'test-egress',
      snat_table_id: reference(stack, 'nat_gateway', 'snat_table_ids'),
      snat_ip: reference(stack, 'eip_address', 'ip_address'),
      depends_on: [expect.stringMatching(/^alicloud_eip_association\.Egress_AddressAssociation_\w+$/) as string],
    };

    expect(stack.all('snat_entry')).toEqual([
      expect.objectContaining({ ...shared, source_vswitch_id: 'vsw-h' }),
      expect.objectContaining({ ...shared, source_vswitch_id: 'vsw-i' }),
    ]);
  });

  test('routes on a table of its own, which only these vswitches use', () => {
    const routeTableId = reference(stack, 'route_table');

    expect(stack.the('route_table')).toEqual(
      expect.objectContaining({ vpc_id: 'vpc-1', route_table_name: 'test-egress' }),
    );
    expect(stack.the('route_entry')).toEqual(
      expect.objectContaining({
        route_table_id: routeTableId,
        destination_cidrblock: '0.0.0.0/0',
        nexthop_type: 'NatGateway',
        nexthop_id: reference(stack, 'nat_gateway'),
      }),
    );
    expect(stack.all('route_table_attachment')).toEqual([
      expect.objectContaining({ route_table_id: routeTableId, vswitch_id: 'vsw-h' }),
      expect.objectContaining({ route_table_id: routeTableId, vswitch_id: 'vsw-i' }),
    ]);
  });

  test('tells the address that the internet sees', () => {
    const withOutput = synth(scope => {
      const props = { vpcId: 'vpc-1', subnets: SERVER_SUBNETS, bandwidth: Bandwidth.mbps(1) };
      scope.addOverride('locals.seen', new NatEgress(scope, 'Egress', props).ipAddress);
    });

    expect(withOutput.json.locals).toEqual({ seen: reference(withOutput, 'eip_address', 'ip_address') });
  });
});
