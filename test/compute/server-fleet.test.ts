import { InstanceRole } from '../../lib/compute/instance-role';
import { Construct } from 'constructs';
import { BootScript } from '../../lib/boot/boot-script';
import { Capacity } from '../../lib/compute/capacity';
import { Image } from '../../lib/compute/image';
import { InstanceSize } from '../../lib/compute/instance-size';
import { KeyPair } from '../../lib/compute/key-pair';
import { ServerFleet, ServerFleetProps } from '../../lib/compute/server-fleet';
import { SystemDisk } from '../../lib/compute/system-disk';
import { Port } from '../../lib/network/port';
import { ISecurityGroup, SecurityGroup } from '../../lib/network/security-group';
import { Bandwidth } from '../../lib/values/bandwidth';
import { Duration } from '../../lib/values/duration';
import { Size } from '../../lib/values/size';
import { importedNetwork, importedServerGroup, reference } from '../stand-ins';
import { emptyStack, synth } from '../util';

function securityGroup(scope: Construct, number: number): ISecurityGroup {
  return SecurityGroup.fromSecurityGroupId(scope, `Group${number}`, `sg-${number}`);
}

function fleet(scope: Construct, props: Partial<ServerFleetProps> = {}): ServerFleet {
  return new ServerFleet(scope, 'Fleet', {
    network: importedNetwork(scope),
    securityGroups: [securityGroup(scope, 1)],
    image: Image.of('m-1'),
    size: InstanceSize.of('ecs.g7.xlarge', 'ecs.g8i.xlarge'),
    disk: new SystemDisk({ size: Size.gibibytes(40) }),
    ...props,
  });
}

function synthFleet(props: (scope: Construct) => Partial<ServerFleetProps> = () => ({})) {
  return synth(scope => {
    fleet(scope, props(scope));
  });
}

describe('ServerFleet', () => {
  const stack = synthFleet();
  const template = stack.the('ecs_launch_template');

  test('boots servers of the size from the image, as a role of their own', () => {
    expect(template).toEqual(
      expect.objectContaining({
        launch_template_name: 'test-fleet',
        instance_name: 'test-fleet',
        instance_type: 'ecs.g7.xlarge',
        image_id: 'm-1',
        security_group_ids: ['sg-1'],
        ram_role_name: reference(stack, 'ram_role', 'role_name'),
      }),
    );
  });

  test('makes what changes the version that is used', () => {
    expect(template.update_default_version_number).toBe(true);
  });

  test('answers for metadata to those only who hold a token, on the server itself', () => {
    expect(template).toEqual(
      expect.objectContaining({ http_endpoint: 'enabled', http_tokens: 'required', http_put_response_hop_limit: 1 }),
    );
  });

  test('is watched by the security agent', () => {
    expect(template.security_enhancement_strategy).toBe('Active');
  });

  test('encrypts the disk under the key of the account, and the disk goes with its server', () => {
    expect(template.system_disk).toEqual({
      category: 'cloud_essd',
      size: 40,
      encrypted: true,
      delete_with_instance: true,
    });
  });

  test('encrypts the disk under the key that is asked for', () => {
    const disk = new SystemDisk({ size: Size.gibibytes(60), category: 'cloud_efficiency', kmsKeyId: 'key-1' });

    expect(synthFleet(() => ({ disk })).the('ecs_launch_template').system_disk).toEqual(
      expect.objectContaining({ category: 'cloud_efficiency', size: 60, encrypted: true, kms_key_id: 'key-1' }),
    );
  });

  test('has no key, no public address and no boot script by default', () => {
    expect(template).toEqual(expect.objectContaining({ internet_max_bandwidth_out: 0 }));
    for (const argument of ['key_pair_name', 'internet_charge_type', 'user_data']) {
      expect(template).not.toHaveProperty(argument);
    }
  });

  test('lets administrators log in by a key', () => {
    const withKey = synthFleet(scope => ({ keyPair: KeyPair.fromKeyPairName(scope, 'Key', 'ops') }));

    expect(withKey.the('ecs_launch_template').key_pair_name).toBe('ops');
  });

  test('has public addresses of the bandwidth', () => {
    expect(synthFleet(() => ({ publicBandwidth: Bandwidth.mbps(100) })).the('ecs_launch_template')).toEqual(
      expect.objectContaining({ internet_max_bandwidth_out: 100, internet_charge_type: 'PayByBandwidth' }),
    );
  });

  test('fails with more public bandwidth than a server can have', () => {
    expect(() => fleet(emptyStack(), { publicBandwidth: Bandwidth.mbps(101) })).toThrow(
      "'test/Fleet': a server has at most 100 Mbps of its own, got 101 Mbps",
    );
  });

  test('gives servers the boot script in base64', () => {
    const bootScript = BootScript.of({ name: 'greet', commands: ['echo hello'] });
    const userData = synthFleet(() => ({ bootScript })).the('ecs_launch_template').user_data as string;

    expect(Buffer.from(userData, 'base64').toString()).toBe(bootScript.toCloudConfig());
  });

  test('spreads two servers evenly over the vswitches of servers by default', () => {
    expect(stack.the('ess_scaling_group')).toEqual(
      expect.objectContaining({
        scaling_group_name: 'test-fleet',
        min_size: 2,
        max_size: 2,
        vswitch_ids: ['vsw-h', 'vsw-i'],
        multi_az_policy: 'PRIORITY',
      }),
    );
  });

  test('has as many servers as it is told', () => {
    expect(synthFleet(() => ({ capacity: Capacity.between(1, 5) })).the('ess_scaling_group')).toEqual(
      expect.objectContaining({ min_size: 1, max_size: 5 }),
    );
  });

  test('follows the newest template, and tries other types of the shape when one is out of stock', () => {
    expect(stack.the('ess_scaling_group')).toEqual(
      expect.objectContaining({
        launch_template_id: reference(stack, 'ecs_launch_template'),
        launch_template_version: 'Latest',
        launch_template_override: [{ instance_type: 'ecs.g7.xlarge' }, { instance_type: 'ecs.g8i.xlarge' }],
      }),
    );
  });

  test('replaces dead servers only, and gives up the oldest first', () => {
    expect(stack.the('ess_scaling_group')).toEqual(
      expect.objectContaining({
        health_check_type: 'ECS',
        removal_policies: ['OldestScalingConfiguration', 'OldestInstance'],
        scaling_policy: 'release',
      }),
    );
  });

  test.each([
    [undefined, true],
    [true, true],
    [false, false],
  ])('is protected from deletion (asked: %p)', (deletionProtection, protectedFromDeletion) => {
    const group = synthFleet(() => ({ deletionProtection })).the('ess_scaling_group');

    expect(group.group_deletion_protection).toBe(protectedFromDeletion);
  });

  test('is known by the id of the scaling group, and by the role that rights are granted to', () => {
    const granted = synth(scope => {
      const { scalingGroupId, role } = fleet(scope);
      role.grant('Read', { actions: ['oss:GetObject'], resources: ['*'] });
      scope.addOverride('locals.group', scalingGroupId);
    });

    expect(granted.json.locals).toEqual({ group: reference(granted, 'ess_scaling_group') });
    expect(granted.the('ram_role_policy_attachment').role_name).toBe(granted.the('ecs_launch_template').ram_role_name);
  });

  test('has names that the cloud takes, whatever its path', () => {
    const long = synth(scope => {
      fleet(new Construct(scope, 'F'.repeat(150)));
    });

    expect(long.the('ess_scaling_group').scaling_group_name).toHaveLength(64);
    expect(long.the('ecs_launch_template').launch_template_name).toHaveLength(128);
  });
});

describe('ServerFleet, when a server is new', () => {
  const bootScript = BootScript.of({ name: 'greet', commands: ['echo hello'] });
  const booting = (bootTime?: Duration) => synthFleet(() => ({ bootScript, bootTime }));

  test.each([
    [undefined, 300],
    [Duration.minutes(10), 600],
  ])('has time for its boot script before it counts (%#)', (bootTime, seconds) => {
    const stack = booting(bootTime);

    expect(stack.the('ess_lifecycle_hook')).toMatchObject({
      scaling_group_id: reference(stack, 'ess_scaling_group'),
      name: 'test-fleet',
      lifecycle_transition: 'SCALE_OUT',
      heartbeat_timeout: seconds,
      default_result: 'CONTINUE',
    });
  });

  test('is waited for by the refresh too', () => {
    const stack = booting();
    const [hook] = stack.addresses.filter(address => address.startsWith('alicloud_ess_lifecycle_hook.'));

    expect(stack.the('ess_instance_refresh')['depends_on']).toEqual([hook]);
  });

  test('counts at once where it has nothing to do', () => {
    expect(synthFleet().all('ess_lifecycle_hook')).toEqual([]);
  });

  test.each([29, 21_601])('fails with %d seconds', seconds => {
    expect(() => fleet(emptyStack(), { bootTime: Duration.seconds(seconds) })).toThrow(
      /^'test\/Fleet': a server has 30 seconds to 6 hours to boot, got /,
    );
  });
});

describe('ServerFleet, when its template changes', () => {
  const everything = synthFleet(scope => ({
    keyPair: KeyPair.fromKeyPairName(scope, 'Key', 'ops'),
    bootScript: BootScript.of({ name: 'greet', commands: ['echo hello'] }),
    publicBandwidth: Bandwidth.mbps(1),
  }));
  const refresh = everything.the('ess_instance_refresh');
  const { replace_triggered_by: triggers } = refresh.lifecycle as { replace_triggered_by: string[] };

  test('replaces running servers, a new one before an old one goes', () => {
    expect(refresh).toEqual(
      expect.objectContaining({
        scaling_group_id: reference(everything, 'ess_scaling_group'),
        min_healthy_percentage: 100,
        max_healthy_percentage: 200,
        skip_matching: false,
      }),
    );
  });

  test('does so for what a server boots from, and for nothing else', () => {
    const address = everything.addresses.find(it => it.startsWith('alicloud_ecs_launch_template.')) as string;

    expect(triggers).toEqual([
      `${address}.image_id`,
      `${address}.instance_type`,
      `${address}.user_data`,
      `${address}.system_disk`,
      `${address}.security_group_ids`,
      `${address}.key_pair_name`,
    ]);
  });

  test('watches arguments that the template has', () => {
    const template = everything.the('ecs_launch_template');

    for (const trigger of triggers) {
      expect(template).toHaveProperty(trigger.split('.')[2] as string);
    }
  });
});

describe('ServerFleet.joinServerGroup', () => {
  test('registers every server on the port', () => {
    const stack = synth(scope => fleet(scope).joinServerGroup(importedServerGroup(scope, 'api'), Port.tcp(5000)));

    expect(stack.the('ess_server_group_attachment')).toEqual(
      expect.objectContaining({
        scaling_group_id: reference(stack, 'ess_scaling_group'),
        server_group_id: 'sgp-api',
        type: 'ALB',
        port: 5000,
        weight: 100,
        force_attach: true,
      }),
    );
  });

  test('asking twice makes one attachment', () => {
    const stack = synth(scope => {
      const [servers, group] = [fleet(scope), importedServerGroup(scope, 'api')];
      servers.joinServerGroup(group, Port.tcp(5000));
      servers.joinServerGroup(group, Port.tcp(5000));
    });

    expect(stack.all('ess_server_group_attachment')).toHaveLength(1);
  });

  test('joins several groups, and one group on several ports', () => {
    const stack = synth(scope => {
      const [servers, group] = [fleet(scope), importedServerGroup(scope, 'api')];
      servers.joinServerGroup(group, Port.tcp(5000));
      servers.joinServerGroup(group, Port.tcp(5001));
      servers.joinServerGroup(importedServerGroup(scope, 'canary'), Port.tcp(5000));
    });

    expect(stack.all('ess_server_group_attachment').map(it => [it.server_group_id, it.port])).toEqual([
      ['sgp-api', 5001],
      ['sgp-canary', 5000],
      ['sgp-api', 5000],
    ]);
    expect(stack.addresses.filter(address => address.includes('attachment')).map(it => it.split('_').at(-2))).toEqual([
      'ServerGroupAttachment2',
      'ServerGroupAttachment3',
      'ServerGroupAttachment',
    ]);
  });
});

describe('ServerFleet.joinSecurityGroup', () => {
  test('makes every server a member of one more group', () => {
    const stack = synth(scope => fleet(scope).joinSecurityGroup(securityGroup(scope, 2)));

    expect(stack.the('ecs_launch_template').security_group_ids).toEqual(['sg-1', 'sg-2']);
  });

  test('asking twice makes one membership', () => {
    const stack = synth(scope => {
      const [first, second] = [securityGroup(scope, 11), securityGroup(scope, 12)];
      const servers = fleet(scope, { securityGroups: [first] });
      for (const group of [second, first, second]) {
        servers.joinSecurityGroup(group);
      }
    });

    expect(stack.the('ecs_launch_template').security_group_ids).toEqual(['sg-11', 'sg-12']);
  });

  test('leaves the list that the fleet was made with as it was', () => {
    const stack = emptyStack();
    const securityGroups = [securityGroup(stack, 11)];
    fleet(stack, { securityGroups }).joinSecurityGroup(securityGroup(stack, 12));

    expect(securityGroups).toHaveLength(1);
  });

  test('takes five groups', () => {
    const stack = synthFleet(scope => ({ securityGroups: [11, 12, 13, 14, 15].map(it => securityGroup(scope, it)) }));

    expect(stack.the('ecs_launch_template').security_group_ids).toHaveLength(5);
  });

  test.each([
    ['no group', []],
    ['six groups', [11, 12, 13, 14, 15, 16]],
  ])('fails at synthesis with %s', (_case, numbers) => {
    const make = () => synthFleet(scope => ({ securityGroups: numbers.map(number => securityGroup(scope, number)) }));

    expect(make).toThrow(`[test/Fleet] a server is a member of 1 to 5 security groups, got ${numbers.length}`);
  });
});

test('servers act as a role that is given', () => {
  const stack = synthFleet(scope => ({ role: InstanceRole.fromRoleName(scope, 'Shared', 'shared-role') }));

  expect(stack.all('ram_role')).toEqual([]);
  expect(stack.the('ecs_launch_template').ram_role_name).toBe('shared-role');
});
