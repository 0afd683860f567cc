import { TerraformStack } from 'cdktf';
import { InstanceSize } from '../lib/compute/instance-size';
import { SystemDisk } from '../lib/compute/system-disk';
import { Port } from '../lib/network/port';
import { PigeonWebBackend, PigeonWebBackendProps } from '../lib/pigeon-web-backend';
import { PigeonWebFrontend } from '../lib/pigeon-web-frontend';
import { Size } from '../lib/values/size';
import { ingressOf, tierProps } from './stand-ins';
import { bootDocument, Synthesized, synth } from './util';

function backend(scope: TerraformStack, props: Partial<PigeonWebBackendProps> = {}): PigeonWebBackend {
  return new PigeonWebBackend(scope, 'Backend', { ...tierProps(scope), ...props });
}

function defined(props: Partial<PigeonWebBackendProps> = {}) {
  return synth(scope => {
    backend(scope, props);
  });
}

function bootOf(stack: Synthesized): string {
  return bootDocument(stack.the('ecs_launch_template').user_data);
}

describe('PigeonWebBackend', () => {
  test('has servers of 4 vCPU and 8 GiB by default', () => {
    const stack = defined();

    expect(stack.the('ecs_launch_template').instance_type).toBe('ecs.s6-c1m2.xlarge');
    expect(bootOf(stack)).toContain('workers = 9\n');
  });

  test('has an encrypted disk of 60 GiB by default', () => {
    expect(defined().the('ecs_launch_template').system_disk).toEqual(
      expect.objectContaining({ size: 60, category: 'cloud_essd', encrypted: true }),
    );
  });

  test('has the size and the disk that are asked for, and workers to match', () => {
    const size = InstanceSize.of('ecs.g7.2xlarge');
    const disk = new SystemDisk({ size: Size.gibibytes(100) });
    const stack = defined({ size, disk });

    expect(stack.the('ecs_launch_template')).toEqual(
      expect.objectContaining({
        instance_type: 'ecs.g7.2xlarge',
        system_disk: expect.objectContaining({ size: 100 }) as object,
      }),
    );
    expect(bootOf(stack)).toContain('workers = 17\n');
  });

  test.each([
    [undefined, 5000],
    [Port.tcp(8080), 8080],
  ])('answers on one port, which the load balancer knows (%#)', (port, number) => {
    const stack = defined({ port });

    expect(bootOf(stack)).toContain(`ListenStream=0.0.0.0:${number}\n`);
    expect(stack.all('ess_server_group_attachment').map(one => one.port)).toEqual([number, number]);
  });

  test('connects to no shared data by default', () => {
    expect(bootOf(defined())).not.toContain('POSTGRES_HOST=');
  });

  test('writes what it connects to', () => {
    const connection = { environment: { REDIS_HOST: 'r.example.com' }, secrets: { REDIS_PASSWORD: 'redis' } };

    expect(bootOf(defined({ connection }))).toContain(
      'REDIS_HOST=r.example.com\n      REDIS_PASSWORD_FILE=/run/app-secrets/REDIS_PASSWORD\n',
    );
  });

  test('runs the release that is asked for', () => {
    const boot = { release: { bucketName: 'releases', version: 'v7' } };

    expect(bootOf(defined({ boot }))).toContain('fetch-release /srv/app releases backend v7 -');
  });

  test('lets nobody in by default', () => {
    expect(ingressOf(defined())).toEqual([]);
  });
});

describe('PigeonWebBackend.allowFrom', () => {
  test.each([
    [undefined, '5000/5000'],
    [Port.tcp(8080), '8080/8080'],
  ])('opens the port to the frontend once, however often it is asked (%#)', (port, range) => {
    const stack = synth(scope => {
      const tier = backend(scope, { port });
      const pages = new PigeonWebFrontend(scope, 'Frontend', tierProps(tier));
      tier.allowFrom(pages);
      tier.allowFrom(pages);
    });

    expect(ingressOf(stack)).toEqual([
      expect.objectContaining({
        security_group_id: expect.stringContaining('Backend_SecurityGroup') as string,
        source_security_group_id: expect.stringContaining('Frontend_SecurityGroup') as string,
        port_range: range,
      }),
    ]);
  });
});
