import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Aspects, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import * as fc from 'fast-check';

import { AlicloudProvider } from '../../.gen/alicloud/provider';
import { SecurityGroupRule } from '../../.gen/alicloud/security-group-rule';
import { Vpc } from '../../.gen/alicloud/vpc';
import { Vswitch } from '../../.gen/alicloud/vswitch';
import { ProviderFacts } from '../../lib/facts/provider-facts';
import { checkAgainstProvider, describeFinding, ProviderFactsRule } from '../../lib/rules/provider-facts-rule';
import { minimalConfig, sampleOf, type Body } from '../facts/minimal-config';

const facts = ProviderFacts.embedded();

const check = (type: string, body: Body) => checkAgainstProvider({ resource: { [type]: { it: body } } });
const errors = (type: string, body: Body) =>
  check(type, body)
    .filter(f => f.severity === 'error')
    .map(f => f.message);
const warnings = (type: string, body: Body) =>
  check(type, body)
    .filter(f => f.severity === 'warning')
    .map(f => f.message);
/** Adds to the least a type can be declared with. */
const withMinimal = (type: string, body: Body) => ({ ...minimalConfig(facts.resource(type)!), ...body });

const providerBlock = (body: unknown) => checkAgainstProvider({ provider: { alicloud: body } }).map(describeFinding);
const groupRule = (body: Body) =>
  errors(
    'alicloud_security_group_rule',
    withMinimal('alicloud_security_group_rule', { cidr_ip: '10.0.0.0/8', ...body }),
  );
const instance = (body: Body) => errors('alicloud_instance', withMinimal('alicloud_instance', body));
const image = (platform: string) => errors('alicloud_image', withMinimal('alicloud_image', { platform }));
const stackIn = (app: App, id: string) => {
  const stack = new TerraformStack(app, id);
  new AlicloudProvider(stack, 'Provider', { region: 'cn-hangzhou', accountType: 'Domestic' });
  return stack;
};

describe('checkAgainstProvider: names', () => {
  test('names an unknown argument and the one that was meant', () => {
    expect(
      check('alicloud_vpc', { '//': { metadata: { path: 'prod/Network/Vpc' } }, cidr_blok: '10.0.0.0/8' }),
    ).toEqual([
      {
        severity: 'error',
        address: 'alicloud_vpc.it',
        path: 'cidr_blok',
        construct: 'prod/Network/Vpc',
        message: "'cidr_blok' is not an argument of alicloud_vpc. Did you mean 'cidr_block'?",
      },
    ]);
  });

  test('suggests nothing when no name is near', () => {
    expect(errors('alicloud_vpc', { unrelated_words: 1 })).toEqual([
      "'unrelated_words' is not an argument of alicloud_vpc",
    ]);
  });

  test('names an unknown argument inside a block', () => {
    const body = withMinimal('alicloud_alb_load_balancer', {
      access_log_config: { log_stroe: 'a', log_store: 'b', log_project: 'c' },
    });
    expect(errors('alicloud_alb_load_balancer', body)).toEqual([
      "'log_stroe' is not an argument of 'access_log_config'. Did you mean 'log_store'?",
    ]);
  });

  test('names an unknown type and the one that was meant, transposed letters too', () => {
    expect(errors('alicloud_vcp', {})).toEqual([
      "the provider (1.283.0) has no resource 'alicloud_vcp'. Did you mean 'alicloud_vpc'?",
    ]);
  });

  test('tells data sources from resources', () => {
    expect(
      checkAgainstProvider({ data: { alicloud_vpc: { it: {} }, alicloud_zones: { it: { available_disc: 1 } } } }),
    ).toMatchObject([
      { address: 'data.alicloud_vpc.it', message: expect.stringContaining("has no data source 'alicloud_vpc'") },
      { address: 'data.alicloud_zones.it', message: expect.stringContaining("'available_disc' is not an argument") },
    ]);
  });

  test('knows what Terraform reads in every resource', () => {
    const meta = {
      '//': {},
      lifecycle: {},
      depends_on: [],
      count: 1,
      for_each: '${x}',
      provider: 'alicloud.b',
      provisioner: [],
      connection: {},
      timeouts: { create: '5m' },
    };
    expect(check('alicloud_vpc', meta)).toEqual([]);
  });

  test('leaves what other providers own alone', () => {
    expect(
      checkAgainstProvider({ resource: { null_resource: { a: { b: 1 } } }, provider: { random: [{ x: 1 }] } }),
    ).toEqual([]);
  });

  test('is content with an empty stack', () => expect(checkAgainstProvider({})).toEqual([]));
});

describe('checkAgainstProvider: the provider block', () => {
  test('accepts a region, an alias and nothing else', () => {
    expect(providerBlock([{ region: 'cn-hangzhou' }, { region: 'cn-beijing', alias: 'north' }])).toEqual([]);
    expect(providerBlock({ region: 'cn-hangzhou' })).toEqual([]);
  });

  test('names the alias of the provider whose argument is wrong', () => {
    expect(providerBlock([{ alias: 'north', regoin: 'x' }])).toEqual([
      "provider.alicloud.north: 'regoin' is not an argument of the provider 'alicloud'. Did you mean 'region'?",
    ]);
  });

  test('checks its blocks', () => {
    expect(providerBlock([{ assume_role: [{ role_arn: 'x', session_expiration: 60 }] }])).toEqual([
      "provider.alicloud: 'assume_role[0].session_expiration' must be between 900 and 43200, got 60",
    ]);
  });

  test('only warns of another case, which this check ignores', () => {
    expect(checkAgainstProvider({ provider: { alicloud: [{ account_type: 'domestic' }] } })).toMatchObject([
      { severity: 'warning' },
    ]);
  });
});

describe('checkAgainstProvider: presence', () => {
  test('names a missing argument', () => {
    expect(errors('alicloud_ess_scaling_rule', {})).toEqual(["'scaling_group_id' is required and missing"]);
  });

  test('takes null for absent, and an expression for present', () => {
    const body = minimalConfig(facts.resource('alicloud_oss_bucket_acl')!);
    expect(errors('alicloud_oss_bucket_acl', { ...body, bucket: '${alicloud_oss_bucket.a.id}' })).toEqual([]);
    expect(errors('alicloud_oss_bucket_acl', { ...body, bucket: null })).toEqual(["'bucket' is required and missing"]);
  });

  test('asks nothing of a block that is not there, and all of one that is', () => {
    const type = 'alicloud_ecs_launch_template';
    expect(errors(type, {})).toEqual([]);
    expect(
      errors(
        'alicloud_alb_load_balancer',
        withMinimal('alicloud_alb_load_balancer', { zone_mappings: [{ zone_id: 'z' }] }),
      ),
    ).toEqual(["'zone_mappings[0].vswitch_id' is required and missing"]);
  });

  test('names a missing block', () => {
    const body = minimalConfig(facts.resource('alicloud_alb_load_balancer')!);
    delete body['zone_mappings'];
    expect(errors('alicloud_alb_load_balancer', body)).toEqual(["'zone_mappings' is required and missing"]);
  });

  test('refuses a second block where one is allowed, however it is written', () => {
    const two = [
      { log_project: 'a', log_store: 'b' },
      { log_project: 'a', log_store: 'b' },
    ];
    expect(
      errors('alicloud_alb_load_balancer', withMinimal('alicloud_alb_load_balancer', { access_log_config: two })),
    ).toEqual(["'access_log_config' takes at most 1 block, got 2"]);
    expect(
      errors('alicloud_alb_load_balancer', withMinimal('alicloud_alb_load_balancer', { access_log_config: two[0] })),
    ).toEqual([]);
  });

  test('takes dynamic blocks on trust', () => {
    const body = minimalConfig(facts.resource('alicloud_alb_load_balancer')!);
    delete body['zone_mappings'];
    const dynamic = { zone_mappings: { for_each: '${var.zones}', content: { zone_id: 'z' } } };
    expect(errors('alicloud_alb_load_balancer', { ...body, dynamic })).toEqual([]);
  });

  test('refuses an argument that only the provider sets', () => {
    expect(errors('alicloud_vpc', { create_time: 'now' })).toEqual([
      "'create_time' is set by the provider and cannot be given",
    ]);
  });

  test('refuses what was removed, and warns of what is deprecated', () => {
    const body = withMinimal('alicloud_cms_alarm', { threshold: '1' });
    expect(errors('alicloud_cms_alarm', body)).toEqual(["'threshold' was removed from the provider, which refuses it"]);
    expect(check('alicloud_vpc', { name: 'a' })).toMatchObject([{ severity: 'warning', path: 'name' }]);
  });
});

describe('checkAgainstProvider: types', () => {
  test.each([
    ['dry_run', 'maybe', '\'dry_run\' must be true or false, got "maybe"'],
    ['ipv4_cidr_mask', 'many', '\'ipv4_cidr_mask\' must be a number, got "many"'],
    ['cidr_block', ['10.0.0.0/8'], '\'cidr_block\' must be text, got ["10.0.0.0/8"]'],
    ['user_cidrs', '10.0.0.0/8', '\'user_cidrs\' must be a list, got "10.0.0.0/8"'],
    ['user_cidrs', [{}], "'user_cidrs[0]' must be text, got {}"],
    ['tags', ['a'], '\'tags\' must be a map, got ["a"]'],
    ['tags', { a: { b: 1 } }, '\'tags.a\' must be text, got {"b":1}'],
    ['timeouts', 'long', '\'timeouts\' must be a block of arguments, got "long"'],
  ])('refuses %s = %j', (name, value, message) => expect(errors('alicloud_vpc', { [name]: value })).toEqual([message]));

  test.each([
    ['dry_run', 'true'],
    ['dry_run', '${var.dry}'],
    ['ipv4_cidr_mask', '16'],
    ['cidr_block', 10],
    ['user_cidrs', '${var.cidrs}'],
    ['user_cidrs', ['${var.a}', 'b']],
    ['tags', { a: 1, b: true, c: '${x}' }],
    ['timeouts', [{ create: '1m' }]],
  ])('accepts %s = %j, as Terraform does', (name, value) =>
    expect(errors('alicloud_vpc', { [name]: value })).toEqual([]),
  );

  test('knows the fields of a list of objects', () => {
    const type = 'alicloud_message_service_event_rule';
    const rules = (field: object) => errors(type, withMinimal(type, { match_rules: [[field]] }));
    expect(rules({ prefix: 'a' })).toEqual([]);
    expect(rules({ prefx: 'a' })).toEqual(["'match_rules[0][0]' has no field 'prefx'. Did you mean 'prefix'?"]);
    expect(rules({ prefix: [] })).toEqual(["'match_rules[0][0].prefix' must be text, got []"]);
  });

  test('shortens a long value', () => {
    expect(errors('alicloud_vpc', { tags: 'x'.repeat(500) })[0]!.length).toBeLessThan(120);
  });
});

describe('checkAgainstProvider: values', () => {
  test('names what is accepted', () => {
    expect(groupRule({ policy: 'allow' })).toEqual(["'policy' must be one of 'accept', 'drop', got \"allow\""]);
    expect(groupRule({ policy: 'drop' })).toEqual([]);
  });

  test('leaves an expression to Terraform', () => expect(groupRule({ policy: '${var.policy}' })).toEqual([]));

  test('refuses empty text where the provider does', () => {
    expect(groupRule({ policy: '' })).toEqual([
      "'policy' must not be empty. It must be one of 'accept', 'drop'. Leave it out instead",
    ]);
  });

  test('takes a list of values and a range for alternatives', () => {
    expect([9, 12, '36'].flatMap(period => instance({ period }))).toEqual([]);
    expect(instance({ period: 10 })).toEqual([
      "'period' must be one of '12', '24', '36', '48', '60', or between 1 and 9, got 10",
    ]);
  });

  test('accepts values of several words, which the facts hold in pieces', () => {
    expect(image('Windows Server 2019')).toEqual([]);
    expect(image('Windows Server 1995')).toHaveLength(1);
  });

  test('counts the characters of text, in bytes or in letters, whichever fits', () => {
    const [type, argument] = ['alicloud_instance', 'instance_name'];
    const named = (name: string) => errors(type, withMinimal(type, { [argument]: name }));
    expect(named('a')).toEqual(['\'instance_name\' must be 2 to 128 characters long, got "a"']);
    expect(named('名')).toEqual([]);
    expect(named('字'.repeat(128))).toEqual([]);
    expect(named('字'.repeat(129))).toHaveLength(1);
  });

  test('checks each element of a list', () => {
    const type = 'alicloud_polardb_backup_policy';
    const days = (...all: string[]) => errors(type, withMinimal(type, { preferred_backup_period: all }));
    expect(days('Monday', 'Sunday')).toEqual([]);
    expect(days('Monday', 'Someday')[0]).toContain("'preferred_backup_period[1]' must be one of 'Monday', 'Tuesday'");
  });

  test('counts the elements of a list', () => {
    const type = [...facts.resourceTypes()].find(t =>
      [...facts.resource(t)!.block.attributes.values()].some(
        a => a.behaviour.maxItems && a.optional && !a.behaviour.eachAccepts,
      ),
    )!;
    const [name, attribute] = [...facts.resource(type)!.block.attributes].find(
      ([, a]) => a.behaviour.maxItems && a.optional,
    )!;
    const max = attribute.behaviour.maxItems!;
    const items = Array.from({ length: max + 1 }, () => '${x}');
    expect(errors(type, withMinimal(type, { [name]: items }))).toContain(
      `'${name}' takes at most ${max} elements, got ${max + 1}`,
    );
  });

  test('only warns of another case, for some checks ignore it', () => {
    const body = withMinimal('alicloud_security_group_rule', { cidr_ip: '10.0.0.0/8', policy: 'Accept' });
    expect(errors('alicloud_security_group_rule', body)).toEqual([]);
    expect(warnings('alicloud_security_group_rule', body)[0]).toContain(
      '\'policy\' is "Accept", which the provider spells differently',
    );
  });
});

describe('checkAgainstProvider: arguments together', () => {
  test('refuses two that conflict, once', () => {
    expect(errors('alicloud_vpc', { name: 'a', vpc_name: 'b' })).toEqual([
      "'vpc_name' and 'name' cannot be given together",
    ]);
  });

  test('only warns when one of them is an expression, which may be null', () => {
    expect(errors('alicloud_vpc', { name: 'a', vpc_name: '${var.name}' })).toEqual([]);
    expect(warnings('alicloud_vpc', { name: 'a', vpc_name: '${var.name}' })).toContain(
      "'vpc_name' and 'name' cannot be given together",
    );
  });

  test('finds a conflict of an argument in a block with one outside', () => {
    const body = { system_disk: [{ category: 'cloud_essd' }], system_disk_category: 'cloud_essd' };
    expect(errors('alicloud_ecs_launch_template', body).join()).toContain("'system_disk_category'");
  });

  test('asks for exactly one of a group, once', () => {
    expect(errors('alicloud_vswitch', { vpc_id: 'v', cidr_block: 'c' })).toEqual([
      "exactly one of 'zone_id', 'availability_zone' is required, got none",
    ]);
    expect(errors('alicloud_vswitch', { vpc_id: 'v', cidr_block: 'c', zone_id: '${x}' })).toEqual([]);
    expect(
      errors('alicloud_vswitch', { vpc_id: 'v', cidr_block: 'c', zone_id: 'a', availability_zone: 'a' }),
    ).toContain("only one of 'zone_id', 'availability_zone' can be given, got 2");
  });

  test('asks for at least one of a group', () => {
    const { cidr_ip: _, ...body } = minimalConfig(facts.resource('alicloud_security_group_rule')!);
    expect(errors('alicloud_security_group_rule', body)).toEqual([
      expect.stringMatching(/^at least one of 'cidr_ip', .* is required, got none$/),
    ]);
  });
});

describe('checkAgainstProvider: every resource type', () => {
  const type = fc.constantFrom(...facts.resourceTypes());

  test('accepts the least each can be declared with', () => {
    const refused = facts
      .resourceTypes()
      .flatMap(t => errors(t, minimalConfig(facts.resource(t)!)).map(message => `${t}: ${message}`));
    expect(refused).toEqual([]);
  });

  test('accepts an expression for every argument that can be given', () => {
    const refused = facts.resourceTypes().flatMap(t => {
      const given = [...facts.resource(t)!.block.attributes].filter(
        ([, a]) => (a.required || a.optional) && !a.behaviour.removed,
      );
      return errors(t, withMinimal(t, Object.fromEntries(given.map(([name]) => [name, '${x}']))));
    });
    expect(refused).toEqual([]);
  });

  test('misses no missing argument and no unknown one', () => {
    fc.assert(
      fc.property(type, fc.nat(), (t, n) => {
        const body = minimalConfig(facts.resource(t)!);
        const required = [...facts.resource(t)!.block.attributes].filter(([, a]) => a.required).map(([name]) => name);
        const dropped = required[n % Math.max(1, required.length)];
        if (dropped) delete body[dropped];
        const found = check(t, { ...body, not_an_argument: 1 });
        expect(found).toContainEqual(expect.objectContaining({ severity: 'error', path: 'not_an_argument' }));
        if (dropped) expect(found).toContainEqual(expect.objectContaining({ severity: 'error', path: dropped }));
      }),
    );
  });

  test('misses no value of the wrong type and none out of bounds', () => {
    fc.assert(
      fc.property(type, fc.nat(), (t, n) => {
        const settable = [...facts.resource(t)!.block.attributes].filter(
          ([, a]) => (a.required || a.optional) && !a.behaviour.removed,
        );
        fc.pre(settable.length > 0);
        const [name, attribute] = settable[n % settable.length]!;
        const { accepts } = attribute.behaviour;
        const bad = [
          typeof attribute.type === 'string' ? [] : 'text',
          ...(accepts?.range ? [accepts.range[1] + 1e9] : []),
          ...(accepts?.oneOf && !accepts.ownRule && !accepts.range
            ? [attribute.type === 'number' ? 987654321 : 'no such value']
            : []),
          ...(accepts?.length && !accepts.ownRule ? ['x'.repeat(accepts.length[1] + 1)] : []),
        ];
        for (const value of bad) {
          expect(check(t, withMinimal(t, { [name]: value }))).toContainEqual(
            expect.objectContaining({ severity: 'error', path: name }),
          );
        }
        const good = check(t, withMinimal(t, { [name]: sampleOf(attribute) })).filter(
          f => f.path.startsWith(name) && !/given/.test(f.message),
        );
        expect(good.filter(f => f.severity === 'error')).toEqual([]);
      }),
    );
  });
});

const synth = (declare: (stack: TerraformStack) => void, rule = new ProviderFactsRule()) => {
  const stack = stackIn(new App(), 'prod');
  declare(stack);
  Aspects.of(stack).add(rule);
  return { rule, stack, run: () => Testing.synth(stack, true) };
};

describe('ProviderFactsRule', () => {
  test('stops synthesis, naming construct, address and argument of each mistake', () => {
    const { run } = synth(stack => {
      new Vpc(stack, 'Vpc', { ipv4CidrMask: 16 }).addOverride('cidr_blok', '10.0.0.0/8');
      new Vswitch(stack, 'Subnet', { vpcId: 'v', cidrBlock: '10.0.0.0/24' });
    });
    expect(run).toThrow(
      "prod/Vpc (alicloud_vpc.Vpc): 'cidr_blok' is not an argument of alicloud_vpc. Did you mean 'cidr_block'?",
    );
    expect(run).toThrow(
      "prod/Subnet (alicloud_vswitch.Subnet): exactly one of 'zone_id', 'availability_zone' is required, got none",
    );
  });

  test('lets a good stack pass, tokens and references included', () => {
    const { run, rule, stack } = synth(scope => {
      const policy = new TerraformVariable(scope, 'policy', { type: 'string' });
      const vpc = new Vpc(scope, 'Vpc', { cidrBlock: '10.0.0.0/8' });
      new SecurityGroupRule(scope, 'Rule', {
        type: 'ingress',
        ipProtocol: 'tcp',
        securityGroupId: vpc.id,
        policy: policy.stringValue,
        cidrIp: '10.0.0.0/8',
      });
    });
    expect(run).not.toThrow();
    expect(rule.findings(stack)).toEqual([]);
  });

  test('keeps warnings to whoever asks for them', () => {
    const { run, rule, stack } = synth(scope => new Vpc(scope, 'Vpc', { name: 'old' }));
    expect(run).not.toThrow();
    expect(rule.warnings(stack)).toEqual(["prod/Vpc (alicloud_vpc.Vpc): 'name' is deprecated by the provider"]);
  });

  test('says each thing once, however often a stack is synthesized', () => {
    const { run } = synth(scope => new Vpc(scope, 'Vpc').addOverride('colour', 'red'));
    expect(run).toThrow();
    let message = '';
    try {
      run();
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message.match(/'colour'/g)).toHaveLength(1);
  });

  test('checks each stack it is added to by itself', () => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'rule-')) });
    const [first, second] = [stackIn(app, 'a'), stackIn(app, 'b')];
    new Vpc(first, 'Vpc', {});
    new Vpc(second, 'Vpc', {}).addOverride('colour', 'red');
    const rule = new ProviderFactsRule();
    for (const stack of [first, second]) Aspects.of(stack).add(rule);
    expect(rule.findings(first)).toEqual([]);
    expect(rule.findings(second)).toHaveLength(1);
    expect(() => app.synth()).toThrow("b/Vpc (alicloud_vpc.Vpc): 'colour' is not an argument");
  });
});
