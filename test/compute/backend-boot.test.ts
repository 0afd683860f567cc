import { spawnSync } from 'node:child_process';
import { backendBoot, BackendBootProps } from '../../lib/compute/backend-boot';
import { InstanceSize } from '../../lib/compute/instance-size';
import { DataConnection } from '../../lib/data/data-connection';
import { Port } from '../../lib/network/port';

const CONNECTION: DataConnection = {
  environment: { POSTGRES_HOST: 'db.example.com', REDIS_KEY_PREFIX: 'pigeon_web:' },
  secrets: { POSTGRES_PASSWORD: 'production/postgres-password' },
};

function lines(props: Partial<BackendBootProps> = {}): string[] {
  const script = backendBoot({ port: Port.tcp(5000), size: InstanceSize.of('ecs.g7.xlarge'), ...props });
  return script.render().split('\n');
}

function stepsOf(connection?: DataConnection): string[] {
  return lines({ connection }).filter(line => line.startsWith("echo 'boot: "));
}

/** What the script writes to a file. */
function written(file: string, script: string[]): string[] {
  const start = script.findIndex(line => line.startsWith(`cat > ${file} <<'`));
  const end = /<<'(\w+)'/.exec(script[start] ?? '')?.[1];
  return start < 0 ? [] : script.slice(start + 1, script.indexOf(end as string, start));
}

describe('backendBoot', () => {
  test.each([
    ['with', CONNECTION],
    ['without', undefined],
  ])('is valid shell %s a connection', (_with, connection) => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: lines({ connection }).join('\n'), encoding: 'utf8' });

    expect([status, stderr]).toEqual([0, '']);
  });

  test('takes its steps in order', () => {
    expect(stepsOf(CONNECTION)).toEqual([
      "echo 'boot: install python'",
      "echo 'boot: create the application user'",
      "echo 'boot: prepare the virtual environment'",
      "echo 'boot: write the connection settings'",
      "echo 'boot: start gunicorn'",
    ]);
    expect(stepsOf()).not.toContain("echo 'boot: write the connection settings'");
  });

  test('writes the settings, and the names of secrets in place of secrets', () => {
    expect(written('/etc/app/data.env', lines({ connection: CONNECTION }))).toEqual([
      'POSTGRES_HOST=db.example.com',
      'REDIS_KEY_PREFIX=pigeon_web:',
      'POSTGRES_PASSWORD_SECRET_NAME=production/postgres-password',
    ]);
  });

  test('keeps the settings from other users', () => {
    expect(lines({ connection: CONNECTION })).toContain('install -d -m 0750 -g app /etc/app');
  });

  test('runs Gunicorn as a user without rights, and starts it again when it fails', () => {
    const service = written('/etc/systemd/system/app.service', lines());

    expect(service).toEqual(
      expect.arrayContaining([
        'User=app',
        'WorkingDirectory=/srv/app',
        'EnvironmentFile=-/etc/app/data.env',
        'Restart=on-failure',
        'NoNewPrivileges=yes',
        'ProtectSystem=strict',
        'PrivateTmp=yes',
        'ConditionPathExists=/srv/app/venv/bin/gunicorn',
        'WantedBy=multi-user.target',
      ]),
    );
    expect(lines()).toContain(
      'id app >/dev/null 2>&1 || useradd --system --home-dir /srv/app --shell /usr/sbin/nologin app',
    );
  });

  test.each([
    [Port.tcp(5000), 'ecs.g7.xlarge', '--bind 0.0.0.0:5000 --workers 9 '],
    [Port.tcp(8080), 'ecs.g7.large', '--bind 0.0.0.0:8080 --workers 5 '],
    [Port.tcp(8080), 'ecs.g7.metal', '--bind 0.0.0.0:8080 --workers 5 '],
  ])('binds to %s with the workers that a %s keeps busy', (port, type, bind) => {
    const service = written('/etc/systemd/system/app.service', lines({ port, size: InstanceSize.of(type) }));

    expect(service).toContainEqual(expect.stringContaining(`gunicorn ${bind}wsgi:app`));
  });

  test('starts the service now and at every boot', () => {
    expect(lines().slice(-4)).toEqual(['systemctl daemon-reload', 'systemctl enable app', 'systemctl restart app', '']);
  });

  test('installs Python and what the application lists, and may run again', () => {
    expect(lines()).toEqual(
      expect.arrayContaining([
        'apt-get update -q',
        'apt-get install -qy python3-venv unattended-upgrades',
        'install -d -o app -g app /srv/app',
        'test -x /srv/app/venv/bin/python || python3 -m venv /srv/app/venv',
        'test ! -e /srv/app/requirements.txt || /srv/app/venv/bin/pip install -q -r /srv/app/requirements.txt',
      ]),
    );
  });

  test('fits into user data', () => {
    const script = backendBoot({
      port: Port.tcp(5000),
      size: InstanceSize.of('ecs.g7.xlarge'),
      connection: CONNECTION,
    });

    expect(() => script.toUserData()).not.toThrow();
  });
});

test.each(['a\nENV\nrm -rf /', 'a b', '"a"', 'a\\b'])('fails to write %j as a connection setting', value => {
  const connection = { environment: { POSTGRES_HOST: value }, secrets: {} };

  expect(() => backendBoot({ port: Port.tcp(5000), size: InstanceSize.of('ecs.g7.large'), connection })).toThrow(
    `a connection setting holds letters, digits and ._:/@%+,{}- only, got POSTGRES_HOST=${JSON.stringify(value)}`,
  );
});
