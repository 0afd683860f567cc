import { TerraformStack } from 'cdktf';
import { BootScript } from '../../lib/boot/boot-script';
import { Capacity } from '../../lib/compute/capacity';
import { InstanceSize } from '../../lib/compute/instance-size';
import { KeyPair } from '../../lib/compute/key-pair';
import { SystemDisk } from '../../lib/compute/system-disk';
import { WebTier, WebTierProps } from '../../lib/compute/web-tier';
import { Cidr } from '../../lib/network/cidr';
import { Peer } from '../../lib/network/peer';
import { Port } from '../../lib/network/port';
import { SecurityGroup } from '../../lib/network/security-group';
import { Bandwidth } from '../../lib/values/bandwidth';
import { Size } from '../../lib/values/size';
import { ingressOf, reference, SERVER_SUBNETS, tierProps } from '../stand-ins';
import { emptyStack, synth } from '../util';

const BOOT = BootScript.of({ name: 'greet', commands: ['echo hello'] });

class Tier extends WebTier {
  constructor(scope: TerraformStack, props: Partial<WebTierProps> = {}) {
    super(
      scope,
      'Tier',
      { ...tierProps(scope), ...props },
      {
        port: Port.tcp(8000),
        size: InstanceSize.of('ecs.g7.xlarge'),
        disk: new SystemDisk({ size: Size.gibibytes(50) }),
        bootScript: BOOT,
      },
    );
  }
}

describe('WebTier', () => {
  const stack = synth(scope => {
    new Tier(scope);
  });

  test('puts servers of its shape into a security group of their own', () => {
    expect(stack.the('ecs_launch_template')).toEqual(
      expect.objectContaining({
        instance_type: 'ecs.g7.xlarge',
        image_id: 'm-1',
        system_disk: expect.objectContaining({ size: 50 }) as object,
        user_data: BOOT.toUserData(),
        security_group_ids: [reference(stack, 'security_group')],
      }),
    );
    expect(stack.the('security_group').vpc_id).toBe('vpc-1');
    expect(stack.all('ess_scaling_group').map(group => group.vswitch_ids)).toEqual([
      ['vsw-h', 'vsw-i'],
      ['vsw-i', 'vsw-h'],
    ]);
  });

  test('registers them with a server group on its port', () => {
    expect(stack.the('alb_server_group').vpc_id).toBe('vpc-1');
    const attached = { server_group_id: reference(stack, 'alb_server_group'), port: 8000 };
    expect(stack.all('ess_server_group_attachment')).toMatchObject([attached, attached]);
  });

  test('has two servers, protected, that nobody reaches or logs into, by default', () => {
    const one = { min_size: 1, max_size: 1, group_deletion_protection: true };
    expect(stack.all('ess_scaling_group')).toMatchObject([one, one]);
    expect(stack.the('ecs_launch_template')).toEqual(expect.objectContaining({ internet_max_bandwidth_out: 0 }));
    expect(stack.the('ecs_launch_template')).not.toHaveProperty('key_pair_name');
    expect(stack.the('alb_server_group').health_check_config).toEqual(
      expect.objectContaining({ health_check_path: '/health', health_check_interval: 5 }),
    );
    expect(ingressOf(stack)).toEqual([]);
  });

  test('passes on what is asked for', () => {
    const asked = synth(scope => {
      new Tier(scope, {
        capacity: Capacity.between(3, 6),
        keyPair: KeyPair.fromKeyPairName(scope, 'Key', 'ops'),
        publicBandwidth: Bandwidth.mbps(7),
        healthCheck: { path: '/up' },
        deletionProtection: false,
      });
    });

    expect(asked.all('ess_scaling_group')).toMatchObject([
      { min_size: 2, max_size: 3, group_deletion_protection: false },
      { min_size: 1, max_size: 3, group_deletion_protection: false },
    ]);
    expect(asked.the('ecs_launch_template')).toEqual(
      expect.objectContaining({ key_pair_name: 'ops', internet_max_bandwidth_out: 7 }),
    );
    expect(asked.the('alb_server_group').health_check_config).toEqual(
      expect.objectContaining({ health_check_path: '/up' }),
    );
  });

  test('is where the servers of the network are', () => {
    expect(new Tier(emptyStack()).subnets).toEqual(SERVER_SUBNETS);
  });

  test('is a peer: its security group', () => {
    const tier = new Tier(emptyStack());

    expect(tier.trafficSources()).toEqual([
      { key: 'Tier/SecurityGroup', sourceSecurityGroupId: tier.securityGroup.securityGroupId },
    ]);
  });

  test('is granted rights by the role of its servers', () => {
    const tier = new Tier(emptyStack());

    expect(tier.grantee).toBe(tier.fleet.role);
  });
});

describe('WebTier.allowAdminFrom', () => {
  test('opens SSH, and nothing else', () => {
    const stack = synth(scope => new Tier(scope).allowAdminFrom(Peer.cidrs(Cidr.of('203.0.113.0/24'))));

    expect(ingressOf(stack)).toEqual([
      expect.objectContaining({ cidr_ip: '203.0.113.0/24', port_range: '22/22', ip_protocol: 'tcp' }),
    ]);
  });

  test('fails for the whole internet', () => {
    expect(() => new Tier(emptyStack()).allowAdminFrom(Peer.cidrs(Cidr.ANYWHERE))).toThrow(
      "'test/Tier/SecurityGroup' must not open SSH (port 22) to 0.0.0.0/0; name the admin ranges",
    );
  });
});

describe('WebTier.joinSecurityGroup', () => {
  test('asking twice makes every server a member once', () => {
    const stack = synth(scope => {
      const [tier, group] = [new Tier(scope), SecurityGroup.fromSecurityGroupId(scope, 'Group', 'sg-1')];
      tier.joinSecurityGroup(group);
      tier.joinSecurityGroup(group);
    });

    expect(stack.the('ecs_launch_template').security_group_ids).toEqual([reference(stack, 'security_group'), 'sg-1']);
  });
});
