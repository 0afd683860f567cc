import { checkBucketName } from '../bucket-name';
import { BootStep } from './boot-step';
import { DATABASE_LEADER, DATABASE_SESSION } from './database-session';
import { databaseRestore } from './database-restore';
import { databaseVerification } from './database-verification';
import { DUMP_UNIT } from './dump-units';
import { SANDBOX } from './sandbox';
import { SECRETS_FOLDER } from './secrets';
import { writeFile } from './write-file';

export interface DatabaseDumpProps {
  /** The bucket that dumps go to, as `dumps/<database>/<date>.dump`. The server's role may put and read objects there. */
  readonly bucketName: string;
  /** The hour it is made at, 0-23, in the time zone of the server. @default 3 */
  readonly hour?: number;
  /** Restore the newest dump into a scratch database every Sunday, and report. @default false */
  readonly verify?: boolean;
}

function tool(bucket: string): string {
  return `#!/bin/bash
# Dumps our database into the bucket, once a day. Of all servers one leads; the others wait, and find the dump of today. Where
# the leader fails, the next one makes it.
set -euo pipefail
${DATABASE_SESSION}
${DATABASE_LEADER}
object=dumps/$PGDATABASE/$(date +%F).dump
there=0
cloud-client has ${bucket} "$object" || there=$?
if [ "$there" = 0 ]; then echo "$object is there already"; exit; fi
# Where it cannot be told, one dump too many is better than none.
if [ "$there" != 3 ]; then echo 'warning: the bucket does not say whether the dump of today is there' >&2; fi
pg_dump --no-password --format custom --no-owner --no-privileges --file "$work/dump"
# A dump that cannot be listed is none.
pg_restore --list "$work/dump" > /dev/null
cloud-client put ${bucket} "$object" "$work/dump"
echo "$object has $(stat -c %s "$work/dump") bytes"
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
TimeoutStartSec=5h
Nice=10
IOSchedulingClass=idle
${SANDBOX}`;

/**
 * A dump of our database every night, in the form that `pg_restore` reads, made by one of the servers; and the program
 * `restore-database`, which puts one back. It holds our database only: the instance, and its backups, are its owner's.
 * @throws when the hour is no whole number within 0-23, or the bucket's name is none
 */
export function databaseDump({ bucketName, hour = 3, verify = false }: DatabaseDumpProps): BootStep {
  if (!Number.isInteger(hour) || hour < 0 || hour > 23) {
    throw new Error(`the hour of the dump is a whole number within 0-23, got ${hour}`);
  }
  checkBucketName(bucketName);
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
      ...writeFile(`/etc/systemd/system/${DUMP_UNIT}`, SERVICE),
      ...writeFile('/etc/systemd/system/dump-database.timer', timer),
      ...databaseRestore(bucketName),
      ...(verify ? databaseVerification(bucketName, (hour + 3) % 24) : []),
      'systemctl daemon-reload',
      'systemctl enable --now dump-database.timer',
      ...(verify ? ['systemctl enable --now verify-dump.timer'] : []),
    ],
  };
}
