import { Port } from '../network/port';
import { GRACEFUL_SECONDS, GUNICORN_CONFIG } from './gunicorn-config';
import { SANDBOX } from './sandbox';

/**
 * The socket outlives the service: while Gunicorn restarts, connections wait in its queue, and none is refused.
 */
export function appSocket(port: Port): string {
  return `[Unit]
Description=Socket of the application

[Socket]
ListenStream=0.0.0.0:${port.toNumber()}
Backlog=4096
NoDelay=yes

[Install]
WantedBy=sockets.target
`;
}

/** Gunicorn with no rights but to read its release, to answer on its socket and to call out. */
export function appService(relatedUnits: readonly string[]): string {
  const first = relatedUnits.join(' ');
  return `[Unit]
Description=Application
Requires=app.socket
${first && `Wants=${first}\n`}Wants=network-online.target
After=app.socket network-online.target ${first}
ConditionPathExists=/srv/app/current/venv/bin/python

[Service]
Type=notify
NotifyAccess=main
User=app
Group=app
WorkingDirectory=/srv/app/current
EnvironmentFile=/etc/app/data.env
Environment=PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
ExecStart=/srv/app/current/venv/bin/python -m gunicorn --config ${GUNICORN_CONFIG} health:app
ExecReload=/bin/kill -HUP $MAINPID
KillMode=mixed
TimeoutStopSec=${GRACEFUL_SECONDS + 10}
Restart=on-failure
RestartSec=2
LimitNOFILE=65536
TasksMax=1024
MemoryHigh=75%
MemoryMax=85%
OOMPolicy=continue
${SANDBOX}# Each worker sets the user that it is already; without this one call none starts.
SystemCallFilter=setuid

[Install]
WantedBy=multi-user.target
`;
}
