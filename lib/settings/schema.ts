import * as z from 'zod';
import { RULES } from '../rules/catalogue';
import { GUARD_RAILS } from './guard-rail-names';
import { EnvironmentSettings } from './environment-settings';
import { bandwidth, bucketName, cidr, domain, duration, host, port, region, text, unrepeatable, whole } from './fields';
import { backend, frontend, releases, servers } from './server-schema';
import { alarms, audit, logs } from './observe-schema';
import { either } from './words';

const zone = z.strictObject({
  id: text(/^[a-z]{2}-[a-z0-9-]+$/, "a zone, such as 'cn-hangzhou-h'"),
  loadBalancerCidr: cidr.describe('a range for load balancers alone, /28 or larger'),
  serverCidr: cidr.describe('the range of the servers'),
});

const network = z.strictObject({
  vpcId: text(/^vpc-[a-z0-9]+$/, "the id of a VPC, such as 'vpc-bp1aevy8sofi8mh1q'")
    .optional()
    .describe('the VPC to join, that of the shared instances; without it one is created'),
  vpcCidr: cidr.optional().describe('the range of the VPC; required where one is created'),
  zones: z.array(zone).describe('two zones or more; append, never reorder'),
  egress: z
    .enum(['nat', 'public', 'none'])
    .describe('how servers call out: a NAT gateway, public addresses, not at all'),
  egressBandwidth: bandwidth.describe('the bandwidth of the NAT gateway'),
});

const access = z.strictObject({
  adminCidrs: z.array(cidr).describe('where administrators log in from'),
  publicKey: unrepeatable(
    /^(ssh-(ed25519|rsa)|ecdsa-sha2-nistp\d{3}) [A-Za-z0-9+/=]{16,}( .*)?$/,
    "a public key in OpenSSH form, such as 'ssh-ed25519 AAAA…'",
  ).optional(),
  keyPairName: text(/^.{2,128}$/, 'the name of a key pair, 2-128 characters')
    .optional()
    .describe('a key pair that exists, in place of a public key'),
});

// The shortest ciphertext holds the id of its key, so it is longer than any password.
const encryptedPassword = unrepeatable(
  /^[A-Za-z0-9+/=_-]{40,}$/,
  'the ciphertext that `aliyun kms Encrypt` prints for the password, 40 or more of base64, and never the password itself',
);

const data = z.strictObject({
  postgres: z.strictObject({
    instanceId: text(/^pg[a-z]*-[a-z0-9]+$/, "an RDS PostgreSQL instance, such as 'pgm-bp1x2y3z'"),
    host: host('pgm-bp1x2y3z.pg.rds.aliyuncs.com'),
    readHost: host('pgr-bp1x2y3z.pg.rds.aliyuncs.com')
      .optional()
      .describe("where the owner's read replicas answer; the application reads it"),
    port,
    database: text(/^[a-z][a-z0-9_]{0,61}[a-z0-9]$/, "2-63 of a-z, 0-9 and '_', beginning with a letter"),
    account: text(/^[a-z][a-z0-9_]{0,61}[a-z0-9]$/, "2-63 of a-z, 0-9 and '_', beginning with a letter"),
    encryptedPassword,
    schema: text(/^[a-z][a-z0-9_]{0,62}$/, "1-63 of a-z, 0-9 and '_', beginning with a letter")
      .optional()
      .describe('where our tables are; otherwise it is called like the account'),
    extensions: z
      .array(text(/^[a-z][a-z0-9_-]{0,62}$/, "an extension, such as 'pg_trgm'"))
      .describe('what our tables need'),
    connections: whole(1, 10_000).describe('how many the owner of the instance grants us; servers share them'),
    statementTimeout: duration.describe('after how long a statement of the application is stopped'),
    otherDatabases: z
      .array(text(/^[a-z_][a-z0-9_-]{0,62}$/, "a database, such as 'pigeon'"))
      .describe("databases of others, which the owner's SQL closes to our account"),
  }),
  redis: z.strictObject({
    instanceId: text(/^(r|tair|tt)-[a-z0-9]+$/, "a Redis or Tair instance, such as 'r-bp1x2y3z'"),
    host: host('r-bp1x2y3z.redis.rds.aliyuncs.com'),
    port,
    account: text(/^[a-z][a-z0-9_]{0,99}$/, "1-100 of a-z, 0-9 and '_', beginning with a letter"),
    databaseNumber: whole(0, 255),
    keyPrefix: text(/^[A-Za-z0-9_.:{}-]{1,64}$/, "1-64 of letters, digits and '_.:{}-', such as 'pigeon_web:'"),
    encryptedPassword,
  }),
  admission: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('owner') }),
    z.strictObject({
      by: z.literal('securityGroup'),
      securityGroupId: text(/^sg-[a-z0-9]+$/, "the id of a security group, such as 'sg-bp1x2y3z'"),
    }),
    z.strictObject({
      by: z.literal('whitelist'),
      groupName: text(/^(?!default$)[a-z][a-z_]{1,30}$/, "2-31 of a-z and '_', not 'default'"),
    }),
  ]),
});

const certificateId = text(
  /^\d{4,12}$/,
  "the id of a certificate in the certificate service, such as '12345678', in quotes",
);

const loadBalancer = z.strictObject({
  certificateIds: z
    .array(certificateId)
    .min(1)
    .max(25)
    .meta({ form: 'a list of 1-25 certificate ids' })
    .describe('the first is the default'),
  apiRatePerClient: z
    .union([whole(1, 100_000), z.literal(false)])
    .meta({ form: 'a whole number within 1-100000, or false' })
    .describe('requests a second one address may make to /api; false for no limit'),
});

const assets = z.strictObject({
  bucket: bucketName.describe('holds the built frontend; unique in all of Alibaba Cloud'),
});

const edge = z.strictObject({
  domain: domain.describe('the name visitors type'),
  originDomain: domain.describe('the name CDN calls the load balancer by'),
  dnsZone: domain.describe('the zone both are in'),
  certificateId,
  scope: z
    .enum(['overseas', 'domestic', 'global'])
    .describe("where CDN answers; 'domestic' and 'global' need a filing"),
  icpFiling: text(/^\p{Script=Han}ICP备\d{5,10}号(-\d+)?$/u, "an ICP filing, such as '京ICP备12345678号-1'").optional(),
});

const firewall = z.strictObject({
  instanceId: text(
    /^waf[a-z0-9_]*[-_][a-z0-9_-]*[a-z0-9]$/,
    "a WAF 3.0 instance, such as 'waf_v3prepaid_public_cn-x0r1y2z3'",
  ),
  action: z.enum(['block', 'monitor']).optional().describe('whether attacks are refused, or only reported'),
  apiRequestsPerMinute: whole(1, 1_000_000)
    .optional()
    .describe('requests to /api that one address may make in a minute'),
});

const backups = z.strictObject({
  bucket: bucketName
    .optional()
    .describe("the bucket that is made for them; otherwise that of the assets and '-backups'"),
  dumpHour: z
    .union([whole(0, 23), z.literal(false)])
    .meta({ form: 'a whole number within 0-23, or false' })
    .describe('the hour of the nightly dump of our database; false for none'),
  keep: duration.describe('how long a dump is kept'),
  verify: z.boolean().describe('restore the newest dump into a scratch database every week, and report'),
  copyTo: z
    .strictObject({ bucket: bucketName, region })
    .optional()
    .describe('a bucket in another region, which exists, that everything is copied to'),
  worm: duration.optional().describe('nobody can delete a dump for so long; it cannot be taken back'),
  checkOwnersBackup: z.boolean().describe("look in each plan whether the owner's instance is backed up"),
});

const state = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('local') }),
  z.strictObject({
    type: z.literal('oss'),
    bucket: bucketName,
    region: region.optional().describe('of the bucket; otherwise that of the environment'),
    prefix: text(/^[^/\\](.*[^/])?$/, "a folder in the bucket, such as 'terraform', with no '/' at an end").optional(),
    lock: z
      .strictObject({
        instance: text(
          /^[A-Za-z][A-Za-z0-9-]{1,14}[A-Za-z0-9]$/,
          "3-16 of letters, digits and '-', such as 'pigeon-lock'",
        ),
        table: text(/^[A-Za-z_][A-Za-z0-9_]{0,254}$/, "a table, 1-255 of letters, digits and '_'"),
      })
      .optional(),
  }),
  z.strictObject({
    type: z.literal('remote'),
    hostname: domain.optional(),
    organization: text(/^[\w-]+$/, 'the name of an organization'),
    workspace: text(/^[\w-]{1,90}$/, "a workspace, 1-90 of letters, digits, '_' and '-'").optional(),
  }),
]);

const protection = z.strictObject({
  deletion: z.boolean().describe('refuse to delete load balancer, servers, bucket and database'),
  previousVersions: z
    .union([duration, z.literal(false)])
    .meta({ form: "a duration, such as '30 days', or false" })
    .describe('how long replaced and deleted files can be brought back'),
});

const acknowledgement = z.strictObject({
  rule: z
    .enum([...GUARD_RAILS, ...RULES.map(({ id }) => id)])
    .meta({ form: `${either(GUARD_RAILS)}, or the id of a rule in docs/rules.md` }),
  reason: text(/^\s*\S.{18,}\S\s*$/s, 'a reason that others understand, in 20 characters or more'),
  owner: text(/\S/, "the person or team that answers for it, such as 'web team'"),
  until: z.iso.date().meta({ form: "the last day it holds, such as '2027-03-31'" }).optional(),
  address: text(/^[^/].*[^/]$/, "the path of a construct below the stack, such as 'Web/Assets'").optional(),
});

export const PRESETS = ['development', 'staging', 'production'] as const;
export type PresetName = (typeof PRESETS)[number];

/** Everything one environment is made from. */
export const environmentSchema = z.strictObject({
  preset: z.enum(PRESETS).describe('what is not said is taken from here; otherwise from the preset of the same name'),
  region,
  accountType: z.enum(['Domestic', 'International']).describe('the site that the account is of'),
  image: text(/^\S+$/, "the id of an image, such as 'm-bp1a2b3c'").describe('an Ubuntu 22.04 LTS image, by id'),
  tags: z.record(z.string().max(64), z.string().max(128)),
  network,
  access,
  frontend,
  backend,
  servers: servers.describe('what all servers have in common'),
  releases: releases.optional().describe('where built versions come from; needed where one is named'),
  data,
  loadBalancer,
  assets: assets.describe('a section of its own, so that taking away the edge leaves the files where they are'),
  edge: edge.optional().describe('CDN and DNS; without it visitors meet the load balancer itself'),
  firewall: firewall.optional().describe("a web application firewall; without it the load balancer's own limits hold"),
  backups,
  state,
  alarms: alarms.optional().describe('CloudMonitor tells these people'),
  logs: logs.describe('the project of Simple Log Service that holds the logs'),
  audit: audit.optional().describe('who called which API, of the whole account: one environment at most'),
  protection,
  acknowledge: z.array(acknowledgement),
}) satisfies z.ZodType<EnvironmentSettings>;
