import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ScratchRoot } from './scratch-root';
import { CLOUD_PORT } from './variants';

/** Where the objects and the secrets of the stand-in are, in the scratch root. */
export const CLOUD_FOLDER = '/srv/cloud';

/** Starts the stand-in of the cloud, with these secrets. */
export async function startCloud(root: ScratchRoot, secrets: Record<string, string> = {}): Promise<void> {
  setSecrets(root, secrets);
  root.start(`exec python3 /opt/stand-ins/fake-cloud.py ${CLOUD_PORT} ${CLOUD_FOLDER}`);
  root.must(
    `for try in {1..100}; do (echo > /dev/tcp/127.0.0.1/${CLOUD_PORT}) 2>/dev/null && exit; sleep 0.05; done; exit 1`,
  );
}

/** Sets what the secrets hold, as a person or a rotation does. */
export function setSecrets(root: ScratchRoot, secrets: Record<string, string>): void {
  const lines = Object.entries(secrets).map(([name, value]) => `${name} ${value}\n`);
  mkdirSync(root.path(CLOUD_FOLDER), { recursive: true });
  writeFileSync(root.path(`${CLOUD_FOLDER}/secrets`), lines.join(''), { mode: 0o600 });
}

/** Uploads a release: the files of an archive, by their path. */
export function publish(root: ScratchRoot, tier: string, version: string, files: Record<string, string>): void {
  const source = `/tmp/publish/${tier}-${version}`;
  for (const [path, content] of Object.entries(files)) {
    const file = root.path(`${source}/${path}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const archive = `${CLOUD_FOLDER}/objects/releases/${tier}/${version}.tar.gz`;
  root.must(`mkdir -p $(dirname ${archive}) && tar -czf ${archive} -C ${source} .`);
}
