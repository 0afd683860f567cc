import { PigeonWeb } from '../lib/pigeon-web';
import { Layer } from '../lib/settings/presets';
import { EDGE, staging } from './settings/good-file';
import { Arguments, emptyStack, bootDocument, Synthesized, synthesized } from './util';

const PUBLIC_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBExample admin';

const FIREWALL = { instanceId: 'waf_v3prepaid_public_cn-x0r1y2z3' };

/** Webs that were made before. They are only read, and each takes a while. */
const made = new Map<string, Synthesized>();

/** The environment `staging`, with `said` over what it must say. */
function web(said: Layer = {}): Synthesized {
  const key = JSON.stringify(said);
  const stack = emptyStack();
  new PigeonWeb(stack, 'Web', staging(said));
  const synthesis = made.get(key) ?? synthesized(stack);
  made.set(key, synthesis);
  return synthesis;
}

/** The addresses of a type, such as `Web_Frontend_Fleet_…`. */
const namesOf = (stack: Synthesized, type: string) => Object.keys(stack.json.resource?.[`alicloud_${type}`] ?? {});

/** The resources of a type under a part of the web, such as `Frontend`. */
function allOf(stack: Synthesized, part: string, type: string): Arguments[] {
  const found = Object.entries(stack.json.resource?.[`alicloud_${type}`] ?? {}).filter(([name]) => name.includes(part));
  return found.map(([, args]) => args);
}

/** The one resource of a type under a part of the web. */
function of(stack: Synthesized, part: string, type: string): Arguments {
  const found = allOf(stack, part, type);
  expect(found).toHaveLength(1);
  return found[0] as Arguments;
}

/** The least and the most servers of a part of the web, in each zone. */
function sizesOf(stack: Synthesized, part: string): unknown[][] {
  return allOf(stack, part, 'ess_scaling_group').map(group => [group['min_size'], group['max_size']]);
}

/** Whom a part lets in, as `port from source`. */
function ingressOf(stack: Synthesized, part: string): string[] {
  const group = namesOf(stack, 'security_group').find(name => name.includes(part));
  return stack
    .all('security_group_rule')
    .filter(rule => rule['type'] === 'ingress' && (rule['security_group_id'] as string).includes(`.${group}.`))
    .map(rule => {
      const source = (rule['cidr_ip'] ?? rule['source_security_group_id']) as string;
      return `${rule['port_range'] as string} from ${source.includes('Frontend') ? 'frontend' : source}`;
    })
    .toSorted();
}

/** What the backend's servers boot with. */
const scriptOf = (stack: Synthesized) => bootDocument(of(stack, 'Backend', 'ecs_launch_template')['user_data']);

/** What roles are allowed. */
const statementsOf = (stack: Synthesized) =>
  stack
    .all('ram_policy')
    .flatMap(policy => (JSON.parse(policy['policy_document'] as string) as { Statement: Arguments[] }).Statement);

const scalingRules = (said: Layer) => web(said).all('ess_scaling_rule');

describe("PigeonWeb's network", () => {
  test('joins the VPC of the shared instances', () => {
    const stack = web();

    expect(stack.all('vpc')).toEqual([]);
    expect(stack.all('vswitch').map(vswitch => vswitch['vpc_id'])).toEqual(Array(4).fill('vpc-bp1shared'));
    expect(
      stack.all('vswitch').map(({ zone_id: zone, cidr_block: cidr }) => `${zone as string} ${cidr as string}`),
    ).toEqual([
      'cn-hangzhou-h 10.0.10.0/28',
      'cn-hangzhou-i 10.0.10.16/28',
      'cn-hangzhou-h 10.0.11.0/24',
      'cn-hangzhou-i 10.0.12.0/24',
    ]);
  });

  test('creates a VPC where none is named', () => {
    const settings = staging({ network: { vpcCidr: '10.0.0.0/16' } });
    const stack = emptyStack();
    new PigeonWeb(stack, 'Web', { ...settings, network: { ...settings.network, vpcId: undefined } });

    expect(synthesized(stack).the('vpc')).toMatchObject({ cidr_block: '10.0.0.0/16' });
  });

  test('calls out by a NAT gateway of the bandwidth that is said, and servers have no public address', () => {
    const stack = web({ network: { egressBandwidth: '30 Mbps' } });

    expect(stack.all('nat_gateway')).toHaveLength(1);
    expect(stack.the('eip_address')).toMatchObject({ bandwidth: '30' });
    expect(of(stack, 'Backend', 'ecs_launch_template')).toMatchObject({ internet_max_bandwidth_out: 0 });
  });

  test("calls out by the servers' own addresses, each tier's of its own bandwidth", () => {
    const stack = web({ network: { egress: 'public' }, frontend: { publicBandwidth: '7 Mbps' } });

    expect(stack.all('nat_gateway')).toEqual([]);
    expect(of(stack, 'Frontend', 'ecs_launch_template')).toMatchObject({ internet_max_bandwidth_out: 7 });
    expect(of(stack, 'Backend', 'ecs_launch_template')).toMatchObject({ internet_max_bandwidth_out: 10 });
  });

  test('calls nobody where that is said', () => {
    const stack = web({ network: { egress: 'none' } });

    expect(stack.all('nat_gateway')).toEqual([]);
    expect(of(stack, 'Frontend', 'ecs_launch_template')).toMatchObject({ internet_max_bandwidth_out: 0 });
  });
});

describe("PigeonWeb's servers", () => {
  test('have the image, the sizes, the disks and the numbers that are said', () => {
    const stack = web({
      image: 'm-bp1other',
      frontend: { disk: '25 GiB', diskCategory: 'cloud_ssd', servers: 3 },
      backend: { vcpus: 8, memory: '32 GiB', disk: '99 GiB', servers: { min: 2, max: 5 } },
      data: { postgres: { connections: 300 } },
    });

    expect(of(stack, 'Frontend', 'ecs_launch_template')).toMatchObject({
      image_id: 'm-bp1other',
      instance_type: 'ecs.s6-c1m2.large',
      system_disk: { size: 25, category: 'cloud_ssd' },
    });
    expect(of(stack, 'Backend', 'ecs_launch_template')).toMatchObject({
      image_id: 'm-bp1other',
      instance_type: 'ecs.s6-c1m4.2xlarge',
      system_disk: { size: 99, category: 'cloud_essd' },
    });
    expect(sizesOf(stack, 'Frontend')).toEqual([
      [2, 2],
      [1, 1],
    ]);
    expect(sizesOf(stack, 'Backend')).toEqual([
      [1, 3],
      [1, 2],
    ]);
  });

  test('are of exactly the instance type that is said', () => {
    const stack = web({ backend: { instanceType: 'ecs.c7.large' } });

    expect(of(stack, 'Backend', 'ecs_launch_template')).toMatchObject({ instance_type: 'ecs.c7.large' });
    for (const group of allOf(stack, 'Backend', 'ess_scaling_group')) {
      expect(group['launch_template_override']).toEqual([{ instance_type: 'ecs.c7.large' }]);
    }
  });

  test('take a key pair by name', () => {
    const stack = web({ access: { keyPairName: 'admin' } });

    expect(stack.all('ecs_key_pair')).toEqual([]);
    expect(stack.all('ecs_launch_template').map(template => template['key_pair_name'])).toEqual(['admin', 'admin']);
  });

  test('take a key pair that is made from a public key', () => {
    const stack = web({ access: { publicKey: PUBLIC_KEY } });

    expect(stack.the('ecs_key_pair')).toMatchObject({ public_key: PUBLIC_KEY });
    expect(stack.all('ecs_launch_template').map(template => template['key_pair_name'])).toEqual(
      Array(2).fill(expect.stringMatching(/^\$\{alicloud_ecs_key_pair\./)),
    );
  });

  test('take no key where none is said', () => {
    const stack = web();

    expect(stack.all('ecs_key_pair')).toEqual([]);
    expect(stack.all('ecs_launch_template').some(template => 'key_pair_name' in template)).toBe(false);
  });

  test('let in whom they must, and nobody else', () => {
    const stack = web();

    expect(ingressOf(stack, 'Frontend')).toEqual([
      '443/443 from 10.0.10.0/28',
      '443/443 from 10.0.10.16/28',
      '80/80 from 10.0.10.0/28',
      '80/80 from 10.0.10.16/28',
    ]);
    expect(ingressOf(stack, 'Backend')).toEqual([
      '5000/5000 from 10.0.10.0/28',
      '5000/5000 from 10.0.10.16/28',
      '5000/5000 from frontend',
    ]);
  });

  test('let administrators in by SSH, both tiers', () => {
    const stack = web({ access: { adminCidrs: ['203.0.113.0/28'], keyPairName: 'admin' } });

    expect(ingressOf(stack, 'Frontend')).toContain('22/22 from 203.0.113.0/28');
    expect(ingressOf(stack, 'Backend')).toContain('22/22 from 203.0.113.0/28');
  });
});

const grantsOf = (stack: Synthesized, part: string) =>
  namesOf(stack, 'ram_policy').filter(name => name.includes(part) && name.includes('Password')).length;

describe("PigeonWeb's data", () => {
  test('is a share of both instances, by the names that are said', () => {
    const stack = web({
      data: {
        postgres: { database: 'shop', account: 'clerk' },
        redis: { account: 'till', databaseNumber: 4, keyPrefix: 't:' },
      },
    });

    expect(stack.the('db_database')).toMatchObject({ instance_id: 'pgm-bp1shared', data_base_name: 'shop' });
    expect(stack.the('rds_account')).toMatchObject({ account_name: 'clerk' });
    expect(stack.the('kvstore_account')).toMatchObject({ instance_id: 'r-bp1shared', account_name: 'till' });
    const script = bootDocument(of(stack, 'Backend', 'ecs_launch_template')['user_data']);
    expect(script).toContain('POSTGRES_DATABASE=shop');
    expect(script).toContain('REDIS_DATABASE=4');
    expect(script).toContain('REDIS_KEY_PREFIX=t:');
  });

  test('is read by the backend, and not by the frontend', () => {
    const stack = web();

    expect([grantsOf(stack, 'Backend'), grantsOf(stack, 'Frontend')]).toEqual([2, 0]);
    const script = bootDocument(of(stack, 'Frontend', 'ecs_launch_template')['user_data']);
    expect(script).not.toContain('POSTGRES_');
  });

  test('is opened by its owner, where nothing else is said', () => {
    const stack = web();

    expect(stack.all('ros_stack')).toEqual([]);
    expect(of(stack, 'Backend', 'ecs_launch_template')['security_group_ids']).toHaveLength(1);
  });

  test('is opened by a security group that the backend joins', () => {
    const stack = web({ data: { admission: { by: 'securityGroup', securityGroupId: 'sg-owner' } } });

    expect(of(stack, 'Backend', 'ecs_launch_template')['security_group_ids']).toEqual([expect.any(String), 'sg-owner']);
    expect(of(stack, 'Frontend', 'ecs_launch_template')['security_group_ids']).toHaveLength(1);
    expect(stack.all('ros_stack')).toEqual([]);
  });

  test("is opened by a whitelist group of the servers' ranges", () => {
    const stack = web({ data: { admission: { by: 'whitelist', groupName: 'pigeon' } } });

    const template = stack.the('ros_stack')['template_body'] as string;
    expect(template).toContain('"SecurityIps":"10.0.11.0/24,10.0.12.0/24"');
    expect(template).toContain('"SecurityIpGroupName":"pigeon"');
  });
});

const httpsOf = (stack: Synthesized) => of(stack, 'Https', 'alb_listener');

describe("PigeonWeb's load balancer", () => {
  test('answers by the certificates that are said, the first by default', () => {
    const stack = web({ loadBalancer: { certificateIds: ['10000001', '10000002', '10000003'] } });

    expect(httpsOf(stack)['certificates']).toEqual([{ certificate_id: '10000001-cn-hangzhou' }]);
    const others = stack.all('alb_listener_additional_certificate_attachment').map(({ certificate_id: id }) => id);
    expect(others).toEqual(['10000002-cn-hangzhou', '10000003-cn-hangzhou']);
  });

  test('sends the API to the backend, and everything else to the frontend', () => {
    const stack = web();
    const groupOf = (part: string) => namesOf(stack, 'alb_server_group').find(name => name.includes(part)) as string;

    expect(JSON.stringify(httpsOf(stack)['default_actions'])).toContain(groupOf('Frontend'));
    const rule = of(stack, 'Api', 'alb_rule');
    expect(rule['rule_conditions']).toEqual([{ type: 'Path', path_config: { values: ['/api', '/api/*'] } }]);
    expect(rule['priority']).toBe(100);
    expect(JSON.stringify(rule['rule_actions'])).toContain(groupOf('Backend'));
  });

  test.each([
    ['100, where nothing is said', {}, 100],
    ['what is said', { loadBalancer: { apiRatePerClient: 50 } }, 50],
    ['nothing, where that is said', { loadBalancer: { apiRatePerClient: false } }, undefined],
    ['nothing behind a firewall, which limits clients itself', { edge: EDGE, firewall: FIREWALL }, undefined],
  ])('limits the requests a second that one address makes to the API to %s', (_, said: Layer, limit) => {
    const actions = of(web(said), '_Api_', 'alb_rule')['rule_actions'] as Arguments[];
    const limits = actions.filter(({ type }) => type === 'TrafficLimit');

    expect(limits.map(action => (action['traffic_limit_config'] as Arguments)['per_ip_qps'])).toEqual(
      limit === undefined ? [] : [limit],
    );
  });
});

const protectionOf = (stack: Synthesized) => ({
  database: stack.the('db_database')['lifecycle'],
  bucket: (of(stack, 'Assets', 'oss_bucket')['lifecycle'] as Arguments)['prevent_destroy'],
  balancer: stack.the('alb_load_balancer')['deletion_protection_config'],
  servers: stack.all('ess_scaling_group').map(group => group['group_deletion_protection']),
});

describe("PigeonWeb's protection", () => {
  test('refuses the deletion of database, bucket, load balancer and servers', () => {
    expect(protectionOf(web({ edge: EDGE }))).toEqual({
      database: { prevent_destroy: true },
      bucket: true,
      balancer: { enabled: true },
      servers: [true, true, true, true],
    });
  });

  test('is off for all of them, where that is said', () => {
    expect(protectionOf(web({ edge: EDGE, protection: { deletion: false } }))).toEqual({
      database: { prevent_destroy: false },
      bucket: false,
      balancer: { enabled: false },
      servers: [false, false, false, false],
    });
  });

  test.each([
    ['9 days', 'Enabled', [{ days: 9 }]],
    [false, 'Suspended', undefined],
  ])('keeps previous versions: %p', (previousVersions, status, expiration) => {
    const stack = web({ edge: EDGE, protection: { previousVersions } });

    expect(of(stack, 'Assets', 'oss_bucket_versioning')).toMatchObject({ status });
    const [rule] = of(stack, 'Assets', 'oss_bucket')['lifecycle_rule'] as Arguments[];
    expect(rule?.['noncurrent_version_expiration']).toEqual(expiration);
  });
});

describe("PigeonWeb's edge", () => {
  test('is none where none is said', () => {
    const stack = emptyStack();

    expect(new PigeonWeb(stack, 'Web', staging()).edge).toBeUndefined();
    expect(synthesized(stack).addresses.filter(address => /cdn|dns/.test(address))).toEqual([]);
  });

  test('goes without the files, which stay in their bucket', () => {
    expect(of(web(), 'Assets', 'oss_bucket')).toEqual(of(web({ edge: EDGE }), 'Assets', 'oss_bucket'));
  });

  test('answers under the domain, from the bucket, and from the load balancer under the name of the origin', () => {
    const stack = web({ edge: EDGE });

    expect(stack.the('cdn_domain_new')).toMatchObject({
      domain_name: 'www.example.com',
      scope: 'overseas',
      sources: [{ content: 'pigeon-static.oss-cn-hangzhou.aliyuncs.com' }],
      certificate_config: { cert_id: '10000009', cert_region: 'cn-hangzhou' },
    });
    expect(of(stack, 'Assets', 'oss_bucket')).toMatchObject({ bucket: 'pigeon-static' });
    expect(stack.all('alidns_record').map(record => [record['rr'], record['domain_name']])).toEqual([
      ['origin', 'example.com'],
      ['www', 'example.com'],
    ]);
    expect(stack.all('alidns_record')[0]?.['value']).toMatch(/^\$\{alicloud_alb_load_balancer\..+\.dns_name\}$/);
    expect(
      namesOf(stack, 'ram_policy').filter(name => name.includes('Frontend') && name.includes('ReadAssets')),
    ).toHaveLength(1);
  });

  test.each([
    ['overseas', undefined, 'overseas'],
    ['domestic', '京ICP备12345678号', 'domestic'],
    ['global', '京ICP备12345678号', 'global'],
  ])('answers %s', (scope, icpFiling, name) => {
    const edge = icpFiling ? { ...EDGE, scope, icpFiling } : { ...EDGE, scope };

    expect(web({ edge }).the('cdn_domain_new')).toMatchObject({ scope: name });
  });

  test.each(['domestic', 'global'] as const)('fails for %s without a filing, also past the settings', scope => {
    const settings = staging({ edge: EDGE });
    const edge = { ...settings.edge, scope } as NonNullable<typeof settings.edge>;

    expect(() => new PigeonWeb(emptyStack(), 'Web', { ...settings, edge })).toThrow(
      "an ICP filing looks like '京ICP备12345678号-1', got ''",
    );
  });

  test('takes its certificate from the international site for an account of that', () => {
    expect(web({ edge: EDGE, accountType: 'International' }).the('cdn_domain_new')).toMatchObject({
      certificate_config: { cert_region: 'ap-southeast-1' },
    });
  });
});

const output = (stack: Synthesized) => stack.json['output'] as Record<string, { value: unknown; description: string }>;

describe('PigeonWebOutputs', () => {
  test('tell what a person needs after a deployment', () => {
    const stack = web({ edge: EDGE });

    expect(output(stack)).toEqual({
      load_balancer_dns_name: {
        value: expect.stringMatching(/^\$\{alicloud_alb_load_balancer\..+\.dns_name\}$/) as string,
        description: 'What a DNS record of the load balancer points at (CNAME)',
      },
      whitelist_cidrs: {
        value: ['10.0.11.0/24', '10.0.12.0/24'],
        description: 'What the whitelists of the shared RDS and Redis must hold',
      },
      postgres_isolation_sql: {
        value: expect.stringContaining('REVOKE ALL ON DATABASE "pigeon_web" FROM PUBLIC;') as string,
        description: 'What the owner of the shared RDS runs once with psql, to keep the systems on it apart',
      },
      redis_acl: {
        value: expect.stringMatching(/^ACL SETUSER pigeon_web reset on #\w+ ~pigeon_web:\* /) as string,
        description:
          'What the owner of the shared Redis runs where it takes ACLs; accounts of the managed service do not',
      },
      secrets_to_fill: {
        value: ['test/postgres-password', 'test/redis-password'],
        description: 'Secrets to fill in by hand, by name',
      },
      egress_ip_address: {
        value: expect.stringMatching(/^\$\{alicloud_eip_address\..+\.ip_address\}$/) as string,
        description: 'The address that calls from the servers come from',
      },
      cdn_cname: {
        value: expect.stringMatching(/^\$\{alicloud_cdn_domain_new\..+\.cname\}$/) as string,
        description: 'What the DNS record of the site points at (CNAME)',
      },
    });
  });

  test('tell nothing of a NAT gateway and an edge that there are not', () => {
    expect(Object.keys(output(web({ network: { egress: 'none' } }))).toSorted()).toEqual([
      'load_balancer_dns_name',
      'postgres_isolation_sql',
      'redis_acl',
      'secrets_to_fill',
      'whitelist_cidrs',
    ]);
  });
});

describe("PigeonWeb's backups", () => {
  test('are dumped into a bucket of their own, which lets the backend put and read dumps of its database, and no more', () => {
    const stack = web();

    expect(of(stack, 'Backups', 'oss_bucket')).toMatchObject({ bucket: 'pigeon-static-backups' });
    expect(scriptOf(stack)).toContain('cloud-client put pigeon-static-backups');
    const onBackups = statementsOf(stack).filter(({ Resource }) => JSON.stringify(Resource).includes('Backups'));
    expect(onBackups).toEqual([
      {
        Effect: 'Allow',
        Action: ['oss:PutObject', 'oss:GetObject'],
        Resource: [expect.stringMatching(/^acs:oss:\*:\*:.*\/dumps\/pigeon_web\/\*$/)],
      },
    ]);
  });

  test('keep their bucket where nothing is dumped', () => {
    const stack = web({ backups: { dumpHour: false, verify: false } });

    expect(of(stack, 'Backups', 'oss_bucket')).toEqual(of(web(), 'Backups', 'oss_bucket'));
    expect(scriptOf(stack)).not.toContain('dump-database');
  });

  test("ask the cloud about the owner's backups only where that is said", () => {
    expect(web().json['check']).toBeUndefined();
    expect(JSON.stringify(web({ backups: { checkOwnersBackup: true } }).json['check'])).toContain('pgm-bp1shared');
  });
});

describe("PigeonWeb's scaling", () => {
  test('is none, while there is always the same number of servers', () => {
    expect(scalingRules({})).toEqual([]);
  });

  test('holds CPU at 60 percent, where nothing else is said', () => {
    const rule = { metric_name: 'CpuUtilization', target_value: 60 };
    expect(scalingRules({ backend: { servers: { min: 2, max: 6 } } })).toMatchObject([rule, rule]);
  });

  test('follows what is said', () => {
    const scaling = { requestsPerServer: 150, schedule: [{ at: '00:30', servers: 4 }] };
    const stack = web({ frontend: { servers: { min: 2, max: 6 }, scaling } });

    expect(
      stack
        .all('ess_scaling_rule')
        .map(rule => rule['scaling_rule_type'])
        .toSorted(),
    ).toEqual(['SimpleScalingRule', 'TargetTrackingScalingRule'].flatMap(type => [type, type]));
    expect(stack.all('ess_scheduled_task').map(task => String(task['launch_time']).slice(-6))).toEqual([
      '00:30Z',
      '00:30Z',
    ]);
  });
});

describe("PigeonWeb's firewall", () => {
  test('is met in place of the load balancer, by the name of the origin', () => {
    const stack = web({ edge: EDGE, firewall: FIREWALL });
    const origin = stack.all('alidns_record').find(({ rr }) => rr === 'origin') as Arguments;

    expect(origin['value']).toMatch(/^\$\{alicloud_wafv3_domain\..*\.cname\}$/);
    expect(stack.the('wafv3_domain')).toMatchObject({ domain: 'www.example.com' });
    expect(stack.all('wafv3_instance')).toEqual([]);
  });
});

describe("PigeonWeb's reads", () => {
  test("may go to an address of the owner's that is handed to the application", () => {
    expect(scriptOf(web())).not.toContain('POSTGRES_READ_HOST');
    const said = { data: { postgres: { readHost: 'pgr-bp1shared.pg.rds.aliyuncs.com' } } };
    expect(scriptOf(web(said))).toContain('POSTGRES_READ_HOST=pgr-bp1shared.pg.rds.aliyuncs.com');
  });
});
