import { PresetName } from './schema';

/** Part of an environment, as it is written in a file. */
export type Layer = { readonly [key: string]: unknown };

/** What every environment begins with. */
const BASE: Layer = {
  accountType: 'Domestic',
  tags: {},
  acknowledge: [],
  network: { egress: 'nat', egressBandwidth: '10 Mbps' },
  access: { adminCidrs: [] },
  frontend: {
    vcpus: 2,
    memory: '4 GiB',
    disk: '40 GiB',
    diskCategory: 'cloud_essd',
    publicBandwidth: '5 Mbps',
    connectionsPerClient: 100,
  },
  backend: {
    diskCategory: 'cloud_essd',
    publicBandwidth: '10 Mbps',
    runtime: { type: 'systemd' },
    migrate: true,
    maxBodyMebibytes: 8,
  },
  servers: { timezone: 'Asia/Shanghai' },
  data: {
    admission: { by: 'owner' },
    postgres: {
      port: 5432,
      database: 'pigeon_web',
      account: 'pigeon_web',
      extensions: [],
      connections: 100,
      statementTimeout: '30 seconds',
      otherDatabases: [],
    },
    redis: { port: 6379, account: 'pigeon_web', databaseNumber: 1, keyPrefix: 'pigeon_web:' },
  },
  loadBalancer: { apiRatePerClient: 100 },
  backups: { checkOwnersBackup: false },
  logs: {},
  state: { type: 'local' },
};

const DEVELOPMENT: Layer = {
  network: { egressBandwidth: '5 Mbps' },
  frontend: { servers: 1, disk: '20 GiB' },
  backend: { vcpus: 2, memory: '4 GiB', disk: '20 GiB', servers: 1 },
  backups: { dumpHour: false, keep: '7 days', verify: false },
  protection: { deletion: false, previousVersions: '7 days' },
};

const STAGING: Layer = {
  frontend: { servers: 2 },
  backend: { vcpus: 2, memory: '4 GiB', disk: '40 GiB', servers: 2 },
  backups: { dumpHour: 3, keep: '14 days', verify: true },
  protection: { deletion: true, previousVersions: '14 days' },
};

const PRODUCTION: Layer = {
  frontend: { servers: 2 },
  backend: { vcpus: 4, memory: '8 GiB', disk: '60 GiB', servers: 2 },
  backups: { dumpHour: 3, keep: '30 days', verify: true },
  protection: { deletion: true, previousVersions: '30 days' },
};

/** The sizes, the capacity, the protection and the retention that an environment of this kind usually has. */
export function preset(name: PresetName): Layer {
  return merge(BASE, { development: DEVELOPMENT, staging: STAGING, production: PRODUCTION }[name]);
}

/**
 * `over` on top of `under`, section by section. Lists are replaced as a whole. So is a section that says another kind
 * (`type`, `by`) than the one under it: the settings of one kind make no sense for another.
 */
export function merge(under: Layer, over: Layer): Layer {
  const added = Object.entries(over).map(([key, value]): [string, unknown] => {
    const below = under[key];
    return [key, continues(below, value) ? merge(below as Layer, value as Layer) : value];
  });
  // Not by assignment: a file may name a setting `__proto__`.
  return Object.fromEntries([...Object.entries(under), ...added]);
}

/** Whether `over` adds to the section `under`. Otherwise it stands in its place. */
export function continues(under: unknown, over: unknown): boolean {
  return (
    isLayer(under) && isLayer(over) && ['type', 'by'].every(key => over[key] === undefined || over[key] === under[key])
  );
}

/** Whether a value is a section: a map of settings, and no list, text or date. */
export function isLayer(value: unknown): value is Layer {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
