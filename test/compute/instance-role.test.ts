import { InstanceRole } from '../../lib/compute/instance-role';
import { reference } from '../stand-ins';
import { emptyStack, synth } from '../util';

const READ = { actions: ['oss:GetObject'], resources: ['acs:oss:*:*:my-bucket/*'] };

describe('InstanceRole', () => {
  const stack = synth(scope => {
    new InstanceRole(scope, 'Role');
  });

  test('is taken on by servers, and by nobody else', () => {
    expect(JSON.parse(stack.the('ram_role').assume_role_policy_document as string)).toEqual({
      Version: '1',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: ['ecs.aliyuncs.com'] } }],
    });
  });

  test('lasts an hour, and goes with what is attached to it', () => {
    expect(stack.the('ram_role')).toEqual(
      expect.objectContaining({ role_name: 'test-role', max_session_duration: 3600, force: true }),
    );
  });

  test('has a name that RAM takes, whatever its path', () => {
    const long = synth(scope => {
      new InstanceRole(scope, 'R'.repeat(80));
    });

    expect(long.the('ram_role').role_name).toHaveLength(64);
  });

  test('can do nothing by default', () => {
    expect(stack.addresses).toEqual([expect.stringMatching(/^alicloud_ram_role\./)]);
  });

  test('is called by its name', () => {
    const named = synth(scope => {
      scope.addOverride('locals.name', new InstanceRole(scope, 'Role').roleName);
    });

    expect(named.json.locals).toEqual({ name: reference(named, 'ram_role', 'role_name') });
  });
});

describe('InstanceRole.grant', () => {
  test('allows what the statement says, by a policy of its own', () => {
    const stack = synth(scope => new InstanceRole(scope, 'Role').grant('ReadAssets', READ));

    expect(JSON.parse(stack.the('ram_policy').policy_document as string)).toEqual({
      Version: '1',
      Statement: [{ Effect: 'Allow', Action: ['oss:GetObject'], Resource: ['acs:oss:*:*:my-bucket/*'] }],
    });
    expect(stack.the('ram_role_policy_attachment')).toEqual(
      expect.objectContaining({
        role_name: reference(stack, 'ram_role', 'role_name'),
        policy_name: reference(stack, 'ram_policy', 'policy_name'),
        policy_type: 'Custom',
      }),
    );
  });

  test('lets a policy change more than five times, and go', () => {
    const stack = synth(scope => new InstanceRole(scope, 'Role').grant('ReadAssets', READ));

    expect(stack.the('ram_policy')).toEqual(
      expect.objectContaining({
        policy_name: 'test-role-read-assets',
        rotate_strategy: 'DeleteOldestNonDefaultVersionWhenLimitExceeded',
        force: true,
      }),
    );
  });

  test('allows one thing beside another', () => {
    const stack = synth(scope => {
      const role = new InstanceRole(scope, 'Role');
      role.grant('ReadAssets', READ);
      role.grant('ReadOthers', READ);
    });

    expect(stack.all('ram_policy').map(policy => policy.policy_name)).toEqual([
      'test-role-read-assets',
      'test-role-read-others',
    ]);
  });

  test('fails under an id that is taken', () => {
    const role = new InstanceRole(emptyStack(), 'Role');
    role.grant('ReadAssets', READ);

    expect(() => role.grant('ReadAssets', READ)).toThrow(
      "There is already a Construct with name 'ReadAssets' in InstanceRole [Role]",
    );
  });
});

describe('InstanceRole.fromRoleName', () => {
  test('makes no role, and grants to the one of that name', () => {
    const stack = synth(scope => InstanceRole.fromRoleName(scope, 'Role', 'shared-role').grant('ReadAssets', READ));

    expect(stack.all('ram_role')).toEqual([]);
    expect(stack.the('ram_role_policy_attachment').role_name).toBe('shared-role');
  });
});
