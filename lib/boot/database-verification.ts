import { DATABASE_LEADER, DATABASE_SESSION } from './database-session';
import { VERIFICATION_UNIT } from './dump-units';
import { SANDBOX } from './sandbox';
import { SECRETS_FOLDER } from './secrets';
import { writeFile } from './write-file';

function tool(bucket: string): string {
  return `#!/bin/bash
# Restores the newest dump into a scratch database of a PostgreSQL that runs for this alone, counts what came back, and puts
# the report beside the dumps. One server a week; the shared instance is not touched.
set -euo pipefail
${DATABASE_SESSION}
${DATABASE_LEADER}
report=dumps/$PGDATABASE/verified-$(date +%F).txt
there=0
cloud-client has ${bucket} "$report" || there=$?
if [ "$there" = 0 ]; then echo "$report is there already"; exit; fi

for days in {0..7}; do
  day=$(date -d "$days days ago" +%F)
  if cloud-client has ${bucket} "dumps/$PGDATABASE/$day.dump"; then break; fi
  day=
done
if [ -z "$day" ]; then echo "FAILED: no dump of $PGDATABASE is younger than eight days" >&2; exit 1; fi
cloud-client get ${bucket} "dumps/$PGDATABASE/$day.dump" "$work/dump"
needed=$(( $(stat -c %s "$work/dump") * 20 / 1024 ))
free=$(df --output=avail -k "$work" | tail -1)
if [ "$free" -lt "$needed" ]; then echo "FAILED: a restore may need $needed KiB, and $free are free" >&2; exit 1; fi

bin=$(printf '%s\\n' /usr/lib/postgresql/*/bin | sort -V | tail -1)
started=$SECONDS
"$bin/initdb" --pgdata "$work/data" --username scratch --auth trust > /dev/null
stop() { "$bin/pg_ctl" --pgdata "$work/data" --mode immediate stop > /dev/null 2>&1 || true; rm -rf "$work"; }
trap stop EXIT
# It listens nowhere but in its own folder.
"$bin/pg_ctl" --pgdata "$work/data" --wait --log "$work/log" -o "-c listen_addresses='' -c unix_socket_directories='$work' -c fsync=off -p 5432" start > /dev/null
scratch() { env -u PGPASSFILE -u PGOPTIONS PGHOST="$work" PGPORT=5432 PGUSER=scratch PGDATABASE=scratch "$@"; }
scratch createdb scratch
if ! scratch pg_restore --exit-on-error --no-owner --no-privileges --dbname scratch "$work/dump" 2> "$work/errors"; then
  echo "FAILED: the dump of $day cannot be restored: $(head -c 500 "$work/errors")" >&2
  exit 1
fi
expected=$(pg_restore --list "$work/dump" | grep -c ' TABLE DATA ' || true)
read -r tables rows <<< "$(scratch psql -XqAt -F ' ' <<'SQL'
SELECT count(*), coalesce(sum((xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I.%I', schemaname, tablename), false, true, '')))[1]::text::bigint), 0)
FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema');
SQL
)"
verdict=OK
if [ "$expected" = 0 ] || [ "$tables" -lt "$expected" ]; then verdict=FAILED; fi
line="$verdict: the dump of $PGDATABASE of $day came back with $tables tables (of $expected) and $rows rows in $((SECONDS - started)) s"
echo "$line" > "$work/report"
cloud-client put ${bucket} "$report" "$work/report"
echo "$line"
[ "$verdict" = OK ]
`;
}

const SERVICE = `[Unit]
Description=Verification of the newest dump
Wants=network-online.target
After=network-online.target
ConditionPathExists=${SECRETS_FOLDER}/POSTGRES_PASSWORD

[Service]
Type=oneshot
User=app
Group=app
EnvironmentFile=/etc/app/data.env
ExecStart=/usr/local/sbin/verify-dump
TimeoutStartSec=5h
Nice=15
IOSchedulingClass=idle
MemoryMax=25%
${SANDBOX}`;

/** Installs `verify-dump`, which runs every Sunday: a backup is one once it was restored. */
export function databaseVerification(bucketName: string, hour: number): string[] {
  const timer = `[Unit]
Description=Verification of the newest dump, every Sunday

[Timer]
OnCalendar=Sun *-*-* ${String(hour).padStart(2, '0')}:00:00
RandomizedDelaySec=30min
Persistent=yes

[Install]
WantedBy=timers.target
`;
  return [
    ...writeFile('/usr/local/sbin/verify-dump', tool(bucketName), { mode: '0755' }),
    ...writeFile(`/etc/systemd/system/${VERIFICATION_UNIT}`, SERVICE),
    ...writeFile('/etc/systemd/system/verify-dump.timer', timer),
  ];
}
