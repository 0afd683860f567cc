import { gzipSync } from 'node:zlib';
import type { WrittenStack } from '../../../lib/report/stack-reader';
import { actorName, portsText } from '../../../lib/report/traffic/describe';
import { matrixOf } from '../../../lib/report/traffic/matrix';
import { mergeFlows } from '../../../lib/report/traffic/merge-flows';
import { internetReach, readTraffic } from '../../../lib/report/traffic/traffic';
import { WORDS } from '../../../lib/report/words';
import { changed, defaultProduction, stackOf, without } from '../default-production';

/** Every flow as a line: `from -> to: ports [paths] (note)`, blocked ones with a cross. */
function lines(stack: WrittenStack): string[] {
  const { actors, flows } = readTraffic(stack);
  const name = (id: string) => actorName(actors.find(one => one.id === id) as (typeof actors)[number], WORDS.en);
  return mergeFlows(flows).map(({ from, to, protocol, ports, paths, note, verdict }) =>
    [
      verdict === 'blocked' ? 'x' : '',
      `${name(from)} -> ${name(to)}: ${portsText(protocol, ports, WORDS.en)}`,
      paths.length > 0 ? `[${paths.join(' ')}]` : '',
      note ? `(${note})` : '',
    ]
      .filter(part => part !== '')
      .join(' '),
  );
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** The group of a fleet in one zone. */
const zone = (vswitch: string, size: number) => ({
  launch_template_id: '${alicloud_ecs_launch_template.t.id}',
  min_size: size,
  max_size: size + 1,
  vswitch_ids: [`\${alicloud_vswitch.${vswitch}.id}`],
});

describe('the traffic of the default production', () => {
  const production = defaultProduction();

  test('is who may talk to whom, and nobody else', () => {
    expect(lines(production)).toEqual([
      'Internet -> CDN www.pigeon.example.com: HTTPS 443',
      'Internet -> CDN www.pigeon.example.com: HTTP 80 (redirect)',
      'CDN www.pigeon.example.com -> OSS bucket pigeon-web-production-static: HTTPS 443 [/assets/*]',
      'CDN www.pigeon.example.com -> Load balancer (ALB): HTTPS 443 [!/assets/*]',
      'Internet -> Load balancer (ALB): HTTP 80 (redirect)',
      'Internet -> Load balancer (ALB): HTTPS 443',
      'Load balancer (ALB) -> Backend: tcp 5000 [/api /api/*]',
      'Load balancer (ALB) -> Frontend: tcp 80',
      'Addresses 203.0.113.0/28 -> Backend: tcp 22',
      'Frontend -> Backend: tcp 5000',
      'Load balancer (ALB) -> Frontend: tcp 443',
      'Addresses 203.0.113.0/28 -> Frontend: tcp 22',
      'Backend -> RDS database pgm-bp1pigeonshared01: tcp 5432',
      'Backend -> Redis r-bp1pigeonshared001: tcp 6379',
      'Frontend -> RDS database pgm-bp1pigeonshared01: tcp 5432 (network-only)',
      'Frontend -> Redis r-bp1pigeonshared001: tcp 6379 (network-only)',
      'Backend -> NAT gateway: any port',
      'Frontend -> NAT gateway: any port',
      'NAT gateway -> Internet: any port',
    ]);
  });

  test('names for each flow the resources that say so', () => {
    const { flows } = readTraffic(production);
    const addresses = flows.flatMap(({ rules }) => rules).filter(rule => !rule.startsWith('output.'));
    expect(addresses.filter(address => production.find(address) === undefined)).toEqual([]);
    expect(flows.every(({ rules }) => rules.length > 0)).toBe(true);
  });

  test('says what the internet reaches, and what reaches the internet', () => {
    const traffic = readTraffic(production);
    const { inward, outward } = internetReach(traffic);
    const names = (ids: readonly string[]) =>
      traffic.actors.filter(({ id }) => ids.includes(id)).map(({ kind, name }) => `${kind} ${name}`);
    expect(names(inward)).toEqual(['cdn www.pigeon.example.com', 'load-balancer ']);
    expect(names(outward)).toEqual(['servers Backend', 'servers Frontend', 'nat ']);
  });

  test('is blocked where the load balancer sends and no rule lets in', () => {
    const stack = changed(production, resources => without(resources, /Web_Backend_SecurityGroup_From-10-0-220/));
    expect(lines(stack)).toContain('x Load balancer (ALB) -> Backend: tcp 5000 [/api /api/*] (no-ingress-rule)');
  });

  test('is blocked where the rules let in one zone of the load balancer only', () => {
    const stack = changed(production, resources => without(resources, /Web_Backend_SecurityGroup_From-10-0-220-16/));
    expect(lines(stack)).toContain('x Load balancer (ALB) -> Backend: tcp 5000 [/api /api/*] (no-ingress-rule)');
  });

  test('does not reach the internet without a source translation', () => {
    const stack = changed(production, resources => without(resources, /snat_entry/));
    expect(lines(stack)).toContain('x Backend -> Internet: any port (no-way-out)');
    expect(internetReach(readTraffic(stack)).outward).toEqual([]);
  });

  /** Production with its rules for calling out changed, and its groups of another type. */
  const withEgress = (rule: object, type: string) =>
    changed(production, resources => {
      const groups = Object.values(resources['alicloud_security_group'] ?? {});
      groups.forEach(group => Object.assign(group, { security_group_type: type }));
      const rules = Object.values(resources['alicloud_security_group_rule'] ?? {});
      rules.filter(one => one['type'] === 'egress').forEach(one => Object.assign(one, rule));
    });

  test('does not reach the database where no rule of an advanced group lets the servers call it', () => {
    const told = lines(withEgress({ port_range: '443/443', ip_protocol: 'tcp' }, 'enterprise'));
    expect(told).toContain('x Backend -> RDS database pgm-bp1pigeonshared01: tcp 5432 (no-way-out)');
    expect(told).toContain('Backend -> NAT gateway: tcp 443');
    expect(told).not.toContain('Backend -> NAT gateway: any port');
  });

  test('may call out from a basic group whatever its rules let pass, since that is its default', () => {
    const told = lines(withEgress({ port_range: '443/443', ip_protocol: 'tcp' }, 'normal'));
    expect(told).toContain('Backend -> RDS database pgm-bp1pigeonshared01: tcp 5432');
    expect(told).toContain('Backend -> NAT gateway: any port');
  });

  test('does not call out what a rule drops', () => {
    const told = lines(withEgress({ policy: 'drop' }, 'normal'));
    expect(told).toContain('x Backend -> RDS database pgm-bp1pigeonshared01: tcp 5432 (no-way-out)');
    expect(told).not.toContain('Backend -> NAT gateway: any port');
  });

  test('has each pair in the matrix once', () => {
    const matrix = matrixOf(readTraffic(production));
    const cell = (from: string, to: string) => {
      const row = matrix.rows.find(({ name, kind }) => name === from || kind === from);
      const column = matrix.columns.find(({ name, kind }) => name === to || kind === to);
      return row && column ? matrix.cell(row, column) : undefined;
    };
    expect(cell('load-balancer', 'Frontend')).toBe('80 443');
    expect(cell('Frontend', 'Backend')).toBe('5000');
    expect(cell('Backend', 'Frontend')).toBe('');
    expect(cell('nat', 'internet')).toBe('*');
  });
});

describe('the traffic of a stack of somebody else', () => {
  const group = { web: { vpc_id: 'vpc-1', inner_access_policy: 'Drop', security_group_type: 'enterprise' } };
  const open = {
    security_group_id: '${alicloud_security_group.web.id}',
    type: 'ingress',
    ip_protocol: 'tcp',
    port_range: '80/80',
  };
  const server = {
    security_groups: ['${alicloud_security_group.web.id}'],
    vswitch_id: '${alicloud_vswitch.a.id}',
    instance_name: 'one',
  };
  const vswitches = { a: { cidr_block: '10.1.0.0/24', zone_id: 'cn-shanghai-b', vpc_id: 'vpc-1' } };

  test('is that of single servers, with what any address may call', () => {
    const stack = stackOf({
      alicloud_security_group: group,
      alicloud_security_group_rule: { all: { ...open, cidr_ip: '0.0.0.0/0' } },
      alicloud_instance: { one: server },
      alicloud_vswitch: vswitches,
    });
    expect(lines(stack)).toEqual(['Internet -> one: tcp 80 (no-public-address)']);
    expect(internetReach(readTraffic(stack)).inward).toEqual([]);
  });

  test('is open to the internet where a server has an elastic address', () => {
    const stack = stackOf({
      alicloud_security_group: group,
      alicloud_security_group_rule: { all: { ...open, cidr_ip: '0.0.0.0/0' } },
      alicloud_instance: { one: server },
      alicloud_vswitch: vswitches,
      alicloud_eip_association: { a: { instance_id: '${alicloud_instance.one.id}' } },
    });
    expect(lines(stack)).toEqual(['Internet -> one: tcp 80']);
    expect(internetReach(readTraffic(stack)).inward).toEqual(['alicloud_instance.one']);
  });

  test('reaches the internet by a public address of the servers', () => {
    const stack = stackOf({
      alicloud_security_group: group,
      alicloud_security_group_rule: {
        out: { ...open, type: 'egress', ip_protocol: 'all', port_range: '-1/-1', cidr_ip: '0.0.0.0/0' },
        narrow: { ...open, type: 'egress', port_range: '8000/8100', cidr_ip: '198.51.100.0/24' },
      },
      alicloud_instance: { one: { ...server, internet_max_bandwidth_out: 5 } },
      alicloud_vswitch: vswitches,
    });
    expect(lines(stack)).toEqual(['one -> Internet: any port', 'one -> Addresses 198.51.100.0/24: tcp 8000-8100']);
  });

  test('knows members of a group that let each other in, prefix lists, groups of other stacks and rules that drop', () => {
    const stack = stackOf({
      alicloud_security_group: {
        web: { vpc_id: 'vpc-1' },
        empty: { vpc_id: 'vpc-1', inner_access_policy: 'Drop', security_group_name: 'nobody' },
      },
      alicloud_security_group_rule: {
        list: { ...open, prefix_list_id: 'pl-1' },
        other: { ...open, source_security_group_id: 'sg-of-others', port_range: '443/443' },
        drop: { ...open, cidr_ip: '192.0.2.0/24', policy: 'drop' },
        lonely: { ...open, security_group_id: '${alicloud_security_group.empty.id}', cidr_ip: '10.1.0.7/32' },
        bad: { ...open, cidr_ip: 'no range' },
      },
      alicloud_instance: { one: server },
      alicloud_vswitch: vswitches,
    });
    expect(lines(stack)).toEqual([
      'Prefix list pl-1 -> one: tcp 80',
      'Security group sg-of-others -> one: tcp 443',
      'x Addresses 192.0.2.0/24 -> one: tcp 80 (drop)',
      'one -> Security group nobody: tcp 80',
      'Addresses no range -> one: tcp 80',
      'one -> one: any port (inner-access)',
      'x one -> Internet: any port (no-way-out)',
    ]);
  });

  /** A rule of this priority that lets pass what one of priority 5 drops. */
  const rulesOf = (priority: number) =>
    stackOf({
      alicloud_security_group: group,
      alicloud_security_group_rule: {
        accept: { ...open, cidr_ip: '192.0.2.0/24', priority },
        drop: { ...open, cidr_ip: '0.0.0.0/0', policy: 'drop', priority: 5 },
      },
      alicloud_instance: { one: server },
      alicloud_vswitch: vswitches,
    });

  test('is stopped by a rule that drops, unless one of a higher priority lets it pass', () => {
    expect(lines(rulesOf(5))).toContain('x Addresses 192.0.2.0/24 -> one: tcp 80 (drop)');
    expect(lines(rulesOf(1))).toContain('Addresses 192.0.2.0/24 -> one: tcp 80');
  });

  test('tells a wide range from the servers in it', () => {
    const stack = stackOf({
      alicloud_security_group: group,
      alicloud_security_group_rule: { vpc: { ...open, cidr_ip: '10.0.0.0/8' } },
      alicloud_instance: { one: server },
      alicloud_vswitch: vswitches,
    });
    expect(lines(stack)).toEqual(['one -> one: tcp 80', 'Addresses 10.0.0.0/8 -> one: tcp 80']);
  });

  test('follows a listener to servers that a group lists, and a scaling configuration to its security group', () => {
    const stack = stackOf({
      alicloud_security_group: group,
      alicloud_security_group_rule: { from: { ...open, cidr_ip: '10.1.0.0/16' } },
      alicloud_instance: { one: server },
      alicloud_ess_scaling_group: {
        many: { scaling_group_name: 'many', min_size: 1, max_size: 4, vswitch_ids: ['${alicloud_vswitch.a.id}'] },
      },
      alicloud_ess_scaling_configuration: {
        many: {
          scaling_group_id: '${alicloud_ess_scaling_group.many.id}',
          security_group_id: '${alicloud_security_group.web.id}',
          instance_type: 'ecs.g7.large',
        },
      },
      alicloud_vswitch: vswitches,
      alicloud_alb_load_balancer: {
        lb: {
          load_balancer_name: 'lb',
          address_type: 'Intranet',
          zone_mappings: [{ vswitch_id: '${alicloud_vswitch.a.id}' }],
        },
      },
      alicloud_alb_server_group: {
        g: {
          servers: [
            { server_id: '${alicloud_instance.one.id}', port: 80 },
            { server_id: 'i-foreign', port: 80 },
          ],
        },
      },
      alicloud_alb_listener: {
        l: {
          load_balancer_id: '${alicloud_alb_load_balancer.lb.id}',
          listener_port: 80,
          listener_protocol: 'HTTP',
          default_actions: [
            {
              type: 'ForwardGroup',
              forward_group_config: { server_group_tuples: [{ server_group_id: '${alicloud_alb_server_group.g.id}' }] },
            },
          ],
        },
      },
    });
    expect(lines(stack)).toContain('Load balancer (ALB) -> one: tcp 80');
    expect(lines(stack)).not.toContainEqual(expect.stringContaining('Internet'));
    expect(readTraffic(stack).actors.find(({ name }) => name === 'many')?.details).toEqual(['× 1–4', 'ecs.g7.large']);
  });

  test('takes the groups of a fleet that has one a zone as one, whichever of them a load balancer sends to', () => {
    const stack = stackOf({
      alicloud_security_group: group,
      alicloud_security_group_rule: { from: { ...open, cidr_ip: '10.1.0.0/16' } },
      alicloud_ecs_launch_template: {
        t: { security_group_ids: ['${alicloud_security_group.web.id}'], instance_type: 'ecs.g7.large' },
      },
      alicloud_ess_scaling_group: { one: zone('a', 2), two: zone('b', 1) },
      alicloud_vswitch: vswitches,
      alicloud_alb_load_balancer: {
        lb: { address_type: 'Intranet', zone_mappings: [{ vswitch_id: '${alicloud_vswitch.a.id}' }] },
      },
      alicloud_alb_server_group: { g: {} },
      alicloud_ess_server_group_attachment: {
        two: {
          scaling_group_id: '${alicloud_ess_scaling_group.two.id}',
          server_group_id: '${alicloud_alb_server_group.g.id}',
          port: 80,
        },
      },
      alicloud_alb_listener: {
        l: {
          load_balancer_id: '${alicloud_alb_load_balancer.lb.id}',
          listener_port: 80,
          listener_protocol: 'HTTP',
          default_actions: [
            {
              type: 'ForwardGroup',
              forward_group_config: { server_group_tuples: [{ server_group_id: '${alicloud_alb_server_group.g.id}' }] },
            },
          ],
        },
      },
    });

    expect(readTraffic(stack).actors.filter(({ kind }) => kind === 'servers')).toMatchObject([
      {
        name: 'one',
        details: ['× 3–5', 'ecs.g7.large'],
        vswitches: ['alicloud_vswitch.a', 'alicloud_vswitch.b'],
      },
    ]);
    expect(lines(stack)).toContain('Load balancer (ALB) -> one: tcp 80');
  });

  /** What a server with this boot text may do to a database of somebody else's. */
  const told = (userData: string | undefined, more: object = {}) => {
    const groups = { security_groups: ['${alicloud_security_group.web.id}', 'sg-owner'] };
    const stack = stackOf({
      alicloud_security_group: { web: { vpc_id: 'vpc-1', inner_access_policy: 'Drop' } },
      alicloud_instance: { one: { ...server, ...groups, user_data: userData, ...more } },
      alicloud_vswitch: vswitches,
      alicloud_db_database: { d: { instance_id: 'pgm-1' } },
      alicloud_ros_stack: { w: { template_body: '{"DBInstanceIPArrayAttribute":"10.1.0.0/16,10.2.0.0/16"}' } },
    });
    return readTraffic(stack).flows.filter(({ kind }) => kind === 'data');
  };

  describe('to a database that is not ours', () => {
    test('is admitted by a whitelist of ours, and by a group of the owner', () => {
      const [flow] = told(base64('HOST=pgm-1.pg.rds.aliyuncs.com\nPORT=5433\n'));
      expect(flow).toMatchObject({ ports: ['5433'], verdict: 'allowed' });
      expect(flow?.rules).toEqual(['alicloud_ros_stack.w', 'sg-owner', 'alicloud_security_group.web']);
      expect(flow?.note).toBeUndefined();
    });

    test.each([
      ['an address with a port', base64('url: postgresql://pgm-1.pg.rds.aliyuncs.com:6000/app'), ['6000'], undefined],
      ['an address alone', base64('host pgm-1'), ['5432'], undefined],
      ['compressed text', gzipSync('pgm-1.pg.rds.aliyuncs.com:7000').toString('base64'), ['7000'], undefined],
      ['an expression', '${base64encode(local.boot)}', ['5432'], undefined],
      ['what only looks compressed', Buffer.from([0x1f, 0x8b, 1]).toString('base64'), ['5432'], undefined],
      ['another host', base64('HOST=elsewhere'), ['5432'], 'network-only'],
      ['nothing', undefined, ['5432'], 'network-only'],
    ])('is told from %s', (_, userData, ports, note) => {
      const [flow] = told(userData);
      expect([flow?.ports, flow?.note]).toEqual([ports, note]);
    });

    test('is not there for servers that neither know it nor are admitted', () => {
      expect(told(undefined, { security_groups: [], vswitch_id: undefined })).toEqual([]);
    });
  });

  test('knows a CDN in front of somebody by name, over plain HTTP', () => {
    const stack = stackOf({
      alicloud_cdn_domain_new: {
        site: {
          domain_name: 'a.example.com',
          sources: [{ content: 'origin.elsewhere.example', port: 80, type: 'domain' }],
        },
      },
      alicloud_cdn_domain_config: {
        broken: {
          domain_name: 'a.example.com',
          function_name: 'origin_dns_host',
          parent_id: '${alicloud_cdn_domain_config.rule.config_id}',
          function_args: [{ arg_name: 'ali_origin_dns_host', arg_value: 'b.example.com' }],
        },
        rule: {
          domain_name: 'a.example.com',
          function_name: 'condition',
          function_args: [{ arg_name: 'rule', arg_value: '{no json' }],
        },
      },
    });
    expect(lines(stack)).toEqual([
      'Internet -> CDN a.example.com: HTTP 80',
      'CDN a.example.com -> Host origin.elsewhere.example: HTTP 80',
      'CDN a.example.com -> Host b.example.com: HTTP 80',
    ]);
  });

  test('is empty for a stack without anybody', () => {
    expect(lines(stackOf({ alicloud_log_project: { logs: { project_name: 'logs' } } }))).toEqual([]);
  });

  test('does not stumble over arguments of any other form', () => {
    const odd = [null, 7, 'text', '${', ['${alicloud_instance.one.id}'], { a: [] }];
    for (const value of odd) {
      const stack = stackOf({
        alicloud_security_group_rule: {
          r: { security_group_id: value, type: 'ingress', cidr_ip: value, port_range: value },
        },
        alicloud_instance: { one: { security_groups: value, vswitch_id: value, user_data: value } },
        alicloud_ess_scaling_group: { g: { vswitch_ids: value, launch_template_id: value, min_size: value } },
        alicloud_cdn_domain_new: { c: { domain_name: value, sources: value, certificate_config: value } },
        alicloud_cdn_domain_config: { f: { domain_name: value, function_args: value } },
        alicloud_alb_load_balancer: { l: { zone_mappings: value, address_type: value } },
        alicloud_alb_listener: { l: { load_balancer_id: value, default_actions: value } },
        alicloud_alb_rule: { r: { listener_id: value, rule_conditions: value, rule_actions: value } },
        alicloud_rds_account: { a: { db_instance_id: value } },
        alicloud_snat_entry: { s: { snat_table_id: value, source_vswitch_id: value } },
        alicloud_vswitch: { v: { cidr_block: value, zone_id: value, vpc_id: value } },
      });
      expect(() => lines(stack)).not.toThrow();
    }
  });
});
