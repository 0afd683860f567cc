// Logs docker in to an instance of Container Registry, such as `node registry-login.mjs cri-x1y2z3 registry.example.com`, as the
// role of this job. The password that this gives can do what the role can, and lasts an hour or less; no key is stored.
//
// The role is that of a job of GitHub (ALIBABA_CLOUD_ACCESS_KEY_ID and so on, which its action sets), that of an id token
// (ALIBABA_CLOUD_OIDC_TOKEN, ALIBABA_CLOUD_OIDC_PROVIDER_ARN, ALIBABA_CLOUD_ROLE_ARN), or that of the server it runs on.
// CR_ENDPOINT and STS_ENDPOINT say other addresses, such as those within a VPC.
import { spawnSync } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

const METADATA = process.env.METADATA_ENDPOINT ?? 'http://100.100.100.200';

function encode(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function query(parameters) {
  const names = Object.keys(parameters).toSorted();
  return names.map(name => `${encode(name)}=${encode(parameters[name])}`).join('&');
}

/** What a call is signed with, in version 1.0: HMAC-SHA1 of its parameters. */
export function signature(method, parameters, secret) {
  return createHmac('sha1', `${secret}&`)
    .update(`${method}&%2F&${encode(query(parameters))}`)
    .digest('base64');
}

async function call(endpoint, said, secret) {
  const Timestamp = new Date().toISOString().replace(/\.\d+/, '');
  const parameters = { ...said, Format: 'JSON', SignatureNonce: randomUUID(), Timestamp };
  const signed = { ...parameters, SignatureMethod: 'HMAC-SHA1', SignatureVersion: '1.0' };
  // A token is proof enough by itself: what is called with one is not signed.
  const body = query(secret ? { ...signed, Signature: signature('POST', signed, secret) } : parameters);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetch(endpoint, { method: 'POST', headers, body, signal: AbortSignal.timeout(30_000) });
  const json = await answer.json();
  if (!answer.ok) throw new Error(`${said.Action} was refused: ${json.Code} ${json.Message}`);
  return json;
}

/** Whom this job acts as. */
async function credentials(region) {
  const { env } = process;
  if (env.ALIBABA_CLOUD_ACCESS_KEY_ID) {
    return {
      AccessKeyId: env.ALIBABA_CLOUD_ACCESS_KEY_ID,
      AccessKeySecret: env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
      SecurityToken: env.ALIBABA_CLOUD_SECURITY_TOKEN,
    };
  }
  const file = env.ALIBABA_CLOUD_OIDC_TOKEN_FILE;
  const token = env.ALIBABA_CLOUD_OIDC_TOKEN ?? (file && readFileSync(file, 'utf8').trim());
  if (!token) return ofServer();
  const { Credentials: found } = await call(env.STS_ENDPOINT ?? `https://sts.${region}.aliyuncs.com`, {
    Action: 'AssumeRoleWithOIDC',
    Version: '2015-04-01',
    OIDCProviderArn: env.ALIBABA_CLOUD_OIDC_PROVIDER_ARN,
    RoleArn: env.ALIBABA_CLOUD_ROLE_ARN,
    OIDCToken: token,
    RoleSessionName: 'push',
  });
  return found;
}

async function metadata(path, init = {}) {
  const answer = await fetch(`${METADATA}/latest/${path}`, { ...init, signal: AbortSignal.timeout(5000) });
  if (!answer.ok) throw new Error(`this server has no role, or does not say it: ${answer.status}`);
  return answer.text();
}

async function ofServer() {
  const token = await metadata('api/token', {
    method: 'PUT',
    headers: { 'X-aliyun-ecs-metadata-token-ttl-seconds': '60' },
  });
  const headers = { 'X-aliyun-ecs-metadata-token': token };
  const role = (await metadata('meta-data/ram/security-credentials/', { headers })).trim();
  return JSON.parse(await metadata(`meta-data/ram/security-credentials/${role}`, { headers }));
}

async function main(instance, host) {
  const region = process.env.ALIBABA_CLOUD_REGION ?? /\.([a-z]{2}-[a-z0-9-]+)\.cr\.aliyuncs\.com$/.exec(host)?.[1];
  if (!/^cri-[a-z0-9]+$/.test(instance ?? '') || !region) {
    throw new Error(
      `give an instance such as 'cri-x1y2z3', the host of the image, and ALIBABA_CLOUD_REGION where the host does not say it; got '${instance}' and '${host}'`,
    );
  }
  const { AccessKeyId, AccessKeySecret, SecurityToken } = await credentials(region);
  const { TempUsername, AuthorizationToken } = await call(
    process.env.CR_ENDPOINT ?? `https://cr.${region}.aliyuncs.com`,
    {
      Action: 'GetAuthorizationToken',
      Version: '2018-12-01',
      RegionId: region,
      InstanceId: instance,
      AccessKeyId,
      ...(SecurityToken && { SecurityToken }),
    },
    AccessKeySecret,
  );
  const { status } = spawnSync('docker', ['login', '--username', TempUsername, '--password-stdin', host], {
    input: AuthorizationToken,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  process.exitCode = status ?? 1;
}

if (process.argv[1]?.endsWith('registry-login.mjs')) {
  main(...process.argv.slice(2)).catch(error => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
