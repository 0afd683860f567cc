import { BootStep } from './boot-step';
import { GRACEFUL_SECONDS, GUNICORN_CONFIG, gunicornConfig } from './gunicorn-config';
import { release } from './release';
import { RuntimeContext, RuntimePlan } from './runtime-context';
import { SANDBOX } from './sandbox';
import { SECRETS_FOLDER } from './secrets';
import { writeFile } from './write-file';

export interface ContainerRuntimeProps {
  /** The image by digest: `registry-vpc.cn-hangzhou.aliyuncs.com/pigeon/web@sha256:…`. A tag may move, a digest cannot. */
  readonly image: string;
  /** The instance of Container Registry that it is in, such as `cri-x1y2z3`: servers log in as their role. @default - anybody may pull it */
  readonly registry?: string;
}

const IMAGE = /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)+@sha256:[0-9a-f]{64}$/;

/**
 * The application as a container: no rights, a read-only root, and the host's network, so that the firewall of the host
 * holds for it too. Its first process is Gunicorn, and reads `PORT`, `WEB_CONCURRENCY` and `GUNICORN_CMD_ARGS`. A release,
 * where there is one, is fetched for its `migrations/` and `base-data/`.
 * @throws when the image is not named by digest, or the registry is none by its form
 */
export function containerRuntime({ image, registry }: ContainerRuntimeProps, context: RuntimeContext): RuntimePlan {
  if (!IMAGE.test(image)) {
    throw new Error(`an image is named by digest, such as 'registry.example.com/team/app@sha256:…', got '${image}'`);
  }
  if (registry !== undefined && !/^cri-[a-z0-9]+$/.test(registry)) {
    throw new Error(`a registry looks like 'cri-x1y2z3', got '${registry}'`);
  }
  const { port, plan } = context;
  return {
    packages: ['docker.io', 'docker-compose-v2'],
    environment: { PORT: `${port.toNumber()}`, WEB_CONCURRENCY: `${plan.workers}` },
    steps: [
      ...(context.release ? [release(context.release, { folder: '/srv/app', prefix: 'backend' })] : []),
      ...context.migrations,
      ...(registry ? [logIn(image, registry)] : []),
      service(image, context, registry !== undefined),
    ],
  };
}

/** The password is for an hour, and kept in memory; a server that has the image asks for none. */
function logIn(image: string, registry: string): BootStep {
  const tool = `#!/bin/bash
# Logs in to the registry as the role of this server, unless the image is here already.
set -euo pipefail
if docker image inspect ${image} >/dev/null 2>&1; then exit; fi
cloud-client registry ${registry} | {
  IFS= read -r user
  docker login --username "$user" --password-stdin ${image.split('/', 1)[0]}
}
`;
  return {
    name: 'install what logs in to the registry',
    commands: writeFile('/usr/local/sbin/log-in-to-registry', tool, { mode: '0755' }),
  };
}

function service(image: string, context: RuntimeContext, logsIn: boolean): BootStep {
  return {
    name: 'start the container',
    commands: [
      // The file for Docker's daemon: logs that rotate, and containers that stay while the daemon is updated.
      ...writeFile(
        '/etc/docker/daemon.json',
        JSON.stringify({ 'live-restore': true, 'userland-proxy': false }, undefined, 2),
      ),
      ...writeFile(GUNICORN_CONFIG, gunicornConfig(context.port, context.plan, 'image')),
      ...writeFile('/etc/app/compose.yaml', compose(image, context)),
      'ids=$(mktemp)',
      'printf \'APP_UID=%s\\nAPP_GID=%s\\n\' "$(id -u app)" "$(id -g app)" > "$ids"',
      'put /etc/app/.env 0644 root:root < "$ids"',
      'rm -f "$ids"',
      ...writeFile('/etc/systemd/system/app.service', unit(context, logsIn)),
      'systemctl daemon-reload',
      'systemctl enable docker.service app.service',
      'systemctl restart docker.service',
      'systemctl reload-or-restart app.service',
    ],
  };
}

function compose(image: string, { port }: RuntimeContext): string {
  const probe = `import urllib.request as r; r.urlopen('http://127.0.0.1:${port.toNumber()}/health', timeout=2)`;
  return `services:
  app:
    image: ${image}
    network_mode: host
    user: "\${APP_UID}:\${APP_GID}"
    read_only: true
    tmpfs:
      - /tmp:size=64m,mode=1777
    volumes:
      - ${SECRETS_FOLDER}:${SECRETS_FOLDER}:ro
      - ${GUNICORN_CONFIG}:${GUNICORN_CONFIG}:ro
    env_file: /etc/app/data.env
    environment:
      GUNICORN_CMD_ARGS: --config ${GUNICORN_CONFIG}
    cap_drop:
      - ALL
    security_opt:
      - no-new-privileges:true
    pids_limit: 1024
    ulimits:
      nofile: 65536
    init: false
    # A signal that the engine does not know to stop nothing, such as that of a reload, ends the restarts of a container: so
    # the signal that stops it is named, and it is restarted always.
    restart: always
    stop_signal: SIGTERM
    stop_grace_period: ${GRACEFUL_SECONDS + 10}s
    healthcheck:
      test: ["CMD", "python3", "-c", "${probe}"]
      interval: 10s
      timeout: 3s
      retries: 3
      start_period: 20s
    logging:
      driver: journald
      options:
        tag: app
`;
}

/** What asks the engine for things needs no rights but to reach its socket. The engine has them. */
const CLIENT = `Environment=DOCKER_CONFIG=/run/docker-login
RuntimeDirectory=docker-login
RuntimeDirectoryMode=0700
`;

function unit({ connection }: RuntimeContext, logsIn: boolean): string {
  const first = connection ? ' fetch-secrets.service app-migrate.service' : '';
  return `[Unit]
Description=Application, as a container
Requires=docker.service
Wants=network-online.target${first}
After=docker.service network-online.target${first}

[Service]
Type=oneshot
RemainAfterExit=yes
WorkingDirectory=/etc/app
${CLIENT}${logsIn ? 'ExecStartPre=/usr/local/sbin/log-in-to-registry\n' : ''}ExecStart=/usr/bin/docker compose --file /etc/app/compose.yaml up --detach --wait
ExecReload=/usr/bin/docker compose --file /etc/app/compose.yaml kill -s HUP app
ExecStop=/usr/bin/docker compose --file /etc/app/compose.yaml down
TimeoutStartSec=10min
TimeoutStopSec=${GRACEFUL_SECONDS + 20}
${SANDBOX}
[Install]
WantedBy=multi-user.target
`;
}
