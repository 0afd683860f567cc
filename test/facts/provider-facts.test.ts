import { FactsFile } from '../../lib/facts/facts-file';
import { ProviderFacts } from '../../lib/facts/provider-facts';
import { parseSection } from '../../lib/facts/parse-facts';
import { readResource } from '../../lib/facts/read-model';

const facts = ProviderFacts.embedded();
const attribute = (type: string, name: string) => facts.resource(type)!.block.attributes.get(name)!;

describe('ProviderFacts.embedded', () => {
  test('knows all types of the provider, each by its name', () => {
    expect(facts.version).toBe('1.283.0');
    expect(facts.behaviourVersion).toBe('1.277');
    expect(facts.source).toBe('registry.terraform.io/aliyun/alicloud');
    expect(facts.resourceTypes()).toHaveLength(1154);
    expect(facts.dataSourceTypes()).toHaveLength(752);
    expect(facts.resourceTypes().filter(type => facts.resource(type)?.type !== type)).toEqual([]);
    expect(facts.dataSourceTypes().filter(type => facts.dataSource(type)?.type !== type)).toEqual([]);
  });

  test('is one object, which answers the same question with the same object', () => {
    expect(ProviderFacts.embedded()).toBe(facts);
    expect(facts.resource('alicloud_vpc')).toBe(facts.resource('alicloud_vpc'));
  });

  test.each(['alicloud_vp', 'alicloud_vpcx', '', 'zzz', 'aaa', 'alicloud_zones', '__proto__'])(
    'has no resource %j',
    type => {
      expect(facts.resource(type)).toBeUndefined();
    },
  );

  test('says what a plan cannot change in place', () => {
    expect(attribute('alicloud_vswitch', 'zone_id').behaviour.replaces).toBe(true);
    expect(attribute('alicloud_vswitch', 'vswitch_name').behaviour.replaces).toBe(false);
  });

  test('holds what the provider accepts, as numbers where it compares numbers', () => {
    const period = attribute('alicloud_instance', 'period').behaviour.accepts;
    expect(period).toMatchObject({ range: [1, 9], oneOf: ['12', '24', '36', '48', '60'] });
  });

  test('describes nested blocks as deep as they go', () => {
    const actions = facts.resource('alicloud_alb_rule')!.block.blocks.get('rule_actions')!;
    expect(actions).toMatchObject({ nesting: 'set', minItems: 1 });
    const protocol = actions.blocks.get('redirect_config')!.attributes.get('protocol')!;
    expect(protocol.behaviour.accepts?.oneOf).toContain('${protocol}');
  });

  test('describes the provider block', () => {
    expect(facts.provider().kind).toBe('provider');
    expect(facts.provider().block.attributes.get('account_type')!.behaviour.accepts!.oneOf).toEqual([
      'Domestic',
      'International',
    ]);
  });

  test('tells a type whose behaviour was observed from one that is newer', () => {
    expect(facts.resource('alicloud_vpc')!.observed).toBe(true);
    expect(facts.resource('alicloud_wafv3_address_book')!.observed).toBe(false);
    expect(facts.dataSource('alicloud_zones')!.observed).toBe(false);
  });
});

describe('readResource', () => {
  test('reads every word a line may hold', () => {
    const { block, ...about } = readResource(
      parseSection(
        'resource x version=2 importable customize_diff no_update schema:deprecated\n' +
          '  a string required computed sensitive replaces removed diff_suppressed state_func default=1 range=1,9\n' +
          '  b list(string) optional min_items=1 max_items=3 conflicts_with=a,c.0.d each.one_of=x,y each.length=2,4\n' +
          '  c block(list) schema:min_items=1 behaviour:max_items=2 exactly_one_of=a,b at_least_one_of=c\n' +
          '    d number optional own_rule not_empty each.own_rule each.may_be_empty',
      ),
    );
    expect(about).toEqual({
      type: 'x',
      kind: 'resource',
      schemaVersion: 2,
      deprecated: true,
      observed: true,
      importable: true,
      customizeDiff: true,
      noUpdate: true,
    });
    expect(block.attributes.get('a')).toMatchObject({
      required: true,
      computed: true,
      sensitive: true,
      optional: false,
      behaviour: {
        replaces: true,
        removed: true,
        diffSuppressed: true,
        stateFunc: true,
        default: '1',
        accepts: { range: [1, 9] },
      },
    });
    expect(block.attributes.get('b')!.behaviour).toMatchObject({
      minItems: 1,
      maxItems: 3,
      conflictsWith: ['a', 'c.0.d'],
      eachAccepts: { oneOf: ['x', 'y'], length: [2, 4] },
    });
    const nested = block.blocks.get('c')!;
    expect(nested).toMatchObject({
      nesting: 'list',
      minItems: 1,
      behaviour: { maxItems: 2, exactlyOneOf: ['a', 'b'], atLeastOneOf: ['c'] },
    });
    expect(nested.maxItems).toBeUndefined();
    expect(nested.attributes.get('d')!.behaviour).toMatchObject({
      accepts: { ownRule: true, refusesEmpty: true },
      eachAccepts: { ownRule: true, refusesEmpty: false },
    });
  });
});

describe('FactsFile', () => {
  test('finds each section by its name, the first and the last too', () => {
    const file = new FactsFile('# title\n\nresource a x\n  b string\n\nresource b\n\nresource c_d\n  e string\n');
    expect(file.names()).toEqual(['a', 'b', 'c_d']);
    expect(file.names().map(name => file.section(name)?.trimEnd())).toEqual([
      'resource a x\n  b string',
      'resource b',
      'resource c_d\n  e string',
    ]);
    expect(['', '0', 'aa', 'c', 'd'].map(name => file.section(name))).toEqual(Array(5).fill(undefined));
  });

  test('is empty when the text holds only its title', () => {
    expect(new FactsFile('# title\n').names()).toEqual([]);
    expect(new FactsFile('# title\n').section('a')).toBeUndefined();
  });
});
