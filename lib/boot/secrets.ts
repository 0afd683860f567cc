import { BootStep } from './boot-step';
import { SANDBOX } from './sandbox';
import { writeFile } from './write-file';

/** Where secrets are on a server: `/run` is in memory, and gone after a reboot. One file each, named like its variable. */
export const SECRETS_FOLDER = '/run/app-secrets';

const FETCH = String.raw`#!/bin/bash
# Fetches each secret that /etc/app/secrets names, one "VARIABLE name" a line. It runs in the group of the application.
set -euo pipefail
umask 077
folder=${SECRETS_FOLDER}
while read -r variable name; do
  new=$(mktemp "$folder/.new.XXXXXX")
  trap 'rm -f "$new"' EXIT
  cloud-client secret "$name" > "$new"
  if cmp -s "$new" "$folder/$variable"; then
    rm -f "$new"
  else
    chmod 0440 "$new"
    mv -f "$new" "$folder/$variable"
    touch "$folder/.changed"
    echo "$variable has a new value"
  fi
done < /etc/app/secrets
`;

const APPLY = `#!/bin/bash
# Has the application read the secrets that changed: it starts where it waited for them, and reloads where it runs.
set -euo pipefail
if [ -e ${SECRETS_FOLDER}/.changed ]; then
  rm -f ${SECRETS_FOLDER}/.changed
  if [ -e /etc/systemd/system/app.service ]; then systemctl --no-block reload-or-restart app.service; fi
fi
`;

const SERVICE = `[Unit]
Description=Secrets of the application
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
ExecStart=/usr/local/sbin/fetch-secrets
# Beyond the sandbox, since it asks systemd for something.
ExecStartPost=+/usr/local/sbin/apply-secrets
Group=app
RuntimeDirectory=app-secrets
RuntimeDirectoryMode=0750
RuntimeDirectoryPreserve=yes
TimeoutStartSec=120
${SANDBOX}`;

const TIMER = `[Unit]
Description=Secrets of the application, read again after a rotation

[Timer]
OnActiveSec=1min
OnUnitInactiveSec=5min
RandomizedDelaySec=30

[Install]
WantedBy=timers.target
`;

/**
 * Fetches secrets by name into memory, at boot and again every five minutes, so a rotated password reaches the application
 * without a hand. One that is not filled in yet does not stop the boot: the next round tries again.
 *
 * @param secrets variables, such as `POSTGRES_PASSWORD`, and the name of the secret of each
 */
export function secretsToMemory(secrets: Readonly<Record<string, string>>): BootStep {
  const list = Object.entries(secrets).map(([variable, name]) => `${variable} ${name}`);
  return {
    name: 'fetch the secrets into memory',
    commands: [
      ...writeFile('/etc/app/secrets', list.join('\n')),
      ...writeFile('/usr/local/sbin/fetch-secrets', FETCH, { mode: '0755' }),
      ...writeFile('/usr/local/sbin/apply-secrets', APPLY, { mode: '0755' }),
      ...writeFile('/etc/systemd/system/fetch-secrets.service', SERVICE),
      ...writeFile('/etc/systemd/system/fetch-secrets.timer', TIMER),
      'systemctl daemon-reload',
      'systemctl enable --now fetch-secrets.timer',
      "systemctl start fetch-secrets.service || echo 'warning: no secrets yet; they are tried again every five minutes' >&2",
    ],
  };
}
