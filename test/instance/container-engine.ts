import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startJournal } from './journal';
import { ScratchRoot } from './scratch-root';

/** Who may push and pull, as the stand-in of the cloud tells it to a server. */
export const REGISTRY_LOGIN = { user: 'cr_temp_user', password: 'registry-token-7a' } as const;
const REGISTRY = '127.0.0.1:28500';
const CONFIG = `version: 0.1
storage: { filesystem: { rootdirectory: /var/tmp/registry } }
http: { addr: '${REGISTRY}' }
auth: { htpasswd: { realm: test, path: /var/tmp/registry-users } }
`;

/** No network of its own, since the application is on the host's; the layers are copies, since an overlay takes no other. */
const ENGINE = [
  'exec /usr/sbin/dockerd --iptables=false --ip6tables=false --bridge=none --storage-driver=vfs',
  '--exec-opt native.cgroupdriver=cgroupfs --pidfile /run/docker.pid',
].join(' ');

/** Docker, a registry that asks who calls, and the journal that the containers log to: all real, in a scratch root. */
export class ContainerEngine {
  constructor(private readonly root: ScratchRoot) {
    root.must(`rm /opt/stand-ins/docker
      install -D -m 0755 /opt/stand-ins/docker-compose-plugin /usr/libexec/docker/cli-plugins/docker-compose`);
  }

  /** Makes an image of the application, pushes it, and forgets it here. Returns its name by digest. */
  public push(image: string): string {
    const { user, password } = REGISTRY_LOGIN;
    this.root.must(
      `mkdir -p /var/tmp/image && cp ${join(__dirname, 'app')}/* ${join(__dirname, 'image')}/main.py /var/tmp/image`,
    );
    this.startRegistry();
    this.start('/var/tmp/builder');
    const name = `${REGISTRY}/${image}`;
    const digest = this.root.must(`export DOCKER_CONFIG=/var/tmp/builder-login
      bash ${join(__dirname, 'image/build-image')} /var/tmp/image |
        docker import --change 'WORKDIR /srv/app' --change 'CMD ["python3", "-m", "gunicorn", "main:app"]' - ${name}:v1 >&2
      echo ${password} | docker login --username ${user} --password-stdin ${REGISTRY} >&2 2>&1
      docker push --quiet ${name}:v1 >&2
      docker inspect --format '{{index .RepoDigests 0}}' ${name}:v1`);
    this.stop();
    return digest.trim();
  }

  /** Starts the engine as a server does that has never run a container: with the settings that the boot script wrote. */
  public start(folder = '/var/lib/docker'): void {
    startJournal(this.root);
    this.root.startAtRoot(`${ENGINE} --data-root ${folder} > /tmp/dockerd.log 2>&1`);
    this.root.must(
      'for try in {1..200}; do docker version >/dev/null 2>&1 && exit; sleep 0.1; done; cat /tmp/dockerd.log >&2; exit 1',
    );
  }

  /** Ends what runs in containers, and the engine. What is in a container would outlive the scratch root. */
  public stop(): void {
    this.root.run(`docker ps --quiet | xargs -r docker kill; kill $(cat /run/docker.pid)
      for try in {1..100}; do [ -e /run/docker.pid ] || exit; sleep 0.1; done; exit 1`);
  }

  private startRegistry(): void {
    const { user, password } = REGISTRY_LOGIN;
    writeFileSync(this.root.path('/var/tmp/registry.yaml'), CONFIG);
    // The registry takes no other hash than that of bcrypt.
    this.root.must(`python3 -W ignore -c 'import crypt, sys
print(sys.argv[1] + ":" + crypt.crypt(sys.argv[2], crypt.mksalt(crypt.METHOD_BLOWFISH, rounds=16)))' ${user} ${password} > /var/tmp/registry-users`);
    this.root.start('exec /usr/bin/docker-registry serve /var/tmp/registry.yaml > /tmp/registry.log 2>&1');
    this.root.must(
      `for try in {1..100}; do (echo > /dev/tcp/${REGISTRY.replace(':', '/')}) 2>/dev/null && exit; sleep 0.05; done; exit 1`,
    );
  }
}

/** Does what systemd does with a command of app.service as a container: ExecStart and those before it, ExecReload, ExecStop. */
export async function runUnit(root: ScratchRoot, what: 'ExecStart' | 'ExecReload' | 'ExecStop'): Promise<void> {
  const unit = root.read('/etc/systemd/system/app.service');
  const valuesOf = (name: string) =>
    [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value as string);
  const folders = valuesOf('RuntimeDirectory').map(
    name => `install -d -m ${valuesOf('RuntimeDirectoryMode')[0]} /run/${name}`,
  );
  const commands = [...(what === 'ExecStart' ? valuesOf('ExecStartPre') : []), ...valuesOf(what)];
  const variables = valuesOf('Environment').map(variable => `export ${variable}`);
  const all = [...folders, `cd ${valuesOf('WorkingDirectory')[0]}`, ...variables];
  all.push(...commands.map(command => `/opt/stand-ins/sandboxed app.service ${command}`));
  const child = root.start(`{ set -e\n${all.join('\n')}\n} > /tmp/${what}.log 2>&1`);
  const code = await new Promise(resolve => child.once('exit', resolve));
  if (code !== 0) {
    throw new Error(`${what} of app.service: ${code as number}\n${root.read(`/tmp/${what}.log`)}`);
  }
}
