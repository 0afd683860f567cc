import { DataConnection } from '../data/data-connection';
import { Duration } from '../values/duration';
import { BootStep } from './boot-step';
import { SANDBOX } from './sandbox';
import { SECRETS_FOLDER } from './secrets';
import { writeFile } from './write-file';

export interface MigrationProps {
  /** The schema that our tables are in; our account owns it. @default - the name of the account */
  readonly schema?: string;
  /** Extensions that the tables need, such as `pg_trgm`. Those that need more rights the owner's SQL creates. @default [] */
  readonly extensions?: readonly string[];
  /** After how long a statement of the application is stopped; those of migrations are not. @default - what the owner of the instance said */
  readonly statementTimeout?: Duration;
}

/** The lock is one number a database; this one stands for our migrations. */
const LOCK = 7_446_673_920;

/** Which files were applied is known to the database itself, so that any server can tell. */
function runner(schema: string): string {
  return `#!/bin/bash
# Brings the database to the version in use: the schema, then each file of migrations/ and base-data/ once, in order of name.
# One server at a time: others wait, and find nothing left to do.
set -euo pipefail
umask 077
PGPASSFILE=$(mktemp)
trap 'rm -f "$PGPASSFILE"' EXIT
export PGPASSFILE PGHOST=$POSTGRES_HOST PGPORT=$POSTGRES_PORT PGDATABASE=$POSTGRES_DATABASE PGUSER=$POSTGRES_USER
export PGOPTIONS='-c statement_timeout=0 -c lock_timeout=10min -c client_min_messages=warning'
# In a password file a colon and a backslash have a meaning of their own.
printf '*:*:*:*:%s' "$(sed 's/[\\\\:]/\\\\&/g' "$POSTGRES_PASSWORD_FILE")" > "$PGPASSFILE"

sql() { psql --no-psqlrc --no-password --quiet --no-align --tuples-only --set ON_ERROR_STOP=1 "$@"; }

# A session of its own holds the lock, and lets go of it when it ends, whatever the reason.
coproc LOCK { sql; }
echo 'SELECT pg_advisory_lock(${LOCK}) IS NULL;' >&"\${LOCK[1]}"
if ! read -r -t 660 _ <&"\${LOCK[0]}"; then
  echo 'the lock of the migrations was not to be had' >&2
  exit 1
fi

sql --file /etc/app/database.sql
if [ ! -d /srv/app/current/ ]; then exit; fi
cd /srv/app/current
shopt -s nullglob
for file in migrations/*.sql base-data/*.sql; do
  applied=$(sql --set file="$file" <<< "SELECT 1 FROM ${schema}.applied_files WHERE name = :'file'")
  if [ -n "$applied" ]; then continue; fi
  echo "apply $file"
  echo "INSERT INTO ${schema}.applied_files (name) VALUES (:'file')" |
    sql --single-transaction --set file="$file" --file "$file" --file -
done
`;
}

const SERVICE = `[Unit]
Description=Migrations of the database
Wants=network-online.target fetch-secrets.service
After=network-online.target fetch-secrets.service
Before=app.service
ConditionPathExists=${SECRETS_FOLDER}/POSTGRES_PASSWORD

[Service]
Type=oneshot
User=app
Group=app
EnvironmentFile=/etc/app/data.env
ExecStart=/usr/local/sbin/migrate-database
TimeoutStartSec=20min
${SANDBOX}`;

/**
 * The one-shot initialization of the database (5.3 of the plan): our schema and its extensions, then what the release
 * brings in `migrations/` and `base-data/`. Each file is applied in one transaction, together with the note that it was.
 * @throws when a name is none of lower-case letters, digits and `_`
 */
export function migrations({ environment }: DataConnection, props: MigrationProps = {}): BootStep {
  const account = environment.POSTGRES_USER ?? '';
  const { schema = account, extensions = [], statementTimeout } = props;
  const wrong = [account, schema, ...extensions].find(name => !/^[a-z][a-z0-9_-]{0,62}$/.test(name));
  if (wrong !== undefined) {
    throw new Error(`accounts, schemas and extensions have a-z, 0-9, '_' and '-', got '${wrong}'`);
  }
  return {
    name: 'prepare the database',
    commands: [
      ...writeFile('/etc/app/database.sql', schemaSql(schema, account, extensions, statementTimeout), {
        mode: '0640',
        owner: 'root:app',
      }),
      ...writeFile('/usr/local/sbin/migrate-database', runner(schema), { mode: '0755' }),
      ...writeFile('/etc/systemd/system/app-migrate.service', SERVICE),
      'systemctl daemon-reload',
      // The unit of the application starts it too, so a database that is not there yet is tried again with it.
      "systemctl start app-migrate.service || echo 'warning: the database is not prepared yet' >&2",
    ],
  };
}

function schemaSql(schema: string, account: string, extensions: readonly string[], timeout?: Duration): string {
  // In this database, as the owner's SQL sets it: a setting of the role alone would count for less.
  const limit = timeout
    ? `ALTER ROLE ${account} IN DATABASE :"DBNAME" SET statement_timeout = '${timeout.toSeconds()}s';\n`
    : '';
  return `CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION ${account};
ALTER ROLE ${account} SET search_path = ${schema}, public;
${limit}${extensions.map(name => `CREATE EXTENSION IF NOT EXISTS "${name}";\n`).join('')}CREATE TABLE IF NOT EXISTS ${schema}.applied_files (
  name text PRIMARY KEY,
  applied_at timestamptz NOT NULL DEFAULT now()
);`;
}
