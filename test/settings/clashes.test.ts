import { Layer, merge } from '../../lib/settings/presets';
import { EDGE, ENVIRONMENT, problemsOf, textOf } from './good-file';

/** Settings of the second environment that share nothing with the first. */
const OTHERS: Layer = merge(ENVIRONMENT, {
  network: {
    zones: [
      { id: 'cn-hangzhou-h', loadBalancerCidr: '10.0.20.0/28', serverCidr: '10.0.21.0/24' },
      { id: 'cn-hangzhou-i', loadBalancerCidr: '10.0.20.16/28', serverCidr: '10.0.22.0/24' },
    ],
  },
  data: { postgres: { database: 'other', account: 'other' }, redis: { account: 'other', keyPrefix: 'other:' } },
  assets: { bucket: 'other-static' },
});

/** The problems of two environments; `both` is said by each, `one` and `two` by one of them. */
function problemsOfTwo({ both = {}, one = {}, two = {} }: { both?: Layer; one?: Layer; two?: Layer }): string[] {
  const staging = merge(merge(ENVIRONMENT, both), one);
  const development = merge(merge(OTHERS, both), two);
  return problemsOf(textOf({ environments: { staging, development } }));
}

const told = (path: string, what: string) =>
  `environments.development.${path}: ${what} of both 'staging' and 'development'; each environment needs its own`;

describe('two environments', () => {
  test('share nothing, by default but for the names of what they own', () => {
    expect(problemsOfTwo({})).toEqual([]);
  });

  test.each([
    ['data.postgres.database', { data: { postgres: { database: 'same' } } }, "'same' is the database"],
    ['data.postgres.account', { data: { postgres: { account: 'same' } } }, "'same' is the PostgreSQL account"],
    ['data.redis.account', { data: { redis: { account: 'same' } } }, "'same' is the Redis account"],
    ['assets.bucket', { assets: { bucket: 'same-static' } }, "'same-static' is the bucket"],
    ['data.redis.keyPrefix', { data: { redis: { keyPrefix: 'same:' } } }, "'same:' is the key prefix"],
    [
      'data.admission.groupName',
      { data: { admission: { by: 'whitelist', groupName: 'same' } } },
      "'same' is the whitelist group",
    ],
    [
      'state.workspace',
      { state: { type: 'remote', organization: 'acme', workspace: 'same' } },
      "'same' is the state workspace",
    ],
  ] as [string, Layer, string][])('fail to share %s', (path, both, what) => {
    expect(problemsOfTwo({ both })).toEqual([told(path, what)]);
  });

  test('fail to share the domain and the domain of the origin', () => {
    expect(problemsOfTwo({ both: { edge: EDGE } })).toEqual([
      told('edge.domain', "'www.example.com' is a domain"),
      told('edge.originDomain', "'origin.example.com' is a domain"),
    ]);
  });

  test('fail to use as an origin what is the domain of the other', () => {
    const two = { edge: { ...EDGE, domain: 'dev.example.com', originDomain: 'www.example.com' } };

    expect(problemsOfTwo({ one: { edge: EDGE }, two })).toEqual([
      told('edge.originDomain', "'www.example.com' is a domain"),
    ]);
  });

  test('fail where one names the workspace that is the default of the other: the name of its stack', () => {
    const both = { state: { type: 'remote', organization: 'acme' } };

    expect(problemsOfTwo({ both, two: { state: { workspace: 'pigeon-web-staging' } } })).toEqual([
      told('state.workspace', "'pigeon-web-staging' is the state workspace"),
    ]);
    expect(
      problemsOfTwo({ both, two: { state: { hostname: 'app.terraform.io', workspace: 'pigeon-web-staging' } } }),
    ).toHaveLength(1);
    expect(problemsOfTwo({ both, two: { state: { workspace: 'staging' } } })).toEqual([]);
    expect(problemsOfTwo({ both })).toEqual([]);
  });

  test.each([
    ['another organization', { state: { type: 'remote', organization: 'other', workspace: 'same' } }],
    [
      'another host',
      { state: { type: 'remote', organization: 'acme', hostname: 'tf.example.com', workspace: 'same' } },
    ],
  ] as [string, Layer][])('may name the same workspace of %s', (_, two) => {
    expect(problemsOfTwo({ one: { state: { type: 'remote', organization: 'acme', workspace: 'same' } }, two })).toEqual(
      [],
    );
  });

  test('may keep their states in one bucket, where each is named after its stack', () => {
    expect(problemsOfTwo({ both: { state: { type: 'oss', bucket: 'pigeon-state', prefix: 'same' } } })).toEqual([]);
  });

  test('may use the same names on instances of their own', () => {
    const both = {
      data: { postgres: { database: 'same', account: 'same' }, redis: { account: 'same', keyPrefix: 's:' } },
    };
    const two = { data: { postgres: { instanceId: 'pgm-bp2other' }, redis: { instanceId: 'r-bp2other' } } };

    expect(problemsOfTwo({ both, two })).toEqual([]);
  });

  test('may use the same ranges in VPCs of their own, and not in one', () => {
    const zones = { network: { zones: (ENVIRONMENT['network'] as Layer)['zones'] } };

    expect(problemsOfTwo({ two: merge(zones, { network: { vpcId: 'vpc-bp2other' } }) })).toEqual([]);
    expect(problemsOfTwo({ two: zones })).toHaveLength(4);
    expect(problemsOfTwo({ two: zones })[0]).toBe(
      "environments.development.network.zones.0.loadBalancerCidr: '10.0.10.0/28' of 'development' overlaps " +
        "'10.0.10.0/28' of 'staging' in the same VPC; each environment needs its own",
    );
  });

  test('may use the same ranges in VPCs that are made for them', () => {
    const own = { network: { zones: (ENVIRONMENT['network'] as Layer)['zones'], vpcCidr: '10.0.0.0/16' } };
    const { vpcId: _, ...network } = merge(ENVIRONMENT, own)['network'] as Layer;
    const staging = { ...ENVIRONMENT, network };
    const development = { ...OTHERS, network };

    expect(problemsOf(textOf({ environments: { staging, development } }))).toEqual([]);
  });

  test('fail for what they share also where another section is wrong', () => {
    expect(problemsOfTwo({ both: { data: { postgres: { database: 'same' } } }, one: { image: '' } })).toEqual([
      "environments.staging.image: must be the id of an image, such as 'm-bp1a2b3c', got ''",
      told('data.postgres.database', "'same' is the database"),
    ]);
  });

  test('fail for what is common at its place there', () => {
    const common = { data: { postgres: { database: 'same' } } };
    const { postgres: one } = ENVIRONMENT['data'] as { postgres: Layer };
    const { database: _, ...two } = (OTHERS['data'] as { postgres: Layer }).postgres;
    const development = merge(OTHERS, {});
    const text = textOf({
      common,
      environments: {
        staging: merge(ENVIRONMENT, { data: { postgres: one } }),
        development: { ...development, data: { ...(development['data'] as Layer), postgres: two } },
      },
    });

    expect(problemsOf(text)).toEqual([
      "common.data.postgres.database: 'same' is the database of both 'staging' and 'development'; each environment needs its own",
    ]);
  });
});
