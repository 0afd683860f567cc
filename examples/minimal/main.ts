import { App } from 'cdktf';
import * as pigeon from 'pigeon-constructs';

const app = new App();
const stack = new pigeon.PigeonWebStack(app, 'shop', { region: 'cn-hangzhou' });
const network = new pigeon.Network(stack, 'Network', {
  vpc: pigeon.NetworkVpc.create(pigeon.Cidr.of('10.0.0.0/16')),
  zones: ['h', 'i'].map((zone, index) => ({
    zoneId: `cn-hangzhou-${zone}`,
    loadBalancerCidr: pigeon.Cidr.of('10.0.0.0/24').subnet(index, 28),
    serverCidr: pigeon.Cidr.of('10.0.0.0/16').subnet(index + 1, 24),
  })),
  egress: pigeon.Egress.nat(pigeon.Bandwidth.mbps(10)),
});
const image = pigeon.Image.of('ubuntu_22_04_x64_20G_alibase_20240926.vhd');
const backend = new pigeon.PigeonWebBackend(stack, 'Backend', { network, image });
backend.allowFrom(network.loadBalancers);
new pigeon.ApplicationLoadBalancer(stack, 'LoadBalancer', {
  network,
  region: stack.region,
  certificates: [pigeon.Certificate.fromCertificateId(stack, 'Certificate', '12345678')],
  defaultServerGroup: backend.serverGroup,
});
app.synth();
