// Logs docker in to an instance of Container Registry as the role of this job, such as
// `node registry-login.mjs cri-x1y2z3 shop-registry.cn-hangzhou.cr.aliyuncs.com`. The password that this gives can do what the
// role can, and lasts an hour or less. CR_ENDPOINT says another address, such as one within a VPC.
import { spawnSync } from 'node:child_process';
import { call, credentials } from './alibaba-cloud.mjs';

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

main(...process.argv.slice(2)).catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
