import { DataConnection } from '../data/data-connection';
import { Port } from '../network/port';
import { BootScript, BootStep } from './boot-script';
import { InstanceSize } from './instance-size';

export interface BackendBootProps {
  readonly port: Port;
  readonly size: InstanceSize;
  /** @default - the application connects to no shared data */
  readonly connection?: DataConnection;
}

/** The first boot of a backend server: Python, a virtual environment, and Gunicorn as a systemd service. */
export function backendBoot({ port, size, connection }: BackendBootProps): BootScript {
  return BootScript.of(
    {
      name: 'install python',
      commands: ['apt-get update -q', 'apt-get install -qy python3-venv unattended-upgrades'],
    },
    {
      name: 'create the application user',
      commands: ['id app >/dev/null 2>&1 || useradd --system --home-dir /srv/app --shell /usr/sbin/nologin app'],
    },
    {
      name: 'prepare the virtual environment',
      commands: [
        'install -d -o app -g app /srv/app',
        'test -x /srv/app/venv/bin/python || python3 -m venv /srv/app/venv',
        'test ! -e /srv/app/requirements.txt || /srv/app/venv/bin/pip install -q -r /srv/app/requirements.txt',
      ],
    },
    ...(connection ? [environmentStep(connection)] : []),
    serviceStep(port, size),
  );
}

function environmentStep({ environment, secrets }: DataConnection): BootStep {
  const names = Object.entries(secrets).map(([name, secretName]) => [`${name}_SECRET_NAME`, secretName] as const);
  const lines = [...Object.entries(environment), ...names].map(([name, value]) => environmentLine(name, value));
  return {
    name: 'write the connection settings',
    commands: ['install -d -m 0750 -g app /etc/app', `cat > /etc/app/data.env <<'ENV'`, ...lines, 'ENV'],
  };
}

/** systemd reads quotes, spaces and backslashes in its own way, and a line break would end the setting. */
function environmentLine(name: string, value: string): string {
  if (!/^[A-Z][A-Z0-9_]*$/.test(name) || !/^[\w.:/@%+,{}-]*$/.test(value)) {
    throw new Error(
      `a connection setting holds letters, digits and ._:/@%+,{}- only, got ${name}=${JSON.stringify(value)}`,
    );
  }
  return `${name}=${value}`;
}

function serviceStep(port: Port, size: InstanceSize): BootStep {
  // Two a core and one more keep the cores busy while some requests wait for the database.
  const workers = 2 * (size.vcpus ?? 2) + 1;
  return {
    name: 'start gunicorn',
    commands: [
      `cat > /etc/systemd/system/app.service <<'UNIT'`,
      '[Unit]',
      'After=network-online.target',
      'Wants=network-online.target',
      'ConditionPathExists=/srv/app/venv/bin/gunicorn',
      '[Service]',
      'User=app',
      'WorkingDirectory=/srv/app',
      'EnvironmentFile=-/etc/app/data.env',
      `ExecStart=/srv/app/venv/bin/gunicorn --bind 0.0.0.0:${port.toNumber()} --workers ${workers} wsgi:app`,
      'Restart=on-failure',
      'NoNewPrivileges=yes',
      'ProtectSystem=strict',
      'PrivateTmp=yes',
      '[Install]',
      'WantedBy=multi-user.target',
      'UNIT',
      'systemctl daemon-reload',
      'systemctl enable app',
      'systemctl restart app',
    ],
  };
}
