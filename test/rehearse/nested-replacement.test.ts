import { SimulatedProvider } from '../../lib/rehearse/provider/simulated-provider';
import { conformBlock } from '../../lib/rehearse/values/conform';

const provider = new SimulatedProvider();

/** The paths that replace a resource when its arguments change like this. */
function replacing(type: string, before: object, after: object): string[] {
  const facts = provider.resource(type);
  const prior = provider.plan(facts, null, conformBlock(before, facts.block)).planned;
  return provider.plan(facts, prior, conformBlock(after, facts.block)).replaces.map(path => path.join('.'));
}

const listener = (...actions: [type: string, group: string][]): object => ({
  default_actions: actions.map(([type, server_group_id]) => ({
    type,
    forward_group_config: { server_group_tuples: [{ server_group_id }] },
  })),
});
const disks = (size: number): object => ({ data_disks: [{ size, name: 'a' }] });
const keys = (...names: string[]): object => ({ primary_key: names.map(name => ({ name, type: 'String' })) });
const zones = (...ids: string[]): object => ({
  zone_mappings: ids.map(id => ({ vswitch_id: `vsw-${id}`, zone_id: id })),
});
const waits = (create: string): object => ({ timeouts: { create } });

describe('a change inside a block', () => {
  test.each<[string, string, object, object, string[]]>([
    [
      'of a list replaces by the argument at its place',
      'alicloud_alb_listener',
      listener(['ForwardGroup', 'a']),
      listener(['Redirect', 'a']),
      ['default_actions.0.type'],
    ],
    [
      'of a list changes in place by another argument',
      'alicloud_alb_listener',
      listener(['ForwardGroup', 'a']),
      listener(['ForwardGroup', 'b']),
      [],
    ],
    [
      'of a list that grows by what replaces, replaces',
      'alicloud_alb_listener',
      listener(['ForwardGroup', 'a']),
      listener(['ForwardGroup', 'a'], ['ForwardGroup', 'a']),
      ['default_actions'],
    ],
    ['of a set changes nothing by its order', 'alicloud_alb_load_balancer', zones('h', 'i'), zones('i', 'h'), []],
    ['of a set without what replaces is in place', 'alicloud_alb_load_balancer', zones('h', 'i'), zones('h', 'j'), []],
    ['that says how long to wait never replaces', 'alicloud_oss_bucket_policy', waits('5m'), waits('9m'), []],
  ])('%s', (_, type, before, after, paths) => {
    expect(replacing(type, before, after)).toEqual(paths);
  });

  test.each([
    ['alicloud_instance', disks(20), disks(40)],
    ['alicloud_ots_table', keys('a', 'b'), keys('a', 'c')],
  ])('of %s replaces when an element gives what replaces', (type, before, after) => {
    expect(replacing(type, before, after)).not.toEqual([]);
  });
});

/** The facts name hundreds of replacing arguments inside blocks. Each is changed alone. */
test('no argument inside a block is forecast in place when the facts say that it replaces', () => {
  const wrong: string[] = [];
  let tried = 0;
  for (const type of provider.facts.resourceTypes()) {
    const { block } = provider.resource(type);
    for (const [name, nested] of block.blocks) {
      for (const [argument, { type: of, behaviour }] of nested.attributes) {
        if (!behaviour.replaces || behaviour.removed || typeof of !== 'string') continue;
        const [before, after] = of === 'bool' ? [true, false] : of === 'number' ? [1, 2] : ['a', 'b'];
        const paths = replacing(type, { [name]: [{ [argument]: before }] }, { [name]: [{ [argument]: after }] });
        tried++;
        if (!paths.some(path => path.startsWith(name))) wrong.push(`${type}.${name}.${argument}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(250);
});
