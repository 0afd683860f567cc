import { isLayer, merge, preset } from '../../lib/settings/presets';
import { environment } from './good-file';

describe('merge', () => {
  test('puts settings over settings, section by section', () => {
    const merged = merge({ disk: '40 GiB', servers: 2, tags: { a: '1' } }, { servers: 3, tags: { b: '2' } });

    expect(merged).toEqual({ disk: '40 GiB', servers: 3, tags: { a: '1', b: '2' } });
  });

  test('replaces a list as a whole', () => {
    expect(merge({ zones: [1, 2, 3] }, { zones: [4] })).toEqual({ zones: [4] });
  });

  test.each([
    ['type', { state: { type: 'oss', bucket: 'a' } }, { state: { type: 'local' } }],
    ['by', { admission: { by: 'whitelist', groupName: 'a' } }, { admission: { by: 'owner' } }],
  ])('replaces a section of another kind (%s) as a whole', (_, under, over) => {
    expect(merge(under, over)).toEqual(over);
  });

  test('adds to a section of the same kind, said or not', () => {
    const under = { state: { type: 'oss', bucket: 'a' } };

    expect(merge(under, { state: { type: 'oss', prefix: 'p' } })).toEqual({
      state: { type: 'oss', bucket: 'a', prefix: 'p' },
    });
    expect(merge(under, { state: { bucket: 'b' } })).toEqual({ state: { type: 'oss', bucket: 'b' } });
  });

  test('replaces a section by a value, and a value by a section', () => {
    expect(merge({ servers: { min: 1, max: 2 } }, { servers: 3 })).toEqual({ servers: 3 });
    expect(merge({ servers: 3 }, { servers: { min: 1, max: 2 } })).toEqual({ servers: { min: 1, max: 2 } });
    expect(merge({ network: { egress: 'nat' } }, { network: null })).toEqual({ network: null });
  });

  test('keeps a setting that is named __proto__ as a setting', () => {
    const over = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}') as Record<string, unknown>;
    const merged = merge({}, over);

    expect(Object.keys(merged)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((merged as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('leaves what it merges as it was', () => {
    const under = { network: { egress: 'nat' } };
    merge(under, { network: { egress: 'none' } });

    expect(under).toEqual({ network: { egress: 'nat' } });
  });
});

describe('isLayer', () => {
  test.each([[null], [undefined], [[]], ['text'], [1], [new Date()], [new Map()], [() => 1]])(
    'is false for %p',
    value => {
      expect(isLayer(value)).toBe(false);
    },
  );

  test('is true for a section', () => {
    expect(isLayer({})).toBe(true);
  });
});

describe('preset', () => {
  test('development is small, unprotected, and keeps a week', () => {
    expect(preset('development')).toMatchObject({
      network: { egress: 'nat', egressBandwidth: '5 Mbps' },
      frontend: { vcpus: 2, memory: '4 GiB', disk: '20 GiB', diskCategory: 'cloud_essd', servers: 1 },
      backend: { vcpus: 2, memory: '4 GiB', disk: '20 GiB', diskCategory: 'cloud_essd', servers: 1 },
      protection: { deletion: false, previousVersions: '7 days' },
    });
  });

  test('staging is protected, has two servers each, and keeps two weeks', () => {
    expect(preset('staging')).toMatchObject({
      network: { egress: 'nat', egressBandwidth: '10 Mbps' },
      frontend: { vcpus: 2, memory: '4 GiB', disk: '40 GiB', servers: 2, publicBandwidth: '5 Mbps' },
      backend: { vcpus: 2, memory: '4 GiB', disk: '40 GiB', servers: 2, publicBandwidth: '10 Mbps' },
      protection: { deletion: true, previousVersions: '14 days' },
    });
  });

  test('production has the sizes of the plan, is protected, and keeps a month', () => {
    expect(preset('production')).toMatchObject({
      frontend: { vcpus: 2, memory: '4 GiB', disk: '40 GiB', servers: 2 },
      backend: { vcpus: 4, memory: '8 GiB', disk: '60 GiB', servers: 2 },
      protection: { deletion: true, previousVersions: '30 days' },
    });
  });

  test.each(['development', 'staging', 'production'] as const)('%s begins with what every environment does', name => {
    expect(preset(name)).toMatchObject({
      accountType: 'Domestic',
      tags: {},
      acknowledge: [],
      access: { adminCidrs: [] },
      data: {
        admission: { by: 'owner' },
        postgres: { port: 5432, database: 'pigeon_web', account: 'pigeon_web' },
        redis: { port: 6379, account: 'pigeon_web', databaseNumber: 1, keyPrefix: 'pigeon_web:' },
      },
      state: { type: 'local' },
    });
  });

  test('is that of the name of the environment, or the one that the environment says', () => {
    expect(environment('development').protection.deletion).toBe(false);
    expect(environment('canary', { preset: 'production' })).toMatchObject({
      preset: 'production',
      backend: { vcpus: 4 },
    });
    expect(environment('production', { preset: 'development' })).toMatchObject({ preset: 'development' });
  });
});
