import { Construct } from 'constructs';
import { Cidr } from '../../lib/network/cidr';
import { Peer, securityGroupSource } from '../../lib/network/peer';
import { SecurityGroup } from '../../lib/network/security-group';
import { emptyStack } from '../util';

describe('Peer.cidrs', () => {
  test('is one source for each range', () => {
    expect(Peer.cidrs(Cidr.of('10.0.0.0/24'), Cidr.of('10.1.0.0/16')).trafficSources()).toEqual([
      { key: '10.0.0.0/24', cidrIp: '10.0.0.0/24' },
      { key: '10.1.0.0/16', cidrIp: '10.1.0.0/16' },
    ]);
  });

  test('of no range is nobody', () => {
    expect(Peer.cidrs().trafficSources()).toEqual([]);
  });
});

describe('securityGroupSource', () => {
  test('is called by the path in the stack, which stays when the stack has another name', () => {
    const sources = ['one', 'another'].map(stackId => {
      const scope = new Construct(emptyStack(stackId), 'Web');
      return securityGroupSource(SecurityGroup.fromSecurityGroupId(scope, 'Group', 'sg-1'));
    });

    expect(sources).toEqual([
      { key: 'Web/Group', sourceSecurityGroupId: 'sg-1' },
      { key: 'Web/Group', sourceSecurityGroupId: 'sg-1' },
    ]);
  });
});
