// Puts an archive where servers fetch it from, such as `node release.mjs frontend site.tar.gz`, as the role of this job, and prints
// what `release` in pigeon.yaml says of it. Nothing is written over: a version stays what it is, and is passed over where it
// is there already. OSS_ENDPOINT says another address, such as one within a VPC.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { credentials, storageHeaders } from './alibaba-cloud.mjs';

async function main(tier, archive) {
  const { RELEASES: bucket, VERSION: version, ALIBABA_CLOUD_REGION: region, OSS_ENDPOINT: endpoint } = process.env;
  if (
    !['frontend', 'backend'].includes(tier) ||
    !/^[A-Za-z0-9][\w.-]{0,63}$/.test(version ?? '') ||
    !bucket ||
    !region
  ) {
    throw new Error(
      `give 'frontend' or 'backend', an archive, RELEASES, ALIBABA_CLOUD_REGION and a VERSION such as 'v1.4.0'; got '${tier}', '${bucket}', '${region}' and '${version}'`,
    );
  }
  const key = `${tier}/${version}.tar.gz`;
  const body = readFileSync(archive);
  const extra = { 'content-type': 'application/gzip', 'x-oss-forbid-overwrite': 'true' };
  const headers = storageHeaders('PUT', bucket, key, region, await credentials(region), extra, new Date());
  const address = endpoint ?? `https://${bucket}.oss-${region}.aliyuncs.com`;
  const answer = await fetch(`${address}/${key}`, {
    method: 'PUT',
    headers,
    body,
    signal: AbortSignal.timeout(600_000),
  });
  const said = await answer.text();
  if (said.includes('<Code>FileAlreadyExists</Code>')) {
    console.log(`${key} is in ${bucket} already`);
  } else if (answer.ok) {
    console.log(
      `${key} is in ${bucket}: { version: ${version}, sha256: ${createHash('sha256').update(body).digest('hex')} }`,
    );
  } else {
    throw new Error(`${key} was refused: ${answer.status} ${/<Code>(\w+)<\/Code>/.exec(said)?.[1] ?? ''}`);
  }
}

main(...process.argv.slice(2)).catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
