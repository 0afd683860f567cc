import { BootStep } from './boot-step';
import { SANDBOX } from './sandbox';
import { SECRETS_FOLDER } from './secrets';
import { writeFile } from './write-file';

export interface DatabaseDumpProps {
  /** The bucket that dumps go to, as `dumps/<database>/<date>.dump`. The server's role may put objects there. */
  readonly bucketName: string;
  /** The hour it is made at, 0-23, in the time zone of the server. @default 3 */
  readonly hour?: number;
}

function tool(bucket: string): string {
  return `#!/bin/bash
# Dumps our database into the bucket, once a day: where the dump of today is there already, another server made it.
set -euo pipefail
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PGPASSFILE=$work/pass PGHOST=$POSTGRES_HOST PGPORT=$POSTGRES_PORT PGDATABASE=$POSTGRES_DATABASE PGUSER=$POSTGRES_USER
export PGOPTIONS='-c statement_timeout=0'
printf '*:*:*:*:%s' "$(sed 's/[\\\\:]/\\\\&/g' "$POSTGRES_PASSWORD_FILE")" > "$PGPASSFILE"
object=dumps/$PGDATABASE/$(date +%F).dump
if cloud-client get ${bucket} "$object" "$work/there" 2>/dev/null; then exit; fi
pg_dump --no-password --format custom --no-owner --no-privileges --file "$work/dump"
cloud-client put ${bucket} "$object" "$work/dump"
`;
}

const SERVICE = `[Unit]
Description=Dump of the database
Wants=network-online.target
After=network-online.target
ConditionPathExists=${SECRETS_FOLDER}/POSTGRES_PASSWORD

[Service]
Type=oneshot
User=app
Group=app
EnvironmentFile=/etc/app/data.env
ExecStart=/usr/local/sbin/dump-database
TimeoutStartSec=2h
Nice=10
IOSchedulingClass=idle
${SANDBOX}`;

/**
 * A dump of our database every night, in the form that `pg_restore` reads. It holds our database only: the instance, and its
 * backups, are its owner's.
 * @throws when the hour is no whole number within 0-23, or the bucket's name is none
 */
export function databaseDump({ bucketName, hour = 3 }: DatabaseDumpProps): BootStep {
  if (!Number.isInteger(hour) || hour < 0 || hour > 23) {
    throw new Error(`the hour of the dump is a whole number within 0-23, got ${hour}`);
  }
  if (!/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(bucketName)) {
    throw new Error(`a bucket name has 3-63 of a-z, 0-9 and '-', and no '-' at an end, got '${bucketName}'`);
  }
  const timer = `[Unit]
Description=Dump of the database, every night

[Timer]
OnCalendar=*-*-* ${String(hour).padStart(2, '0')}:00:00
RandomizedDelaySec=30min
Persistent=yes

[Install]
WantedBy=timers.target
`;
  return {
    name: 'dump the database every night',
    commands: [
      ...writeFile('/usr/local/sbin/dump-database', tool(bucketName), { mode: '0755' }),
      ...writeFile('/etc/systemd/system/dump-database.service', SERVICE),
      ...writeFile('/etc/systemd/system/dump-database.timer', timer),
      'systemctl daemon-reload',
      'systemctl enable --now dump-database.timer',
    ],
  };
}
