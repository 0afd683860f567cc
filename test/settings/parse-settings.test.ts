import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { Capacity } from '../../lib/compute/capacity';
import { Cidr } from '../../lib/network/cidr';
import { parseSettings } from '../../lib/settings/parse-settings';
import { Layer, merge } from '../../lib/settings/presets';
import { SettingsError } from '../../lib/settings/problem';
import { Bandwidth } from '../../lib/values/bandwidth';
import { Duration } from '../../lib/values/duration';
import { Size } from '../../lib/values/size';
import { chineseOf } from './chinese';
import { EDGE, ENVIRONMENT, problemsOf, staging, textOf } from './good-file';

const PIGEON = readFileSync(join(__dirname, '../../pigeon.yaml'), 'utf8');

describe('parseSettings', () => {
  test('reads the file of the plan into typed values', () => {
    const { system, environments } = parseSettings(PIGEON);

    expect(system).toBe('pigeon-web');
    expect(Object.keys(environments)).toEqual(['development', 'staging', 'production']);
    expect(environments['production']).toMatchObject({
      preset: 'production',
      region: 'cn-hangzhou',
      network: { vpcCidr: Cidr.of('10.0.0.0/16'), egress: 'nat', egressBandwidth: Bandwidth.mbps(10) },
      frontend: { servers: Capacity.fixed(1), disk: Size.gibibytes(40) },
      backend: { vcpus: 4, memory: Size.gibibytes(8), disk: Size.gibibytes(60), servers: Capacity.fixed(1) },
      protection: { deletion: true, previousVersions: Duration.days(30) },
      acknowledge: [{ rule: 'single-frontend-server' }, { rule: 'single-backend-server' }],
    });
  });

  test('takes what is common under what an environment says, over its preset', () => {
    const common = { ...ENVIRONMENT, frontend: { vcpus: 8, memory: '16 GiB', disk: '80 GiB' }, tags: { a: '1' } };
    const text = textOf({ common, environments: { staging: { frontend: { disk: '99 GiB' }, tags: { b: '2' } } } });

    expect(parseSettings(text).environments['staging']).toMatchObject({
      frontend: { vcpus: 8, disk: Size.gibibytes(99), servers: Capacity.fixed(2) },
      tags: { a: '1', b: '2' },
    });
  });

  test('takes a number of servers, or the least and the most', () => {
    expect(staging({ frontend: { servers: 3 } }).frontend.servers).toEqual(Capacity.fixed(3));
    expect(staging({ frontend: { servers: { min: 2, max: 4 } } }).frontend.servers).toEqual(Capacity.between(2, 4));
  });

  test.each([
    [
      'an OSS state',
      { state: { type: 'oss', bucket: 'pigeon-state', lock: { instance: 'pigeon-lock', table: 'locks' } } },
    ],
    [
      'a remote state',
      { state: { type: 'remote', hostname: 'tf.example.com', organization: 'acme', workspace: 'a_b' } },
    ],
    ['a whitelist', { data: { admission: { by: 'whitelist', groupName: 'pigeon_web' } } }],
    ['an edge with a filing', { edge: { ...EDGE, scope: 'global', icpFiling: '京ICP备12345678号-1' } }],
    ['a numbered region', zonesOf('us-west-1', 'us-west-1a', 'us-west-1b')],
    [
      'a region of the financial cloud',
      zonesOf('cn-shenzhen-finance-1', 'cn-shenzhen-finance-1a', 'cn-shenzhen-finance-1b'),
    ],
    [
      'an instance type whose name tells no shape',
      {
        backend: { instanceType: 'ecs.ebmg5s.24xlarge', vcpus: 96, memory: '384 GiB' },
        data: { postgres: { connections: 2000 } },
      },
    ],
    ['a type whose name tells no vCPU', { backend: { instanceType: 'ecs.n4.small' } }],
    ['an administrator range of /8', { access: { adminCidrs: ['10.0.0.0/8'], keyPairName: 'admin' } }],
    ['vswitches just large enough', servers(4, 4)],
  ] as [string, Layer][])('takes %s', (_, said) => {
    expect(staging(said).preset).toBe('staging');
  });

  test.each([
    [
      'a vswitch one address short',
      servers(4, 5),
      "'10.0.11.0/28' is too small; it has 12 addresses for up to 13 servers",
    ],
    [
      'an administrator range of /7',
      { access: { adminCidrs: ['10.0.0.0/7'], keyPairName: 'a1' } },
      'opens SSH to 33554432',
    ],
    [
      'a zone of a region with a longer name',
      zonesOf('us-west-1', 'us-west-1a', 'us-west-1-b'),
      "'us-west-1-b' is not a zone of 'us-west-1'; those are called 'us-west-1a' and so on",
    ],
    [
      'a misfit that no type has',
      { backend: { instanceType: 'ecs.g7.xlarge', vcpus: 3 } },
      "'ecs.g7.xlarge' has 4 vCPU and 16 GiB, but 3 vCPU and 4 GiB are asked for; leave it out, or say what it has",
    ],
    [
      'an instance type that is none',
      { backend: { instanceType: 'large' } },
      "must be an instance type, such as 'ecs.g7.xlarge', got 'large'",
    ],
    ['a disk of 19 GiB', { backend: { disk: '19 GiB' } }, 'a system disk has 20 GiB or more, got 19 GiB'],
    [
      '101 Mbps',
      { backend: { publicBandwidth: '101 Mbps' } },
      'a server has at most 100 Mbps of its own, got 101 Mbps',
    ],
    [
      'a date for a section',
      { network: 5 },
      'environments.staging.network: must be a section of vpcId, vpcCidr, zones, egress, egressBandwidth, got 5',
    ],
    [
      'a section for a text',
      { image: { id: 'm-1' } },
      "must be the id of an image, such as 'm-bp1a2b3c', got a section",
    ],
    [
      'a section for a duration',
      { protection: { previousVersions: { days: 7 } } },
      "must be a duration, such as '30 days', or false, got a section",
    ],
    [
      'an unknown key beside min and max',
      { frontend: { servers: { min: 1, max: 2, mean: 1 } } },
      "frontend.servers.mean: is no setting; did you mean 'min'?",
    ],
    ['nothing for a text', { image: null }, "is empty; it must be the id of an image, such as 'm-bp1a2b3c'"],
    ['a true-or-false that is neither', { protection: { deletion: 'yes' } }, "must be true or false, got 'yes'"],
  ] as [string, Layer, string][])('fails for %s', (_, said, message) => {
    expect(problemsOf(textOf({ environments: { staging: merge(merge(ENVIRONMENT, said), {}) } })).join('\n')).toContain(
      message,
    );
  });

  test('fails without a word of a secret, wherever a password was put', () => {
    const secret = 'hunter2-hunter2';
    for (const encryptedPassword of [secret, [secret], { value: secret }, `${secret} ${secret}`]) {
      const data = { postgres: { encryptedPassword }, redis: { encryptedPassword } };
      const problems = problemsOf(textOf({ environments: { staging: merge(ENVIRONMENT, { data }) } }));

      expect(problems).toHaveLength(2);
      expect(problems.join('\n')).not.toContain('hunter2');
    }
  });

  test('fails for the file as a whole where it is a list or a text', () => {
    expect(problemsOf('- a\n')).toEqual([": must be a file with 'system' and 'environments'"]);
    expect(problemsOf('hello')).toEqual([": must be a file with 'system' and 'environments'"]);
  });

  test('fails for each of the two that a file must have', () => {
    expect(problemsOf('{}')).toEqual([
      "system: is missing; it must be 2-30 of a-z, 0-9 and '-', beginning with a letter",
      'environments: is missing; it must be a section with one environment or more',
    ]);
  });

  test.each(['aliyun-web', 'acsweb', 'alibaba', 'alicloud', 'oos-1'])('fails for the system %s', system => {
    expect(problemsOf(textOf({ system, environments: { staging: ENVIRONMENT } })).join()).toMatch(
      /^system: must not begin with '\w+', which the cloud keeps for itself, got /,
    );
  });
});

/** `tree` in the place of the `index`-th of all settings of `under`. */
function planted(under: unknown, path: readonly string[], tree: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined || typeof under !== 'object' || under === null) {
    return tree;
  }
  const entries = Array.isArray(under) ? under.map((item, index) => [String(index), item]) : Object.entries(under);
  const child = (entries.find(([name]) => name === key) ?? [])[1] as unknown;
  return Array.isArray(under)
    ? under.map((item, index) => (String(index) === key ? planted(item, rest, tree) : (item as unknown)))
    : Object.fromEntries([...entries, [key, planted(child, rest, tree)]]);
}

function onlySettingsErrors(text: string): boolean {
  try {
    return Object.keys(parseSettings(text).environments).length > 0;
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    expect(
      (error as SettingsError).problems.every(({ line, column, message }) => line > 0 && column > 0 && message),
    ).toBe(true);
    (error as SettingsError).problems.forEach(({ message }) => chineseOf(message));
    return false;
  }
}

describe('parseSettings, of whatever is in a file', () => {
  const WEIRD = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    ' ',
    '0',
    '-1',
    'type',
    'by',
    'preset',
    '<<',
    'null',
  ];
  const KNOWN = [...new Set(JSON.stringify(parse(PIGEON)).match(/[a-zA-Z]+(?=":)/g))];
  const anyKey = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...KNOWN) }, fc.constantFrom(...WEIRD), fc.string());
  const leaf = fc.oneof(
    fc.constantFrom(null, true, false, '', 'oss', 'remote', 'whitelist', 'production', Infinity, -0, []),
    fc.double(),
    fc.string(),
  );
  const { tree: anyTree } = fc.letrec<{ tree: unknown }>(tie => ({
    tree: fc.oneof(
      { maxDepth: 6, depthSize: 'small' },
      leaf,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.array(fc.tuple(anyKey, tie('tree')), { maxLength: 4 }).map(entries => Object.fromEntries(entries)),
    ),
  }));

  test('returns or throws a SettingsError for any tree in the place of any setting', () => {
    const file = parse(PIGEON) as unknown;
    const places = fc.oneof(fc.constantFrom(...pathsOf(file)), fc.array(anyKey, { maxLength: 4 }));

    fc.assert(
      fc.property(places, anyTree, (path, grown) => {
        onlySettingsErrors(JSON.stringify(planted(file, path, grown)));
      }),
      { numRuns: 150 },
    );
  });

  test('returns or throws a SettingsError for any text', () => {
    const pieces = fc.array(
      fc.constantFrom(
        ...PIGEON.split(/(?<=\s)/),
        '\t',
        '&a ',
        '*a',
        '!!set ',
        '!!binary ',
        '---\n',
        '? ',
        '[',
        '}',
        '"',
        '%',
        '<<: ',
      ),
    );

    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          pieces.map(list => list.join('')),
        ),
        text => {
          onlySettingsErrors(text);
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each([
    ['flow lists', '['.repeat(5_000)],
    ['flow maps', '{a: '.repeat(5_000)],
    ['block lists', '- '.repeat(20_000)],
    ['questions', '? '.repeat(20_000)],
    ['block maps', Array.from({ length: 500 }, (_, level) => `${' '.repeat(level)}a:\n`).join('')],
    ['an alias in its own anchor', 'common: &c { network: *c }\nenvironments: &e { staging: *e }\n'],
    ['an anchor of nothing', 'common: *none\n'],
    ['a date', 'system: pw\ncommon: { tags: !!timestamp 2001-01-01 }\nenvironments: { staging: !!set { a } }\n'],
    ['bytes', 'system: !!binary aGVsbG8=\nenvironments: !!omap [ a: 1 ]\n'],
    ['a key that is a list', '? [a, b]\n: c\n'],
    ['an empty key', '? \n: c\n: d\n'],
    ['a byte order mark', '\uFEFFsystem: 1\n'],
    ['a NUL', 'system: \0\n'],
  ])('throws a SettingsError for %s', (_, text) => {
    expect(onlySettingsErrors(text)).toBe(false);
  });
});

function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [[...path], ...children.flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

function zonesOf(region: string, ...ids: string[]): Layer {
  const zones = ids.map((id, index) => ({
    id,
    loadBalancerCidr: `10.0.10.${16 * index}/28`,
    serverCidr: `10.0.${11 + index}.0/24`,
  }));
  return { region, network: { zones } };
}

/** Vswitches of 16 addresses, which hold 12 servers. */
function servers(frontend: number, backend: number): Layer {
  const zones = ['h', 'i'].map((letter, index) => ({
    id: `cn-hangzhou-${letter}`,
    loadBalancerCidr: `10.0.10.${16 * index}/28`,
    serverCidr: `10.0.11.${16 * index}/28`,
  }));
  return { network: { zones }, frontend: { servers: frontend }, backend: { servers: { min: 2, max: backend + 4 } } };
}
