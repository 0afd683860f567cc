import { Egress } from '../../lib/network/egress';
import { Bandwidth } from '../../lib/values/bandwidth';

describe('Egress', () => {
  test('by NAT has the bandwidth of its address', () => {
    expect(Egress.nat(Bandwidth.mbps(20)).natBandwidth?.toMbps()).toBe(20);
  });

  test('by none has no NAT', () => {
    expect(Egress.none().natBandwidth).toBeUndefined();
  });
});
