import { Cidr } from '../../lib/network/cidr';
import { Peer } from '../../lib/network/peer';
import { Port } from '../../lib/network/port';
import { SecurityGroup } from '../../lib/network/security-group';
import { emptyStack, synth } from '../util';

describe('SecurityGroup.allowFrom', () => {
  test('lets a range in on one port', () => {
    const stack = synth(scope => {
      const group = new SecurityGroup(scope, 'Group', { vpcId: 'vpc-1' });
      group.allowFrom(Peer.cidrs(Cidr.of('10.0.0.0/24')), Port.HTTP);
    });

    expect(stack.all('security_group_rule')).toContainEqual(
      expect.objectContaining({ type: 'ingress', ip_protocol: 'tcp', port_range: '80/80', cidr_ip: '10.0.0.0/24' }),
    );
  });

  test('fails to open SSH to the world', () => {
    const group = new SecurityGroup(emptyStack(), 'Group', { vpcId: 'vpc-1' });

    expect(() => group.allowFrom(Peer.cidrs(Cidr.ANYWHERE), Port.SSH)).toThrow(
      "'test/Group' must not open SSH (port 22) to 0.0.0.0/0; name the admin ranges",
    );
  });
});
