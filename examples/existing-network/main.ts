import { App } from 'cdktf';
import * as pigeon from 'pigeon-constructs';

// A web tier inside a VPC that is there already. Its vswitches are new; everything else in the VPC stays untouched.
const app = new App();
const stack = new pigeon.PigeonWebStack(app, 'intranet', { region: 'cn-hangzhou' });
const network = new pigeon.Network(stack, 'Network', {
  vpc: pigeon.NetworkVpc.join('vpc-bp1existing0000001'),
  zones: [
    {
      zoneId: 'cn-hangzhou-h',
      loadBalancerCidr: pigeon.Cidr.of('10.0.40.0/28'),
      serverCidr: pigeon.Cidr.of('10.0.41.0/24'),
    },
    {
      zoneId: 'cn-hangzhou-i',
      loadBalancerCidr: pigeon.Cidr.of('10.0.40.16/28'),
      serverCidr: pigeon.Cidr.of('10.0.42.0/24'),
    },
  ],
  // The VPC has a way out of its own.
  egress: pigeon.Egress.none(),
});
const frontend = new pigeon.PigeonWebFrontend(stack, 'Frontend', {
  network,
  image: pigeon.Image.of('ubuntu_22_04_x64_20G_alibase_20240926.vhd'),
  keyPair: pigeon.KeyPair.fromKeyPairName(stack, 'KeyPair', 'operators'),
});
frontend.allowFrom(network.loadBalancers);
frontend.allowAdminFrom(pigeon.Peer.cidrs(pigeon.Cidr.of('10.0.8.0/24')));
new pigeon.ApplicationLoadBalancer(stack, 'LoadBalancer', {
  network,
  region: stack.region,
  certificates: [pigeon.Certificate.fromCertificateId(stack, 'Certificate', '12345678')],
  defaultServerGroup: frontend.serverGroup,
});
app.synth();
