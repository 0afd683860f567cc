import { Construct } from 'constructs';
import { Cidr } from '../../lib/network/cidr';
import { Peer } from '../../lib/network/peer';
import { Port } from '../../lib/network/port';
import { SecurityGroup } from '../../lib/network/security-group';
import { ingressOf, reference } from '../stand-ins';
import { emptyStack, synth } from '../util';

const OFFICE = Peer.cidrs(Cidr.of('10.0.0.0/24'));

describe('SecurityGroup', () => {
  test('is a basic group of the VPC that keeps its own members apart', () => {
    const stack = synth(scope => {
      new SecurityGroup(scope, 'Group', { vpcId: 'vpc-1', description: 'the servers' });
    });

    expect(stack.the('security_group')).toEqual(
      expect.objectContaining({
        vpc_id: 'vpc-1',
        security_group_name: 'test-group',
        description: 'the servers',
        security_group_type: 'normal',
        inner_access_policy: 'Drop',
      }),
    );
  });

  test('has no description by default', () => {
    const stack = synth(scope => {
      new SecurityGroup(scope, 'Group', { vpcId: 'vpc-1' });
    });

    expect(stack.the('security_group')).not.toHaveProperty('description');
  });

  test('lets nobody in and everything out by default', () => {
    const stack = synth(scope => {
      new SecurityGroup(scope, 'Group', { vpcId: 'vpc-1' });
    });

    expect(stack.the('security_group_rule')).toEqual(
      expect.objectContaining({
        security_group_id: reference(stack, 'security_group'),
        type: 'egress',
        ip_protocol: 'all',
        port_range: '-1/-1',
        cidr_ip: '0.0.0.0/0',
      }),
    );
  });
});

describe('SecurityGroup.fromSecurityGroupId', () => {
  test('is a group that is not managed', () => {
    let securityGroupId: string | undefined;
    const stack = synth(scope => {
      ({ securityGroupId } = SecurityGroup.fromSecurityGroupId(scope, 'Group', 'sg-1'));
    });

    expect(securityGroupId).toBe('sg-1');
    expect(stack.addresses).toEqual([]);
  });

  test('can be let in', () => {
    const stack = synth(scope => {
      const group = new SecurityGroup(scope, 'Group', { vpcId: 'vpc-1' });
      group.allowFrom(SecurityGroup.fromSecurityGroupId(scope, 'Imported', 'sg-1'), Port.HTTP);
    });

    expect(ingressOf(stack)).toEqual([expect.objectContaining({ source_security_group_id: 'sg-1' })]);
  });
});

describe('SecurityGroup.allowFrom', () => {
  test('lets a range in on one port', () => {
    const stack = synth(scope => {
      const group = new SecurityGroup(scope, 'Group', { vpcId: 'vpc-1' });
      group.allowFrom(OFFICE, Port.HTTP);
    });

    expect(ingressOf(stack)).toEqual([
      expect.objectContaining({
        security_group_id: reference(stack, 'security_group'),
        ip_protocol: 'tcp',
        port_range: '80/80',
        cidr_ip: '10.0.0.0/24',
      }),
    ]);
    expect(ingressOf(stack)[0]).not.toHaveProperty('source_security_group_id');
  });

  test('lets the members of another group in, without an address', () => {
    const stack = synth(scope => {
      const group = new SecurityGroup(scope, 'Group', { vpcId: 'vpc-1' });
      group.allowFrom(new SecurityGroup(scope, 'Other', { vpcId: 'vpc-1' }), Port.tcp(5000));
    });

    expect(ingressOf(stack)).toEqual([
      expect.objectContaining({
        security_group_id: expect.stringMatching(/^\$\{alicloud_security_group\.Group_\w+\.id\}$/) as string,
        source_security_group_id: expect.stringMatching(/^\$\{alicloud_security_group\.Other_\w+\.id\}$/) as string,
        port_range: '5000/5000',
      }),
    ]);
    expect(ingressOf(stack)[0]).not.toHaveProperty('cidr_ip');
  });

  test('makes one rule for each range of a peer, and one for a run of ports', () => {
    const stack = synth(scope => {
      const group = new SecurityGroup(scope, 'Group', { vpcId: 'vpc-1' });
      group.allowFrom(Peer.cidrs(Cidr.of('10.0.0.0/24'), Cidr.of('10.0.1.0/24')), Port.tcpRange(8000, 8010));
    });

    expect(ingressOf(stack).map(rule => [rule.cidr_ip, rule.port_range])).toEqual([
      ['10.0.0.0/24', '8000/8010'],
      ['10.0.1.0/24', '8000/8010'],
    ]);
  });

  test('asking twice defines one rule', () => {
    const stack = synth(scope => {
      const group = new SecurityGroup(scope, 'Group', { vpcId: 'vpc-1' });
      const other = SecurityGroup.fromSecurityGroupId(scope, 'Other', 'sg-1');
      for (const peer of [OFFICE, Peer.cidrs(Cidr.of('10.0.0.0/24')), other, other]) {
        group.allowFrom(peer, Port.HTTP);
      }
    });

    expect(ingressOf(stack)).toHaveLength(2);
  });

  test('asking for one group under two ids defines one rule, since the cloud knows a rule by its content', () => {
    const stack = synth(scope => {
      const group = new SecurityGroup(scope, 'Group', { vpcId: 'vpc-1' });
      group.allowFrom(SecurityGroup.fromSecurityGroupId(scope, 'One', 'sg-1'), Port.HTTP);
      group.allowFrom(SecurityGroup.fromSecurityGroupId(scope, 'Two', 'sg-1'), Port.HTTP);
    });

    expect(ingressOf(stack)).toHaveLength(1);
  });

  test('asking for another port, or another run of ports, defines another rule', () => {
    const stack = synth(scope => {
      const group = new SecurityGroup(scope, 'Group', { vpcId: 'vpc-1' });
      for (const port of [Port.tcp(80), Port.tcp(81), Port.tcpRange(80, 81), Port.tcpRange(80, 82)]) {
        group.allowFrom(OFFICE, port);
      }
    });

    expect(ingressOf(stack)).toHaveLength(4);
  });

  test('puts the whole content of a rule into its address', () => {
    const stack = synth(scope => {
      const group = new SecurityGroup(scope, 'Group', { vpcId: 'vpc-1' });
      group.allowFrom(OFFICE, Port.tcpRange(80, 90));
      group.allowFrom(SecurityGroup.fromSecurityGroupId(new Construct(scope, 'Web'), 'Other', 'sg-1'), Port.HTTP);
    });

    expect(stack.addresses).toEqual([
      expect.stringMatching(/^alicloud_security_group\.Group_\w+$/),
      expect.stringMatching(/^alicloud_security_group_rule\.Group_Egress_\w+$/),
      expect.stringMatching(/^alicloud_security_group_rule\.Group_From-10-0-0-0-24-On-80-90_\w+$/),
      expect.stringMatching(/^alicloud_security_group_rule\.Group_From-Web-Other-On-80_\w+$/),
    ]);
  });

  test.each([Port.SSH, Port.tcpRange(1, 1024), Port.tcpRange(22, 23), Port.tcpRange(21, 22)])(
    'fails to open %s, and SSH with it, to the world',
    port => {
      const group = new SecurityGroup(emptyStack(), 'Group', { vpcId: 'vpc-1' });

      expect(() => group.allowFrom(Peer.cidrs(Cidr.ANYWHERE), port)).toThrow(
        "'test/Group' must not open SSH (port 22) to 0.0.0.0/0; name the admin ranges",
      );
    },
  );

  test.each([Port.HTTP, Port.tcp(21), Port.tcp(23)])('opens %s to the world', port => {
    const stack = synth(scope => {
      new SecurityGroup(scope, 'Group', { vpcId: 'vpc-1' }).allowFrom(Peer.cidrs(Cidr.ANYWHERE), port);
    });

    expect(ingressOf(stack)).toEqual([expect.objectContaining({ cidr_ip: '0.0.0.0/0', port_range: port.toString() })]);
  });

  test('opens SSH to a range', () => {
    const stack = synth(scope => {
      new SecurityGroup(scope, 'Group', { vpcId: 'vpc-1' }).allowFrom(OFFICE, Port.SSH);
    });

    expect(ingressOf(stack)).toEqual([expect.objectContaining({ cidr_ip: '10.0.0.0/24', port_range: '22/22' })]);
  });

  test('fails for a second peer whose rule would have the id of the first, rather than forget it', () => {
    const stack = emptyStack();
    const group = new SecurityGroup(stack, 'Group', { vpcId: 'vpc-1' });
    group.allowFrom(SecurityGroup.fromSecurityGroupId(new Construct(stack, 'Web'), 'Other', 'sg-1'), Port.HTTP);

    expect(() => group.allowFrom(SecurityGroup.fromSecurityGroupId(stack, 'Web-Other', 'sg-2'), Port.HTTP)).toThrow(
      "'test/Group' has a rule 'From-Web-Other-On-80' for another peer; give 'Web-Other' another id",
    );
  });
});

test.each(['0.0.0.0/1', '128.0.0.0/1', '8.0.0.0/7'])('fails to open SSH to %s, a good part of the world', range => {
  const group = new SecurityGroup(emptyStack(), 'Group', { vpcId: 'vpc-1' });

  expect(() => group.allowFrom(Peer.cidrs(Cidr.of(range)), Port.SSH)).toThrow(
    `'test/Group' must not open SSH (port 22) to ${range}; name the admin ranges`,
  );
});
