// What steps need to call Alibaba Cloud as the role of their job. No key is stored.
//
// The role is that of a job of GitHub (ALIBABA_CLOUD_ACCESS_KEY_ID and so on, which its action sets), that of an id token
// (ALIBABA_CLOUD_OIDC_TOKEN, ALIBABA_CLOUD_OIDC_PROVIDER_ARN, ALIBABA_CLOUD_ROLE_ARN), or that of the server it runs on.
// STS_ENDPOINT says another address, such as one within a VPC.
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

const METADATA = process.env.METADATA_ENDPOINT ?? 'http://100.100.100.200';

function encode(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Parameters as they are signed and asked. */
export function query(parameters) {
  const names = Object.keys(parameters).toSorted();
  return names.map(name => `${encode(name)}=${encode(parameters[name])}`).join('&');
}

/** What a call is signed with, in version 1.0: HMAC-SHA1 of its parameters. */
export function signature(method, parameters, secret) {
  return createHmac('sha1', `${secret}&`)
    .update(`${method}&%2F&${encode(query(parameters))}`)
    .digest('base64');
}

/** Calls an API that takes its parameters as a form. What is called with a secret is signed. */
export async function call(endpoint, said, secret) {
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
export async function credentials(region) {
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
    RoleSessionName: 'pipeline',
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

/** What OSS is asked with: signature version 4. The content itself is protected by TLS. */
export function storageHeaders(
  method,
  bucket,
  key,
  region,
  { AccessKeyId, AccessKeySecret, SecurityToken },
  extra,
  time,
  parameters = {},
) {
  const stamp = time.toISOString().replace(/[-:]|\.\d+/g, '');
  const parts = [stamp.slice(0, 8), region, 'oss', 'aliyun_v4_request'];
  const headers = {
    ...extra,
    'x-oss-content-sha256': 'UNSIGNED-PAYLOAD',
    'x-oss-date': stamp,
    ...(SecurityToken && { 'x-oss-security-token': SecurityToken }),
  };
  const names = Object.keys(headers).toSorted();
  const path = `/${bucket}/${key}`.split('/').map(encode).join('/');
  const signed = names.map(name => `${name}:${headers[name]}\n`).join('');
  const request = [method, path, query(parameters), signed, '', 'UNSIGNED-PAYLOAD'].join('\n');
  const hash = createHash('sha256').update(request).digest('hex');
  const signing = parts.reduce((secret, part) => hmac(secret, part), `aliyun_v4${AccessKeySecret}`);
  const text = ['OSS4-HMAC-SHA256', stamp, parts.join('/'), hash].join('\n');
  const credential = `${AccessKeyId}/${parts.join('/')}`;
  const authorization = `OSS4-HMAC-SHA256 Credential=${credential}, Signature=${hmac(signing, text).toString('hex')}`;
  return { ...headers, authorization };
}

function hmac(secret, text) {
  return createHmac('sha256', secret).update(text).digest();
}
