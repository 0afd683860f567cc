import { Cidr } from '../../lib/network/cidr';
import { NetworkVpc } from '../../lib/network/network-vpc';

describe('NetworkVpc', () => {
  test('to join is known by its id', () => {
    expect(NetworkVpc.join('vpc-1')).toEqual({ vpcId: 'vpc-1', cidr: undefined });
  });

  test('to create is known by its range', () => {
    const range = Cidr.of('10.0.0.0/16');

    expect(NetworkVpc.create(range)).toEqual({ vpcId: undefined, cidr: range });
  });
});
