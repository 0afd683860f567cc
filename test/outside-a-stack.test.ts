import { Lazy, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { Image } from '../lib/compute/image';
import { InstanceRole } from '../lib/compute/instance-role';
import { InstanceSize } from '../lib/compute/instance-size';
import { KeyPair } from '../lib/compute/key-pair';
import { ServerFleet } from '../lib/compute/server-fleet';
import { SystemDisk } from '../lib/compute/system-disk';
import { AppSecret } from '../lib/data/app-secret';
import { PostgresTenant } from '../lib/data/postgres-tenant';
import { RedisNamespace } from '../lib/data/redis-namespace';
import { EdgeDelivery } from '../lib/edge-delivery';
import { Cdn } from '../lib/edge/cdn';
import { CdnScope } from '../lib/edge/cdn-scope';
import { DnsRecord } from '../lib/edge/dns-record';
import { StaticBucket } from '../lib/edge/static-bucket';
import { ApplicationLoadBalancer } from '../lib/network/application-load-balancer';
import { Certificate } from '../lib/network/certificate';
import { Cidr } from '../lib/network/cidr';
import { NatEgress } from '../lib/network/nat-egress';
import { Network } from '../lib/network/network';
import { NetworkVpc } from '../lib/network/network-vpc';
import { SecurityGroup } from '../lib/network/security-group';
import { ServerGroup } from '../lib/network/server-group';
import { PigeonWebBackend } from '../lib/pigeon-web-backend';
import { PigeonWebFrontend } from '../lib/pigeon-web-frontend';
import { SharedDataAccess } from '../lib/shared-data-access';
import { Bandwidth } from '../lib/values/bandwidth';
import { Size } from '../lib/values/size';
import { importedCertificate, importedNetwork, importedServerGroup, SERVER_SUBNETS, tierProps } from './stand-ins';

const elsewhere = new Construct(undefined as never, '');
const network = importedNetwork(elsewhere);
const certificate = importedCertificate(elsewhere, '11');
const bucket = StaticBucket.fromAttributes(elsewhere, 'Bucket', { bucketName: 'my-site', region: 'cn-hangzhou' });
const instance = { instanceId: 'x-1', host: 'x.example.com', encryptedPassword: 'cipher' };
const zones = network.serverSubnets.map(({ zoneId, cidr }, index) => ({
  zoneId,
  serverCidr: cidr,
  loadBalancerCidr: network.loadBalancerSubnets[index]?.cidr as Cidr,
}));

/** Every construct class, made in a scope. */
const CONSTRUCTS: Record<string, (scope: Construct) => unknown> = {
  Network: it => new Network(it, 'It', { vpc: NetworkVpc.join('vpc-1'), zones }),
  NatEgress: it => new NatEgress(it, 'It', { vpcId: 'vpc-1', subnets: SERVER_SUBNETS, bandwidth: Bandwidth.mbps(1) }),
  SecurityGroup: it => new SecurityGroup(it, 'It', { vpcId: 'vpc-1' }),
  ServerGroup: it => new ServerGroup(it, 'It', { vpcId: 'vpc-1' }),
  Certificate: it =>
    new Certificate(it, 'It', { certificatePem: 'PEM', privateKey: Lazy.stringValue({ produce: () => 'key' }) }),
  ApplicationLoadBalancer: it =>
    new ApplicationLoadBalancer(it, 'It', {
      network,
      region: 'cn-hangzhou',
      certificates: [certificate],
      defaultServerGroup: importedServerGroup(it, 'Pages'),
    }),
  InstanceRole: it => new InstanceRole(it, 'It'),
  AppSecret: it => new AppSecret(it, 'It', { secretName: 'ours' }),
  RedisNamespace: it => new RedisNamespace(it, 'It', instance),
  DnsRecord: it => new DnsRecord(it, 'It', { domainName: 'www.example.com', zone: 'example.com', target: 'a.b' }),
  KeyPair: it => new KeyPair(it, 'It', { publicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJx0' }),
  'Image.latestUbuntu2204': it => Image.latestUbuntu2204(it, 'It'),
  ServerFleet: it =>
    new ServerFleet(it, 'It', {
      ...tierProps(it),
      securityGroups: [],
      size: InstanceSize.of('ecs.g7.xlarge'),
      disk: new SystemDisk({ size: Size.gibibytes(40) }),
    }),
  PigeonWebFrontend: it => new PigeonWebFrontend(it, 'It', tierProps(it)),
  PigeonWebBackend: it => new PigeonWebBackend(it, 'It', tierProps(it)),
  PostgresTenant: it => new PostgresTenant(it, 'It', instance),
  SharedDataAccess: it => new SharedDataAccess(it, 'It', { postgres: instance, redis: instance }),
  StaticBucket: it => new StaticBucket(it, 'It', { bucketName: 'my-site', region: 'cn-hangzhou' }),
  Cdn: it =>
    new Cdn(it, 'It', {
      domainName: 'www.example.com',
      bucketDomain: bucket.domainName,
      scope: CdnScope.overseas(),
      certificate,
      functions: [],
    }),
  EdgeDelivery: it =>
    new EdgeDelivery(it, 'It', { domainName: 'www.example.com', dnsZone: 'example.com', bucket, certificate }),
};

describe.each(Object.entries(CONSTRUCTS))('%s', (_name, make) => {
  test.each([
    ['an app', () => Testing.app()],
    ['no stack at all', () => new Construct(undefined as never, '')],
  ])('fails in %s', (_where, scope) => {
    expect(() => make(scope())).toThrow(
      /^No stack could be identified for the construct at path 'It(\/\w+)*'[^]*You can only use constructs as part of a TerraformStack/,
    );
  });
});
