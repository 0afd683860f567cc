import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FaultCounter } from '../../lib/rehearse/cloud/faults';
import { SimulatedCloud } from '../../lib/rehearse/cloud/simulated-cloud';
import { FileWorld } from '../../lib/rehearse/cloud/world';
import { SimulatedProvider } from '../../lib/rehearse/provider/simulated-provider';
import { conformBlock } from '../../lib/rehearse/values/conform';
import { hasUnknown, UNKNOWN, type ObjectValue } from '../../lib/rehearse/values/value';
import { RIGHT } from './wrong-configurations';
import { temporaryFolder } from './util';

type Args = Record<string, unknown>;

let provider: SimulatedProvider;
beforeEach(() => {
  provider = new SimulatedProvider();
});

/** Makes a resource as Terraform would: plans it, and applies the plan. */
async function make(type: string, args: Args): Promise<ObjectValue> {
  const { state, said } = await tryToMake(type, args);
  expect(said).toEqual([]);
  return state as ObjectValue;
}

async function tryToMake(type: string, args: Args): Promise<{ state: ObjectValue | null; said: string[] }> {
  const facts = provider.resource(type);
  const { planned } = provider.plan(facts, null, conformBlock(args, facts.block));
  const { state, diagnostics } = await provider.apply(facts, null, planned);
  return { state, said: diagnostics.map(({ summary }) => summary) };
}

async function remove(type: string, state: ObjectValue): Promise<string[]> {
  const { diagnostics } = await provider.apply(provider.resource(type), state, null);
  return diagnostics.map(({ summary }) => summary);
}

function right(type: string, over: Args = {}): Args {
  return { ...(JSON.parse(JSON.stringify(RIGHT[type]).replaceAll('~', 'x')) as Args), ...over };
}

const refreshOf = (id: unknown) => tryToMake('alicloud_ess_instance_refresh', { scaling_group_id: id });
const groupWith = (over: Args) => make('alicloud_ess_scaling_group', right('alicloud_ess_scaling_group', over));

describe('creating', () => {
  test('gives the same ids and attributes every time', async () => {
    const first = await make('alicloud_vpc', right('alicloud_vpc'));
    provider = new SimulatedProvider();

    expect(await make('alicloud_vpc', right('alicloud_vpc'))).toEqual(first);
    expect(first['id']).toMatch(/^vpc-sim/);
  });

  test('gives two of the same content different ids', async () => {
    const [one, other] = [
      await make('alicloud_vpc', right('alicloud_vpc')),
      await make('alicloud_vpc', right('alicloud_vpc')),
    ];

    expect(one['id']).not.toBe(other['id']);
  });

  test('leaves nothing unknown, in any type', async () => {
    provider.cloud.hasRules = false;
    for (const type of provider.facts.resourceTypes()) {
      const state = await make(type, {});
      expect([type, hasUnknown(state)]).toEqual([type, false]);
    }
  });

  test('is refused for a second bucket of a name', async () => {
    await make('alicloud_oss_bucket', { bucket: 'assets' });

    const { state, said } = await tryToMake('alicloud_oss_bucket', { bucket: 'assets' });
    expect(state).toBeNull();
    expect(said).toEqual(['alicloud_oss_bucket: there is a alicloud_oss_bucket assets already']);
  });

  test('is refused for a rule of a security group that is there already', async () => {
    await make('alicloud_security_group_rule', right('alicloud_security_group_rule'));

    const { said } = await tryToMake('alicloud_security_group_rule', right('alicloud_security_group_rule'));
    expect(said).toEqual([expect.stringMatching(/already$/)]);
  });

  test('is refused for a rule of a listener with the priority of another', async () => {
    await make('alicloud_alb_rule', right('alicloud_alb_rule', { rule_name: 'one' }));
    await make('alicloud_alb_rule', right('alicloud_alb_rule', { rule_name: 'elsewhere', listener_id: 'lsn-bp2' }));

    const { said } = await tryToMake('alicloud_alb_rule', right('alicloud_alb_rule', { rule_name: 'two' }));
    expect(said).toEqual(['alicloud_alb_rule: another rule of the listener has the priority 10']);
  });

  test('is refused for the refresh of a group that spreads its servers, and not of one that was there before', async () => {
    const spread = await groupWith({ scaling_group_name: 'spread', multi_az_policy: 'BALANCE' });
    const ordered = await groupWith({ scaling_group_name: 'ordered', multi_az_policy: 'PRIORITY' });

    expect((await refreshOf(spread['id'])).said).toEqual([
      "alicloud_ess_instance_refresh: only a group with 'multi_az_policy' PRIORITY can be refreshed, got 'BALANCE'",
    ]);
    expect((await refreshOf(ordered['id'])).said).toEqual([]);
    expect((await refreshOf('asg-bp1wasthere')).said).toEqual([]);
  });

  test('is refused where an id does not exist, and not where it was there before', async () => {
    const vpc = await make('alicloud_vpc', right('alicloud_vpc'));
    await remove('alicloud_vpc', vpc);

    const { said } = await tryToMake(
      'alicloud_security_group',
      right('alicloud_security_group', { vpc_id: vpc['id'] }),
    );
    expect(said).toEqual([`alicloud_security_group: ${String(vpc['id'])} does not exist`]);
    await make('alicloud_security_group', right('alicloud_security_group', { vpc_id: 'vpc-bp1wasthere' }));
  });
});

describe('deleting', () => {
  test.each([
    ['alicloud_vswitch', 'alicloud_nat_gateway', 'vswitch_id'],
    ['alicloud_vpc', 'alicloud_security_group', 'vpc_id'],
    ['alicloud_security_group', 'alicloud_security_group_rule', 'security_group_id'],
    ['alicloud_ecs_launch_template', 'alicloud_ess_scaling_group', 'launch_template_id'],
  ])('%s is refused while %s uses it', async (type, user, argument) => {
    const used = await make(type, right(type));
    const using = await make(user, right(user, { [argument]: used['id'] }));

    expect(await remove(type, used)).toEqual([expect.stringContaining(`is still used by ${user}`)]);
    expect(await remove(user, using)).toEqual([]);
    expect(await remove(type, used)).toEqual([]);
    expect(provider.cloud.resources()).toEqual([]);
  });

  test('is refused for a server group while a listener forwards to it', async () => {
    const group = await make('alicloud_alb_server_group', right('alicloud_alb_server_group'));
    const forward = {
      type: 'ForwardGroup',
      forward_group_config: { server_group_tuples: [{ server_group_id: group['id'] }] },
    };
    await make('alicloud_alb_listener', right('alicloud_alb_listener', { default_actions: [forward] }));

    expect(await remove('alicloud_alb_server_group', group)).toEqual([expect.stringContaining('still used')]);
  });

  test('is refused for a bucket that has a policy, and not for the policy', async () => {
    const bucket = await make('alicloud_oss_bucket', { bucket: 'assets' });
    const policy = await make('alicloud_oss_bucket_policy', { bucket: 'assets', policy: '{}' });
    await make('alicloud_oss_bucket_acl', { bucket: 'assets', acl: 'private' });

    expect(await remove('alicloud_oss_bucket', bucket)).toEqual([expect.stringContaining('still used')]);
    expect(await remove('alicloud_oss_bucket_policy', policy)).toEqual([]);
  });

  test('is refused while a protection is on, until the rehearsal clears up', async () => {
    const args = right('alicloud_alb_load_balancer', { deletion_protection_config: { enabled: true } });
    const balancer = await make('alicloud_alb_load_balancer', args);

    expect(await remove('alicloud_alb_load_balancer', balancer)).toEqual([
      expect.stringContaining('protected from deletion'),
    ]);
    provider.cloud.ignoresDeletionProtection = true;
    expect(await remove('alicloud_alb_load_balancer', balancer)).toEqual([]);
  });
});

describe('reading', () => {
  test('finds what was made, and not what is gone', async () => {
    const vpc = await make('alicloud_vpc', right('alicloud_vpc'));

    expect(provider.read('alicloud_vpc', vpc)).toEqual(vpc);
    provider.cloud.lose('alicloud_vpc', String(vpc['id']));
    expect(provider.read('alicloud_vpc', vpc)).toBeNull();
  });

  test('shows a drift', async () => {
    const vpc = await make('alicloud_vpc', right('alicloud_vpc'));

    provider.cloud.drift('alicloud_vpc', String(vpc['id']), { description: 'by hand' });

    expect(provider.read('alicloud_vpc', vpc)).toEqual({ ...vpc, description: 'by hand' });
    expect(() => provider.cloud.drift('alicloud_vpc', 'vpc-none', {})).toThrow('there is no alicloud_vpc vpc-none');
  });

  test('finds what was there before when it is imported, and nothing that it would have had to make', () => {
    const facts = provider.resource('alicloud_vpc');

    expect(provider.import(facts, 'vpc-bp1wasthere')).toMatchObject({ id: 'vpc-bp1wasthere' });
    expect(provider.import(facts, 'vpc-sim0123456789abc')).toBeUndefined();
    expect(provider.cloud.resources().map(({ adopted }) => adopted)).toEqual([true]);
  });

  test('answers a data source with something of each attribute', () => {
    const facts = provider.dataSource('alicloud_zones');
    const found = provider.readData(facts, conformBlock({ available_resource_creation: 'VSwitch' }, facts.block));

    expect(hasUnknown(found)).toBe(false);
    expect(found).toMatchObject({ available_resource_creation: 'VSwitch', ids: [expect.any(String)] });
  });
});

describe('planning', () => {
  test('keeps what the cloud decided, and knows nothing of it before', async () => {
    const facts = provider.resource('alicloud_vpc');
    const config = conformBlock(right('alicloud_vpc'), facts.block);

    const first = provider.plan(facts, null, config);
    expect(first.planned['id']).toBe(UNKNOWN);
    const state = (await provider.apply(facts, null, first.planned)).state as ObjectValue;
    expect(provider.plan(facts, state, config)).toEqual({ planned: state, replaces: [] });
  });

  test('keeps what the cloud decided of the blocks of a set, in whatever order they come', async () => {
    const facts = provider.resource('alicloud_alb_load_balancer');
    const args = right('alicloud_alb_load_balancer');
    const state = await make('alicloud_alb_load_balancer', args);
    const turned = { ...args, zone_mappings: (args['zone_mappings'] as unknown[]).toReversed() };

    const { planned, replaces } = provider.plan(facts, state, conformBlock(turned, facts.block));
    expect(hasUnknown(planned)).toBe(false);
    expect(replaces).toEqual([]);
  });

  test('takes defaults where nothing is said', () => {
    const facts = provider.resource('alicloud_security_group_rule');

    expect(provider.plan(facts, null, conformBlock({}, facts.block)).planned).toMatchObject({
      policy: 'accept',
      priority: 1,
    });
  });
});

test('a world in a file is shared by providers', async () => {
  const file = join(temporaryFolder(), 'world.json');
  const [one, other] = [1, 2].map(
    () => new SimulatedProvider(new SimulatedCloud(new FileWorld(file)), new FaultCounter()),
  );
  provider = one as SimulatedProvider;
  const vpc = await make('alicloud_vpc', right('alicloud_vpc'));

  expect(other?.read('alicloud_vpc', vpc)).toEqual(vpc);
});

test('a world in a file says who holds it up', () => {
  const file = join(temporaryFolder(), 'world.json');
  mkdirSync(`${file}.lock`);
  const now = jest.spyOn(Date, 'now').mockReturnValueOnce(0).mockReturnValue(60_000);

  expect(() => new FileWorld(file).use(() => {})).toThrow('is held by another process');
  now.mockRestore();
});
