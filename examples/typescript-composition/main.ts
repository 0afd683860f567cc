import { App } from 'cdktf';
import * as pigeon from 'pigeon-constructs';
import { AlidnsRecord } from 'pigeon-constructs/alicloud/alidns-record';
import { EipAddress } from 'pigeon-constructs/alicloud/eip-address';

const app = new App();
const stack = new pigeon.PigeonWebStack(app, 'booking', {
  region: 'cn-hangzhou',
  tags: { system: 'booking' },
});

const network = new pigeon.Network(stack, 'Network', {
  vpc: pigeon.NetworkVpc.create(pigeon.Cidr.of('10.20.0.0/16')),
  zones: ['h', 'i'].map((zone, index) => ({
    zoneId: `cn-hangzhou-${zone}`,
    loadBalancerCidr: pigeon.Cidr.of('10.20.0.0/24').subnet(index, 28),
    serverCidr: pigeon.Cidr.of('10.20.0.0/16').subnet(index + 1, 24),
  })),
  egress: pigeon.Egress.nat(pigeon.Bandwidth.mbps(20)),
});

// Two tiers of servers, and who may talk to whom.
const image = pigeon.Image.of('ubuntu_22_04_x64_20G_alibase_20240926.vhd');
const frontend = new pigeon.PigeonWebFrontend(stack, 'Frontend', { network, image });
const backend = new pigeon.PigeonWebBackend(stack, 'Backend', {
  network,
  image,
  size: pigeon.InstanceSize.forCapacity(4, pigeon.Size.gibibytes(8)),
  capacity: pigeon.Capacity.between(2, 6),
});
frontend.allowFrom(network.loadBalancers);
backend.allowFrom(frontend);
backend.allowFrom(network.loadBalancers);

const balancer = new pigeon.ApplicationLoadBalancer(stack, 'LoadBalancer', {
  network,
  region: stack.region,
  certificates: [pigeon.Certificate.fromCertificateId(stack, 'Certificate', '12345678')],
  defaultServerGroup: frontend.serverGroup,
});
balancer.addPathRule('Api', {
  paths: ['/api', '/api/*'],
  target: pigeon.Target.to(backend.serverGroup),
  priority: 100,
  perClientRate: 50,
});

// Whatever the library has no construct for stands beside it, by the bindings of the provider.
new AlidnsRecord(stack, 'Record', { domainName: 'example.com', rr: 'booking', type: 'CNAME', value: balancer.dnsName });
new EipAddress(stack, 'PartnerAddress', {
  addressName: 'booking-partner',
  bandwidth: '5',
  internetChargeType: 'PayByTraffic',
});
app.synth();
