import * as z from 'zod';
import { bandwidth, bucketName, capacity, size, text, whole } from './fields';

const tier = z.strictObject({
  vcpus: whole(1, 256),
  memory: size,
  instanceType: text(/^ecs\.[a-z0-9-]+\.[a-z0-9-]+$/, "an instance type, such as 'ecs.g7.xlarge'")
    .optional()
    .describe('this type and no other; otherwise one that has the vCPU and the memory'),
  disk: size,
  diskCategory: z.enum(['cloud_essd', 'cloud_ssd', 'cloud_efficiency']),
  servers: capacity,
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
