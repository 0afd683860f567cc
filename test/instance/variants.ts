import { backendBoot, BackendBootProps } from '../../lib/boot/backend-boot';
import { BootScript } from '../../lib/boot/boot-script';
import { CloudEndpoints } from '../../lib/boot/cloud-endpoints';
import { ConnectionBudget } from '../../lib/boot/connection-budget';
import { frontendBoot, FrontendBootProps } from '../../lib/boot/frontend-boot';
import { Runtime } from '../../lib/boot/runtime';
import { InstanceSize } from '../../lib/compute/instance-size';
import { DataConnection } from '../../lib/data/data-connection';
import { Cidr } from '../../lib/network/cidr';
import { Port } from '../../lib/network/port';
import { Duration } from '../../lib/values/duration';
import { Size } from '../../lib/values/size';

export const CONNECTION: DataConnection = {
  environment: {
    POSTGRES_HOST: '127.0.0.1',
    POSTGRES_PORT: '25432',
    POSTGRES_DATABASE: 'pigeon_web',
    POSTGRES_USER: 'pigeon_web',
    REDIS_HOST: '127.0.0.1',
    REDIS_PORT: '26379',
    REDIS_USER: 'pigeon_web',
    REDIS_DATABASE: '0',
    REDIS_KEY_PREFIX: 'pigeon_web:',
  },
  secrets: { POSTGRES_PASSWORD: 'production/postgres-password', REDIS_PASSWORD: 'production/redis-password' },
};

/** Where `programs/fake-cloud.py` answers in these tests. */
export const CLOUD_PORT = 28_080;
const HOST = `http://127.0.0.1:${CLOUD_PORT}`;
export const FAKE_CLOUD: CloudEndpoints = {
  metadata: HOST,
  storage: `${HOST}/{bucket}`,
  secrets: HOST,
  registry: HOST,
};

const COMMON = {
  region: 'cn-hangzhou',
  cloud: FAKE_CLOUD,
  logAgent: { region: 'cn-hangzhou', machineGroup: 'pigeon-web-production' },
};

const BACKEND: BackendBootProps = {
  port: Port.tcp(5000),
  size: InstanceSize.forCapacity(4, Size.gibibytes(8)),
};

const FULL_BACKEND: BackendBootProps = {
  ...BACKEND,
  ...COMMON,
  connection: CONNECTION,
  release: { bucketName: 'releases', version: 'v1' },
  budget: new ConnectionBudget({ granted: 100, servers: 2 }),
  migration: { extensions: ['pg_trgm'], statementTimeout: Duration.seconds(30) },
  dump: { bucketName: 'dumps', verify: true },
};

const FULL_FRONTEND: FrontendBootProps = {
  ...COMMON,
  mirror: 'http://mirrors.cloud.aliyuncs.com/ubuntu',
  site: { bucketName: 'releases', version: 'v1' },
  trustedProxies: [Cidr.of('10.0.0.0/24'), Cidr.of('10.0.1.0/24')],
  api: { servers: ['10.0.2.1:5000', '10.0.2.2:5000'] },
};

const IMAGE = `registry-vpc.cn-hangzhou.aliyuncs.com/pigeon/web@sha256:${'0'.repeat(64)}`;

/** Every shape that a boot script takes. */
export const VARIANTS: readonly (readonly [string, BootScript])[] = [
  ['a frontend without a release', frontendBoot()],
  ['a frontend with everything', frontendBoot(FULL_FRONTEND)],
  ['a backend without data', backendBoot(BACKEND)],
  ['a backend without a release', backendBoot({ ...FULL_BACKEND, release: undefined })],
  ['a backend with everything', backendBoot(FULL_BACKEND)],
  [
    'a backend as a container',
    backendBoot({ ...FULL_BACKEND, runtime: Runtime.container({ image: IMAGE, registry: 'cri-1' }) }),
  ],
];
