import { SERVER_RULES } from '../../../lib/rules/families/servers';
import { StackReader } from '../../../lib/rules/stack-reader';
import { Pair, provePairs, Resources, stackOf } from './pairs';

const template = (said: object): Resources => ({ 'ecs_launch_template.a': said as Record<string, unknown> });
const instance = (said: object): Resources => ({ 'instance.a': said as Record<string, unknown> });
const userData = (text: string) => template({ user_data: Buffer.from(text).toString('base64') });
// Put together here, so that no scanner takes the example for the real thing.
const ACCESS_KEY = ['LTAI', '5tExampleExampleExample1'].join('');
const PRIVATE_KEY = ['-----BEGIN', 'OPENSSH PRIVATE KEY-----'].join(' ');

const PAIRS: Record<string, Pair> = {
  'servers/no-password-login': {
    flags: [
      instance({ password: 'secret' }),
      instance({ password: '${var.password}' }),
      template({ password_inherit: true }),
      { 'ess_scaling_configuration.a': { kms_encrypted_password: 'abc' } },
      userData('#cloud-config\nssh_pwauth: true\nruncmd: []\n'),
      instance({ user_data: '#cloud-config\nssh_pwauth: yes' }),
    ],
    passes: [template({ key_pair_name: 'admin' }), userData('#cloud-config\nssh_pwauth: false\nruncmd: []\n')],
  },
  'servers/no-secret-in-user-data': {
    flags: [
      userData(`export ALICLOUD_ACCESS_KEY=${ACCESS_KEY}\n`),
      userData(`cat > key <<EOF\n${PRIVATE_KEY}\n`),
      userData('DATABASE_URL=postgresql://app:s3cret-word@pg.example.com/app\n'),
      userData('REDIS_URL=redis://:s3cret-word@redis.example.com\n'),
    ],
    passes: [
      userData('DATABASE_URL=postgresql://app:$PASSWORD@pg.example.com/app\n'),
      userData('curl https://user@example.com/file\n'),
      template({ user_data: '${data.cloudinit_config.a.rendered}' }),
      template({}),
    ],
  },
  'servers/metadata-token': {
    flags: [
      template({ ram_role_name: 'app' }),
      instance({ role_name: 'app', http_tokens: 'optional' }),
      template({ ram_role_name: '${alicloud_ram_role.a.role_name}' }),
    ],
    passes: [
      template({ ram_role_name: 'app', http_tokens: 'required' }),
      template({ ram_role_name: 'app', http_endpoint: 'disabled' }),
      template({}),
    ],
  },
  'servers/no-public-address': {
    flags: [template({ internet_max_bandwidth_out: 5 }), instance({ internet_max_bandwidth_out: '10' })],
    passes: [template({ internet_max_bandwidth_out: 0 }), template({})],
  },
  'servers/encrypted-disks': {
    flags: [
      template({}),
      template({ system_disk: { encrypted: false } }),
      template({ system_disk: { encrypted: true }, data_disks: [{ size: 20 }] }),
      instance({ system_disk_encrypted: true, data_disks: [{ size: 20, encrypted: true }, { size: 30 }] }),
      { 'ess_scaling_configuration.a': { system_disk_encrypted: true, data_disk: [{ encrypted: false }] } },
    ],
    passes: [
      template({ system_disk: [{ encrypted: true }], data_disks: [{ encrypted: 'true' }] }),
      instance({ system_disk_encrypted: true }),
      instance({ launch_template_id: 'lt-1' }),
      template({ system_disk: { encrypted: '${var.encrypted}' } }),
    ],
  },
  'servers/encrypted-volumes': {
    flags: [
      { 'ecs_disk.a': { size: 20 } },
      { 'disk.a': { encrypted: false } },
      { 'nas_file_system.a': { encrypt_type: 0 } },
    ],
    passes: [
      { 'ecs_disk.a': { encrypted: true } },
      { 'disk.a': { snapshot_id: 's-1' } },
      { 'nas_file_system.a': { encrypt_type: 1 } },
    ],
  },
  'servers/security-agent': {
    flags: [template({ security_enhancement_strategy: 'Deactive' })],
    passes: [template({ security_enhancement_strategy: 'Active' }), template({})],
  },
  'servers/no-burstable': {
    flags: [
      template({ instance_type: 'ecs.t6-c1m2.large' }),
      { 'ess_scaling_configuration.a': { instance_types: ['ecs.c7.large', 'ecs.t5-lc1m2.small'] } },
    ],
    passes: [template({ instance_type: 'ecs.u1-c1m2.large' }), template({ instance_type: '${var.type}' })],
  },
  'servers/current-generation': {
    flags: [
      template({ instance_type: 'ecs.n4.large' }),
      template({ instance_type: 'ecs.sn1ne.large' }),
      template({ instance_type: 'ecs.c4.large' }),
    ],
    passes: [
      template({ instance_type: 'ecs.s6-c1m2.large' }),
      template({ instance_type: 'ecs.c7.large' }),
      template({ instance_type: 'ecs.g8i.large' }),
    ],
  },
  'servers/pinned-image': {
    flags: [template({ image_id: '${data.alicloud_images.ubuntu.images[0].id}' })],
    passes: [template({ image_id: 'm-bp1' }), template({ image_id: '${var.image}' })],
  },
};

describe('the rules of servers', () => {
  provePairs(SERVER_RULES, PAIRS);

  test('never repeat the secret that they find', () => {
    const stack = new StackReader(stackOf(userData(`KEY=${ACCESS_KEY} redis://:s3cret-word@host.example.com\n`)));
    const messages = SERVER_RULES.flatMap(rule => rule.find(stack)).map(({ message }) => message);

    expect(messages).toContain('holds an access key in its user data');
    expect(messages.join('\n')).not.toContain('LTAI');
  });
});
