import { BootStep } from './boot-step';
import { CLOUD_CLIENT } from './cloud-client-program';
import { CloudEndpoints } from './cloud-endpoints';
import { writeFile } from './write-file';

/** Installs `cloud-client`, which reads the bucket and the secrets as the role of the server: no key is on the server. */
export function cloudClient(endpoints: CloudEndpoints = {}): BootStep {
  const {
    metadata = 'http://100.100.100.200',
    storage = 'https://{bucket}.oss-{region}-internal.aliyuncs.com',
    secrets = 'https://oos.{region}.aliyuncs.com',
    registry = 'https://cr.{region}.aliyuncs.com',
  } = endpoints;
  return {
    name: 'install the client of the cloud',
    commands: [
      ...writeFile('/etc/server/cloud.json', JSON.stringify({ metadata, storage, secrets, registry }, undefined, 2)),
      ...writeFile('/usr/local/sbin/cloud-client', CLOUD_CLIENT, { mode: '0755' }),
    ],
  };
}
