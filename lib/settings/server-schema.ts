import * as z from 'zod';
import { WEEKDAYS } from '../values/weekday';
import { bandwidth, bucketName, capacity, size, text, whole } from './fields';

const scaling = z.strictObject({
  cpu: whole(10, 90).optional().describe('the average use of CPU that is held, in percent'),
  requestsPerServer: whole(1, 100_000).optional().describe('the requests a second that each server is to have'),
  schedule: z
    .array(
      z.strictObject({
        at: text(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day in UTC, such as '23:30'"),
        days: z.array(z.enum(WEEKDAYS)).min(1).meta({ form: 'a list of weekdays' }).optional(),
        servers: whole(1, 100),
      }),
    )
    .max(10)
    .meta({ form: 'a list of up to 10 times' })
    .optional()
    .describe('numbers of servers at times of day in UTC; append, never reorder'),
});

const tier = z.strictObject({
  vcpus: whole(1, 256),
  memory: size,
  instanceType: text(/^ecs\.[a-z0-9-]+\.[a-z0-9-]+$/, "an instance type, such as 'ecs.g7.xlarge'")
    .optional()
    .describe('this type and no other; otherwise one that has the vCPU and the memory'),
  disk: size,
  diskCategory: z.enum(['cloud_essd', 'cloud_ssd', 'cloud_efficiency']),
  servers: capacity,
  scaling: scaling
    .optional()
    .describe('what decides between the least and the most servers; otherwise CPU at 60 percent'),
  publicBandwidth: bandwidth.describe("each server's own, where egress is 'public'"),
});

const version = text(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "1-64 of letters, digits and '._-', such as 'v1.4.0'");

const image = text(
  /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)+@sha256:[0-9a-f]{64}$/,
  "an image by digest, such as 'registry.example.com/team/app@sha256:…', since a tag may move",
);

const release = z.strictObject({
  version: version.describe('rolling back is naming the one before'),
  sha256: text(/^[0-9a-f]{64}$/, 'the SHA-256 of the archive, 64 hexadecimal digits')
    .optional()
    .describe('otherwise what the bucket gives is trusted'),
});

export const frontend = z.strictObject({
  ...tier.shape,
  release: release.optional().describe('frontend/<version>.tar.gz in the bucket of releases'),
  contentSecurityPolicy: text(/^[\w '*.:/;=+-]{1,2000}$/, "a policy such as 'default-src *', without \" , $ and braces")
    .optional()
    .describe('what pages may load; otherwise scripts, fonts and connections of the own host, and images'),
  connectionsPerClient: whole(1, 10_000).describe('how many one address, such as a node of CDN, may have to a server'),
});

const runtime = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('systemd'),
    application: text(/^\w+(\.\w+)*:\w+$/, "a module and a name in it, such as 'wsgi:app'").optional(),
    packages: z
      .array(text(/^[a-z0-9][a-z0-9+.-]+$/, "a package of Ubuntu, such as 'libpq5'"))
      .optional()
      .describe('packages of Ubuntu that the application needs'),
  }),
  z.strictObject({
    type: z.literal('container'),
    image,
    registry: text(/^cri-[a-z0-9]+$/, "an instance of Container Registry, such as 'cri-x1y2z3'")
      .optional()
      .describe('the registry of the image, which servers log in to as their role'),
  }),
]);

const canary = z.strictObject({
  weight: whole(0, 100).describe('its share of the requests to /api, in percent'),
  release: release.optional().describe("in place of the backend's"),
  image: image.optional().describe("in place of the backend's, where that runs a container"),
});

export const backend = z.strictObject({
  ...tier.shape,
  release: release
    .optional()
    .describe('backend/<version>.tar.gz in the bucket of releases; with a container, its migrations'),
  runtime: runtime.describe('Gunicorn as a service of systemd, or a container'),
  migrate: z.boolean().describe('servers bring the database to their version when they boot'),
  maxBodyMebibytes: whole(1, 1024).describe('the largest request'),
  canary: canary.optional().describe('one server more, which runs another version'),
});

export const servers = z.strictObject({
  timezone: text(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/, "a time zone, such as 'Asia/Shanghai'"),
  packageMirror: text(
    /^https?:\/\/[\w.:-]+(\/[\w.-]+)*\/?$/,
    "a mirror of Ubuntu, such as 'http://mirrors.cloud.aliyuncs.com/ubuntu'",
  )
    .optional()
    .describe('where packages come from; otherwise what the image says'),
});

export const releases = z.strictObject({
  bucket: bucketName.describe('a bucket that exists, with frontend/ and backend/ in it; environments share it'),
});
