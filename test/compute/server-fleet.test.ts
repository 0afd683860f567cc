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
import { Network } from '../../lib/network/network';
import { Subnet } from '../../lib/network/subnet';
import { Bandwidth } from '../../lib/values/bandwidth';
import { Duration } from '../../lib/values/duration';
import { Size } from '../../lib/values/size';
import { importedNetwork, importedServerGroup, reference, SERVER_SUBNETS } from '../stand-ins';
import { emptyStack, synth, Synthesized } from '../util';

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

/** One server, in one group, unless the props say more. */
function synthFleet(props: (scope: Construct) => Partial<ServerFleetProps> = () => ({})) {
  return synth(scope => {
    fleet(scope, { capacity: Capacity.fixed(1), ...props(scope) });
  });
}

/** A fleet of one server. */
const one = (scope: Construct) => fleet(scope, { capacity: Capacity.fixed(1) });

/** The groups in the order of the zones; the one of the first zone has no zone in its name. */
const groupsOf = (stack: Synthesized) =>
  stack
    .all('ess_scaling_group')
    .toSorted((a, b) => (String(a.scaling_group_name) < String(b.scaling_group_name) ? -1 : 1));

/** Everything that is not of a further zone. */
const ofFirstZone = (capacity: Capacity) => {
  const stack = synthFleet(() => ({
    capacity,
    bootScript: BootScript.of({ name: 'greet', commands: ['echo hi'] }),
  }));
  return stack.addresses.filter(address => !address.includes('_Zone2_'));
};

/** A vswitch in a zone. */
const subnet = (id: string, zone: string) => ({ ...(SERVER_SUBNETS[0] as Subnet), vswitchId: id, zoneId: zone });

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

  test('is known by the ids of its scaling groups, and by the role that rights are granted to', () => {
    const granted = synth(scope => {
      const { scalingGroupIds, role } = fleet(scope, { capacity: Capacity.fixed(1) });
      role.grant('Read', { actions: ['oss:GetObject'], resources: ['*'] });
      scope.addOverride('locals.groups', scalingGroupIds);
    });

    expect(granted.json.locals).toEqual({ groups: [reference(granted, 'ess_scaling_group')] });
    expect(granted.the('ram_role_policy_attachment').role_name).toBe(granted.the('ecs_launch_template').ram_role_name);
  });

  test('has names that the cloud takes, whatever its path', () => {
    const long = synth(scope => {
      fleet(new Construct(scope, 'F'.repeat(150)));
    });

    const names = long.all('ess_scaling_group').map(group => group.scaling_group_name as string);
    expect(names.map(name => name.length)).toEqual([64, 64]);
    expect(new Set(names).size).toBe(2);
    expect(long.the('ecs_launch_template').launch_template_name).toHaveLength(128);
  });
});

describe('ServerFleet, over the zones', () => {
  const two = synthFleet(() => ({ capacity: undefined }));
  const sizesOf = (capacity: Capacity) =>
    groupsOf(synthFleet(() => ({ capacity }))).map(group => [group.min_size, group.max_size]);

  test('has two servers by default, one in each zone, in a group that may be refreshed', () => {
    expect(groupsOf(two)).toMatchObject(
      [
        ['test-fleet', 'vsw-h', 'vsw-i'],
        ['test-fleet-zone2', 'vsw-i', 'vsw-h'],
      ].map(([name, ...vswitches]) => ({
        scaling_group_name: name,
        min_size: 1,
        max_size: 1,
        vswitch_ids: vswitches,
        multi_az_policy: 'PRIORITY',
      })),
    );
  });

  test.each([
    [Capacity.fixed(1), [[1, 1]]],
    [
      Capacity.fixed(3),
      [
        [2, 2],
        [1, 1],
      ],
    ],
    [
      Capacity.between(3, 7),
      [
        [2, 4],
        [1, 3],
      ],
    ],
    // No server of the second zone means no use of its CPU, so nothing would ever start one.
    [Capacity.between(1, 5), [[1, 5]]],
  ])('spreads its servers evenly, and has no zone without a server (%#)', (capacity, sizes) => {
    expect(sizesOf(capacity)).toEqual(sizes);
  });

  test('says the same of the first zone however many servers there are', () => {
    expect(ofFirstZone(Capacity.fixed(2))).toEqual(ofFirstZone(Capacity.fixed(1)));
  });

  test('makes for each zone what a group needs, on one template and one role', () => {
    const stack = synth(scope => {
      const servers = fleet(scope, { bootScript: BootScript.of({ name: 'greet', commands: ['echo hello'] }) });
      servers.joinServerGroup(importedServerGroup(scope, 'api'), Port.tcp(5000));
    });

    for (const type of ['ecs_launch_template', 'ram_role']) {
      expect(stack.all(type)).toHaveLength(1);
    }
    for (const type of ['ess_instance_refresh', 'ess_lifecycle_hook', 'ess_server_group_attachment']) {
      const groups = stack.all(type).map(each => each.scaling_group_id);
      expect(new Set(groups).size).toBe(2);
    }
  });

  test('stands in no more zones than the network has, and in its first ones', () => {
    const stack = synth(scope => {
      const network = Network.fromAttributes(scope, 'Three', {
        vpcId: 'vpc-1',
        loadBalancerSubnets: [],
        serverSubnets: [subnet('vsw-h', 'h'), subnet('vsw-i', 'i'), subnet('vsw-h2', 'h'), subnet('vsw-j', 'j')],
      });
      fleet(scope, { network, capacity: Capacity.fixed(8) });
    });

    expect(groupsOf(stack).map(group => [group.min_size, ...(group.vswitch_ids as string[])])).toEqual([
      [3, 'vsw-h', 'vsw-h2', 'vsw-i', 'vsw-j'],
      [3, 'vsw-i', 'vsw-j', 'vsw-h', 'vsw-h2'],
      [2, 'vsw-j', 'vsw-h', 'vsw-h2', 'vsw-i'],
    ]);
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
    const stack = synth(scope => one(scope).joinServerGroup(importedServerGroup(scope, 'api'), Port.tcp(5000)));

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
      const [servers, group] = [one(scope), importedServerGroup(scope, 'api')];
      servers.joinServerGroup(group, Port.tcp(5000));
      servers.joinServerGroup(group, Port.tcp(5000));
    });

    expect(stack.all('ess_server_group_attachment')).toHaveLength(1);
  });

  test('joins several groups, and one group on several ports', () => {
    const stack = synth(scope => {
      const [servers, group] = [one(scope), importedServerGroup(scope, 'api')];
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
