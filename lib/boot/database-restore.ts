import { DATABASE_LEADER, DATABASE_SESSION } from './database-session';
import { writeFile } from './write-file';

function tool(bucket: string): string {
  return `#!/bin/bash
# restore-database DATE DATABASE: puts the dump of a day, such as 2026-11-23, back into our database, or into another one of
# our account. Its schemas are replaced as a whole, in one transaction: it either succeeds, or nothing has changed.
set -euo pipefail
while IFS='=' read -r name value; do export "$name=$value"; done < /etc/app/data.env
if [ $# -ne 2 ] || ! [[ $1 =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || ! [[ $2 =~ ^[a-z][a-z0-9_]*$ ]]; then
  echo "say the day and the database: restore-database $(date +%F) $POSTGRES_DATABASE" >&2
  exit 2
fi
source=$POSTGRES_DATABASE
POSTGRES_DATABASE=$2
${DATABASE_SESSION}
${DATABASE_LEADER}
cloud-client get ${bucket} "dumps/$source/$1.dump" "$work/dump"
# What is there now is kept, so that this can be taken back too.
before=dumps/$2/before-restore-$(date +%FT%H%M%S).dump
pg_dump --no-password --format custom --no-owner --no-privileges --file "$work/before"
cloud-client put ${bucket} "$before" "$work/before"
echo "what is replaced is kept as $before"
# An extension keeps the comment of whoever made it, which only its owner may write.
pg_restore --list "$work/dump" | grep -v ' COMMENT - EXTENSION ' > "$work/list"
awk '$4 == "SCHEMA" && $5 == "-" { printf "DROP SCHEMA IF EXISTS \\"%s\\" CASCADE;\\n", $6 }' "$work/list" > "$work/drop"
# Written out first: a pipe that breaks off would look like the end of a script, and half of it would be committed.
pg_restore --no-owner --no-privileges --use-list "$work/list" --file "$work/script" "$work/dump"
sql --single-transaction --file "$work/drop" --file "$work/script" > /dev/null
sql --command 'ANALYZE' 2> /dev/null
echo "$2 is as it was on $1"
`;
}

/** Installs `restore-database`, which a person runs. */
export function databaseRestore(bucketName: string): string[] {
  return writeFile('/usr/local/sbin/restore-database', tool(bucketName), { mode: '0755' });
}
