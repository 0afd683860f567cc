import { Duration } from '../values/duration';

export interface PostgresIsolationProps {
  /** Our database. */
  readonly database: string;
  /** Our account, which owns it. */
  readonly account: string;
  /** The databases of others on the instance, such as `pigeon` and `postgres`. Our account loses its way into them. */
  readonly otherDatabases: readonly string[];
  /** Where our tables are. @default - the name of the account */
  readonly schema?: string;
  /** Extensions that only the owner of the instance may create. @default [] */
  readonly extensions?: readonly string[];
  /** How many connections our account may have, 1-10000. @default 100 */
  readonly connectionLimit?: number;
  /** After how long a statement of ours is stopped. @default Duration.seconds(30) */
  readonly statementTimeout?: Duration;
}

/**
 * The SQL that the owner of the instance runs once, with `psql` and a privileged account; a second run changes nothing.
 *
 * PostgreSQL lets every account connect to every database, until somebody takes that right from PUBLIC. Whoever else can
 * connect now is given the right by name first, so nobody but we lose anything.
 * @throws when a name is none that needs no quotes, or the limit is none
 */
export function postgresIsolationSql(props: PostgresIsolationProps): string {
  const { database, account, otherDatabases, schema = account, extensions = [], connectionLimit = 100 } = props;
  const timeout = (props.statementTimeout ?? Duration.seconds(30)).toSeconds();
  const names = [database, account, schema, ...otherDatabases, ...extensions];
  const wrong = names.find(name => !/^[a-z_][a-z0-9_-]{0,62}$/.test(name));
  if (wrong !== undefined) {
    throw new Error(`a name has 1-63 of a-z, 0-9, '_' and '-', got '${wrong}'`);
  }
  if (otherDatabases.includes(database)) {
    throw new Error(`'${database}' is our own database, and none of 'otherDatabases'`);
  }
  if (!Number.isInteger(connectionLimit) || connectionLimit < 1 || connectionLimit > 10_000) {
    throw new Error(`'connectionLimit' is a whole number within 1-10000, got ${connectionLimit}`);
  }
  return `-- Keeps ${account} and the other systems on this instance apart. Run it with psql; it may run again.
\\set ON_ERROR_STOP on
BEGIN;
${otherDatabases.map(other => closeOther(other, account)).join('')}
REVOKE ALL ON DATABASE "${database}" FROM PUBLIC;
GRANT CONNECT, TEMPORARY, CREATE ON DATABASE "${database}" TO "${account}";

ALTER ROLE "${account}" NOCREATEDB NOCREATEROLE CONNECTION LIMIT ${connectionLimit};
ALTER ROLE "${account}" IN DATABASE "${database}" SET statement_timeout = '${timeout}s';
ALTER ROLE "${account}" IN DATABASE "${database}" SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE "${account}" IN DATABASE "${database}" SET search_path = "${schema}", public;
COMMIT;

\\connect "${database}"
BEGIN;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO "${account}";
CREATE SCHEMA IF NOT EXISTS "${schema}" AUTHORIZATION "${account}";
REVOKE ALL ON SCHEMA "${schema}" FROM PUBLIC;
${extensions.map(extension => `CREATE EXTENSION IF NOT EXISTS "${extension}";\n`).join('')}COMMIT;
`;
}

function closeOther(database: string, account: string): string {
  return `
DO $$
DECLARE other name;
BEGIN
  FOR other IN SELECT rolname FROM pg_roles
    WHERE rolcanlogin AND NOT rolsuper AND rolname <> '${account}' AND has_database_privilege(rolname, '${database}', 'CONNECT')
  LOOP
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', '${database}', other);
  END LOOP;
END $$;
REVOKE CONNECT, TEMPORARY ON DATABASE "${database}" FROM PUBLIC;
REVOKE ALL ON DATABASE "${database}" FROM "${account}";
`;
}
