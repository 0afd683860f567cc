import { spawnSync } from 'node:child_process';
import { ScratchRoot } from './scratch-root';
import { CONNECTION } from './variants';

/** What nobody may find anywhere, once the servers run. */
export const PASSWORDS = { postgres: 'pg:secret\\7d1c9e', redis: 'redis-secret-b04f2a' } as const;
export const SECRETS = {
  'production/postgres-password': PASSWORDS.postgres,
  'production/redis-password': PASSWORDS.redis,
};

export const POSTGRES_PORT = CONNECTION.environment['POSTGRES_PORT'] as string;
export const REDIS_PORT = CONNECTION.environment['REDIS_PORT'] as string;
const POSTGRES_BIN = '"$(ls -d /usr/lib/postgresql/*/bin | tail -1)"';
const DATA = '/var/tmp/postgres';

/** A PostgreSQL as its owner runs it: `pigeon` has a database with a table in it, and ours is made as Terraform makes it. */
export function startPostgres(root: ScratchRoot): void {
  root.must(`install -d -o postgres -g postgres ${DATA} && echo owner-password > /tmp/owner && chmod 644 /tmp/owner
    runuser -u postgres -- ${POSTGRES_BIN}/initdb -D ${DATA}/data -A scram-sha-256 --pwfile=/tmp/owner >/dev/null`);
  resumePostgres(root);
  asOwner(
    root,
    `CREATE ROLE pigeon LOGIN PASSWORD 'pigeon-password';
    CREATE ROLE reports LOGIN PASSWORD 'reports-password';
    CREATE DATABASE pigeon OWNER pigeon;
    CREATE ROLE pigeon_web LOGIN PASSWORD '${PASSWORDS.postgres}';
    CREATE DATABASE pigeon_web OWNER pigeon_web;
    \\connect pigeon
    CREATE TABLE birds (name text);
    INSERT INTO birds VALUES ('homing pigeon');
    ALTER TABLE birds OWNER TO pigeon;
    GRANT SELECT ON birds TO reports;`,
  );
}

export function resumePostgres(root: ScratchRoot): void {
  root.must(
    `runuser -u postgres -- ${POSTGRES_BIN}/pg_ctl -D ${DATA}/data -w -l ${DATA}/log -o "-p ${POSTGRES_PORT} -c listen_addresses=127.0.0.1 -c unix_socket_directories=/tmp -c fsync=off" start >/dev/null`,
  );
}

export function stopPostgres(root: ScratchRoot): void {
  root.run(`runuser -u postgres -- ${POSTGRES_BIN}/pg_ctl -D ${DATA}/data -w -m immediate stop`);
}

/** Runs SQL as the owner of the instance. */
export function asOwner(root: ScratchRoot, sql: string, database = 'postgres'): string {
  return root.must(`${psql('postgres', 'owner-password', database)} -v ON_ERROR_STOP=1`, sql);
}

/** Runs SQL as somebody, and gives what came of it. */
export function asRole(root: ScratchRoot, role: string, password: string, database: string, sql: string) {
  return root.run(psql(role, password, database), sql);
}

function psql(role: string, password: string, database: string): string {
  return `PGPASSWORD='${password}' psql -X -qAt -h 127.0.0.1 -p ${POSTGRES_PORT} -U ${role} ${database}`;
}

/** A Redis as its owner runs it, where the default user is `pigeon`'s. */
export function startRedis(root: ScratchRoot): void {
  root.must(
    `redis-server --port ${REDIS_PORT} --bind 127.0.0.1 --requirepass owner-password --save "" --daemonize yes --dir /tmp --pidfile /tmp/redis.pid --logfile /tmp/redis.log >/dev/null 2>&1
    for try in {1..100}; do redis-cli -p ${REDIS_PORT} ping >/dev/null 2>&1 && exit; sleep 0.05; done; exit 1`,
  );
}

export function stopRedis(root: ScratchRoot): void {
  root.run(`REDISCLI_AUTH=owner-password redis-cli -p ${REDIS_PORT} shutdown nosave`);
}

/** One command of Redis as somebody; what it answered. */
export function redis(root: ScratchRoot, user: string, password: string, ...words: string[]): string {
  const command = words.map(word => `'${word}'`).join(' ');
  const login = `REDISCLI_AUTH='${password}' redis-cli -p ${REDIS_PORT} --user ${user}`;
  return root.run(`${login} ${command} 2>&1`).stdout.trim();
}

/** The hash that the owner puts in place of the placeholder, made by the command that the documentation gives. */
export function sha256(text: string): string {
  return spawnSync('sha256sum', { input: text, encoding: 'utf8' }).stdout.slice(0, 64);
}

/** Where the server answers that a dump is restored into. */
export const EMPTY_PORT = 25_433;

/** A second PostgreSQL with nothing but an empty database, `restored`. It ends with the scratch root. */
export function startEmptyPostgres(root: ScratchRoot): void {
  root.must(`install -d -o postgres -g postgres /var/tmp/empty
    runuser -u postgres -- ${POSTGRES_BIN}/initdb -D /var/tmp/empty/data -A scram-sha-256 --pwfile=/tmp/owner >/dev/null
    runuser -u postgres -- ${POSTGRES_BIN}/pg_ctl -D /var/tmp/empty/data -w -l /var/tmp/empty/log -o "-p ${EMPTY_PORT} -c listen_addresses=127.0.0.1 -c unix_socket_directories=/tmp -c fsync=off" start >/dev/null
    PGPASSWORD=owner-password createdb -h 127.0.0.1 -p ${EMPTY_PORT} -U postgres restored`);
}
