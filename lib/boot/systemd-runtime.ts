import { appService, appSocket } from './app-units';
import { GUNICORN_CONFIG, gunicornConfig } from './gunicorn-config';
import { HEALTH_PROGRAM } from './health-program';
import { release, ReleaseProps } from './release';
import { RuntimeContext, RuntimePlan } from './runtime-context';
import { BootStep } from './boot-step';
import { writeFile } from './write-file';

export interface SystemdRuntimeProps {
  /** The WSGI application: a module of the release, and a name in it. @default 'wsgi:app' */
  readonly application?: string;
  /** The application also sees the Python packages of the distribution. @default false - only those it lists */
  readonly systemSitePackages?: boolean;
  /** Packages of the distribution that it needs, such as `libpq5`. @default [] */
  readonly packages?: readonly string[];
}

/** Gunicorn in a virtual environment, as a systemd service. */
export function systemdRuntime(props: SystemdRuntimeProps, context: RuntimeContext): RuntimePlan {
  const { application = 'wsgi:app', systemSitePackages = false, packages = [] } = props;
  if (!/^\w+(\.\w+)*:\w+$/.test(application)) {
    throw new Error(`an application looks like 'wsgi:app', got '${application}'`);
  }
  return {
    packages: ['python3-venv', ...packages],
    environment: { APP_MODULE: application },
    steps: [prepareTool(systemSitePackages), ...fetched(context.release), ...context.migrations, service(context)],
  };
}

function fetched(props: ReleaseProps | undefined): BootStep[] {
  const place = { folder: '/srv/app', prefix: 'backend', prepare: '/usr/local/sbin/prepare-app' };
  return props ? [release(props, place)] : [];
}

/** The packages of a release are its own, so going back to it goes back to them too. */
function prepareTool(systemSitePackages: boolean): BootStep {
  const venv = `python3 -m venv${systemSitePackages ? ' --system-site-packages' : ''}`;
  const tool = `#!/bin/bash
# prepare-app FOLDER: gives a release a virtual environment with the packages that its requirements.txt pins, by hash.
# With a folder wheels/ in the release nothing is downloaded.
set -euo pipefail
umask 022
cd "$1"
install -d -o app -g app venv
as_app() { setpriv --reuid app --regid app --clear-groups env HOME=/nonexistent PIP_NO_CACHE_DIR=1 "$@"; }
as_app ${venv} venv
if [ -e requirements.txt ]; then
  from=()
  if [ -d wheels ]; then from=(--no-index --find-links wheels); fi
  as_app venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes "\${from[@]}" -r requirements.txt
fi
chown -R root:root venv
`;
  return {
    name: 'install what prepares a release',
    commands: writeFile('/usr/local/sbin/prepare-app', tool, { mode: '0755' }),
  };
}

function service({ port, plan, connection }: RuntimeContext): BootStep {
  const related = connection ? ['fetch-secrets.service', 'app-migrate.service'] : [];
  return {
    name: 'start gunicorn',
    commands: [
      ...writeFile('/usr/local/lib/server/health.py', HEALTH_PROGRAM),
      ...writeFile(GUNICORN_CONFIG, gunicornConfig(port, plan, 'server')),
      ...writeFile('/etc/systemd/system/app.socket', appSocket(port)),
      ...writeFile('/etc/systemd/system/app.service', appService(related)),
      'systemctl daemon-reload',
      'systemctl enable app.socket app.service',
      'systemctl start app.socket',
      // A service whose condition does not hold yet is no error.
      'systemctl reload-or-restart app.service',
    ],
  };
}
