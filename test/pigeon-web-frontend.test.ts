import { TerraformStack } from 'cdktf';
import { frontendBoot } from '../lib/boot/frontend-boot';
import { InstanceSize } from '../lib/compute/instance-size';
import { SystemDisk } from '../lib/compute/system-disk';
import { Cidr } from '../lib/network/cidr';
import { Peer } from '../lib/network/peer';
import { PigeonWebFrontend, PigeonWebFrontendProps } from '../lib/pigeon-web-frontend';
import { Size } from '../lib/values/size';
import { ingressOf, tierProps } from './stand-ins';
import { synth } from './util';

function frontend(scope: TerraformStack, props: Partial<PigeonWebFrontendProps> = {}): PigeonWebFrontend {
  return new PigeonWebFrontend(scope, 'Frontend', { ...tierProps(scope), ...props });
}

function defined(props: Partial<PigeonWebFrontendProps> = {}) {
  return synth(scope => {
    frontend(scope, props);
  });
}

describe('PigeonWebFrontend', () => {
  test('has servers of 2 vCPU and 4 GiB by default', () => {
    expect(defined().the('ecs_launch_template').instance_type).toBe('ecs.s6-c1m2.large');
  });

  test('has an encrypted disk of 40 GiB by default', () => {
    expect(defined().the('ecs_launch_template').system_disk).toEqual(
      expect.objectContaining({ size: 40, category: 'cloud_essd', encrypted: true }),
    );
  });

  test('has the size and the disk that are asked for', () => {
    const size = InstanceSize.of('ecs.g7.2xlarge');
    const disk = new SystemDisk({ size: Size.gibibytes(100) });
    const template = defined({ size, disk }).the('ecs_launch_template');

    expect(template.instance_type).toBe('ecs.g7.2xlarge');
    expect(template.system_disk).toEqual(expect.objectContaining({ size: 100 }));
  });

  test('boots Nginx, on port 80, which takes the word of the load balancers on who asks', () => {
    const stack = defined();

    expect(stack.the('ecs_launch_template').user_data).toBe(
      frontendBoot({ trustedProxies: [Cidr.of('10.0.0.0/24'), Cidr.of('10.0.1.0/24')] }).toUserData(),
    );
    expect(stack.all('ess_server_group_attachment').map(one => one.port)).toEqual([80, 80]);
  });

  test('lets nobody in by default', () => {
    expect(ingressOf(defined())).toEqual([]);
  });
});

describe('PigeonWebFrontend.allowFrom', () => {
  test('opens HTTP and HTTPS once, however often it is asked', () => {
    const stack = synth(scope => {
      const tier = frontend(scope);
      tier.allowFrom(Peer.cidrs(Cidr.of('10.0.0.0/24')));
      tier.allowFrom(Peer.cidrs(Cidr.of('10.0.0.0/24')));
    });

    expect(ingressOf(stack).map(rule => [rule.cidr_ip, rule.port_range])).toEqual([
      ['10.0.0.0/24', '443/443'],
      ['10.0.0.0/24', '80/80'],
    ]);
  });
});
