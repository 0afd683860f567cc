/** One number a database stands for everything that must not be done twice at a time; this one for dump and restore. */
const LOCK = 7_446_673_921;

/** How the programs of a server reach our database: as our account, by a password file that is gone with the program. */
export const DATABASE_SESSION = `umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PGPASSFILE=$work/pass PGHOST=$POSTGRES_HOST PGPORT=$POSTGRES_PORT PGDATABASE=$POSTGRES_DATABASE PGUSER=$POSTGRES_USER
export PGOPTIONS='-c statement_timeout=0'
# In a password file a colon and a backslash have a meaning of their own.
printf '*:*:*:*:%s' "$(sed 's/[\\\\:]/\\\\&/g' "$POSTGRES_PASSWORD_FILE")" > "$PGPASSFILE"
sql() { psql --no-psqlrc --no-password --quiet --no-align --tuples-only --set ON_ERROR_STOP=1 "$@"; }
`;

/**
 * Waits until this server is the only one at work. The database itself holds the lock, for a session of its own that ends
 * with the program whatever the reason: when the server that leads dies, the next one leads.
 */
export const DATABASE_LEADER = `coproc LEADER { sql --file -; }
echo 'SELECT pg_advisory_lock(${LOCK}) IS NULL;' >&"\${LEADER[1]}"
if ! read -r -t 7200 _ <&"\${LEADER[0]}"; then
  echo 'another server has been at work for two hours, or the database does not answer' >&2
  exit 1
fi
`;
