import type { RenderedResource } from '../resource';
import { eachResource, Rule } from '../rule';
import { checkov, kics } from '../scanner-check';

/** What servers are made from. */
const TEMPLATES = ['instance', 'ecs_launch_template', 'launch_template', 'ess_scaling_configuration'];

/** What a secret looks like. Passwords have no form of their own, so they are known by where they stand. */
const SECRETS: readonly (readonly [string, RegExp])[] = [
  ['an access key', /\bLTAI[A-Za-z0-9]{12,30}\b/],
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['a password in an address', /\b[a-z][a-z0-9+]*:\/\/[^\s:/@'"$]*:[^\s@/'"$<{]{4,}@[^\s'"]/],
];

export const SERVER_RULES: readonly Rule[] = [
  {
    id: 'servers/no-password-login',
    severity: 'error',
    concern: 'security',
    what: 'Administrators log in with keys; servers have no password.',
    why: 'Passwords are guessed, shared and reused. A password in a template also stands in the state.',
    fix: 'Give a key pair (`access.publicKey`), remove the password, and leave `ssh_pwauth` off in the user data.',
    find: eachResource(TEMPLATES, server => {
      const password = ['password', 'kms_encrypted_password'].find(name => !server.misses(name));
      if (password || server.says('password_inherit', true)) {
        return `sets a login password (\`${password ?? 'password_inherit'}\`)`;
      }
      const allows = /^[ \t]*(?:ssh_pwauth:[ \t]*(?:true|yes|1)|PasswordAuthentication[ \t]+yes)\b/im.test(
        userDataOf(server),
      );
      return allows && 'switches password login on in its user data';
    }),
  },
  {
    id: 'servers/no-secret-in-user-data',
    severity: 'error',
    concern: 'security',
    what: 'User data holds no secret.',
    why: 'Every process on the server can read it from the metadata service, and so can whoever may describe the instance.',
    fix: 'Keep the secret in KMS or OOS and let the server read it by name, as its role (`AppSecret`).',
    find: eachResource(TEMPLATES, server => {
      const text = userDataOf(server);
      const found = SECRETS.find(([, pattern]) => pattern.test(text));
      return found && `holds ${found[0]} in its user data`;
    }),
  },
  {
    id: 'servers/metadata-token',
    severity: 'error',
    concern: 'security',
    what: 'A server with a role answers metadata requests with a token only (`http_tokens` is `required`).',
    why: 'Otherwise one request that an application can be talked into making (SSRF) hands out the credentials of the role.',
    fix: 'Set `http_tokens` to `required`.',
    find: eachResource(
      ['instance', 'ecs_launch_template'],
      server =>
        !(server.misses('ram_role_name') && server.misses('role_name')) &&
        !server.says('http_endpoint', 'disabled') &&
        server.lacks('http_tokens', 'required') &&
        'has a role, and gives its credentials out without a token',
    ),
  },
  {
    id: 'servers/no-public-address',
    severity: 'warning',
    concern: 'security',
    what: 'Servers have no public address of their own.',
    why: 'What has none cannot be reached past the load balancer, whatever its security group says.',
    fix: 'Leave by a NAT gateway (`egress: nat`) and set `internet_max_bandwidth_out` to 0.',
    find: eachResource(TEMPLATES, server => {
      const bandwidth = server.number('internet_max_bandwidth_out') ?? 0;
      return bandwidth > 0 && `has a public address of ${bandwidth} Mbps`;
    }),
  },
  {
    id: 'servers/encrypted-disks',
    severity: 'error',
    concern: 'security',
    what: 'System and data disks are encrypted.',
    why: 'Snapshots, images and discarded disks are read without the server and its logins.',
    fix: 'Set `encrypted` on every disk of the server or template. The default key costs nothing.',
    scanners: [checkov('CKV_ALI_32', 'ecs_launch_template')],
    find: eachResource(TEMPLATES, server => {
      const open = plainDisksOf(server);
      return open.length > 0 && `has disks that are not encrypted: ${open.join(', ')}`;
    }),
  },
  {
    id: 'servers/encrypted-volumes',
    severity: 'error',
    concern: 'security',
    what: 'Disks of their own and file systems are encrypted.',
    why: 'Their snapshots and copies are read without the server and its logins.',
    fix: 'Set `encrypted` (disks) or `encrypt_type` (NAS). Neither can be changed later.',
    scanners: [checkov('CKV_ALI_7', 'disk'), kics('39750e32-3fe9-453b-8c33-dd277acdb2cc', 'disk')],
    find: eachResource(['disk', 'ecs_disk', 'nas_file_system'], volume => {
      const isPlain = volume.type.endsWith('disk')
        ? volume.lacks('encrypted', true) && volume.misses('snapshot_id')
        : volume.lacks('encrypt_type', '1', '2');
      return isPlain && 'is not encrypted';
    }),
  },
  {
    id: 'servers/security-agent',
    severity: 'warning',
    concern: 'security',
    what: 'Servers start with the agent of Security Center (`security_enhancement_strategy` is `Active`).',
    why: 'It tells of logins from unusual places, of known holes and of malware. Its basic edition is free.',
    fix: 'Set `security_enhancement_strategy` to `Active`.',
    find: eachResource(
      TEMPLATES,
      server => server.says('security_enhancement_strategy', 'Deactive') && 'starts without the security agent',
    ),
  },
  {
    id: 'servers/no-burstable',
    severity: 'warning',
    concern: 'reliability',
    what: 'Servers are of no type that runs on credits (`t5`, `t6`).',
    why: 'When the credits are spent, in the busiest hour, such a server is slowed to a tenth.',
    fix: 'Take a type with all of its vCPU, such as `ecs.u1-c1m2.large`.',
    find: eachResource(TEMPLATES, server => {
      const type = typesOf(server).find(name => /^ecs\.t\d/.test(name));
      return type && `is a '${type}', which runs on credits`;
    }),
  },
  {
    id: 'servers/current-generation',
    severity: 'info',
    concern: 'cost',
    what: 'Servers are of a family that is still sold everywhere.',
    why: 'Families of the first generations run out of stock, zone by zone, and do less for the price.',
    fix: 'Take the successor, such as `ecs.u1`, `ecs.c7` or `ecs.g7`.',
    find: eachResource(TEMPLATES, server => {
      const old = typesOf(server).find(name => /^ecs\.(?:[a-z]{1,2}[1-4]|sn[12](?:ne)?|se1(?:ne)?)\b/.test(name));
      return old && `is a '${old}', of an early generation`;
    }),
  },
  {
    id: 'servers/pinned-image',
    severity: 'info',
    concern: 'reliability',
    what: 'Servers are made from an image that is named, and not from the newest there is.',
    why: 'A plan then changes by itself when the cloud publishes an image, and two servers of a fleet may differ.',
    fix: 'Name the image by its id (`Image.of`), and move on when you choose to.',
    find: eachResource(
      TEMPLATES,
      server =>
        /\bdata\.alicloud_images\./.test(String(server.value('image_id'))) && 'looks its image up in every plan',
    ),
  },
];

function userDataOf(server: RenderedResource): string {
  const text = server.text('user_data') ?? server.text('userdata') ?? '';
  // A launch template takes base64, an instance takes both.
  return /^[A-Za-z0-9+/\s]{24,}={0,2}\s*$/.test(text) ? Buffer.from(text, 'base64').toString('utf8') : text;
}

function typesOf(server: RenderedResource): string[] {
  return ['instance_type', 'instance_types', 'instance_type_override.instance_type'].flatMap(path => server.list(path));
}

function plainDisksOf(server: RenderedResource): string[] {
  const disks = [...server.blocks('data_disks'), ...server.blocks('data_disk')];
  const plain = disks.flatMap((disk, index) => (disk.lacks('encrypted', true) ? [`data disk ${index + 1}`] : []));
  const isFromTemplate = !server.misses('launch_template_id') || !server.misses('launch_template_name');
  const system = server.type.endsWith('launch_template') ? 'system_disk.encrypted' : 'system_disk_encrypted';
  return server.lacks(system, true) && !isFromTemplate ? ['system disk', ...plain] : plain;
}
