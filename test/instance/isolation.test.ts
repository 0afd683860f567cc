import { postgresIsolationSql } from '../../lib/data/postgres-isolation-sql';
import { REDIS_PASSWORD_HASH, redisAclSetUser } from '../../lib/data/redis-acl';
import { Duration } from '../../lib/values/duration';
import {
  asOwner,
  asRole,
  PASSWORDS,
  POSTGRES_PORT,
  redis,
  sha256,
  startPostgres,
  startRedis,
  stopPostgres,
  stopRedis,
} from './database-servers';
import { ScratchRoot } from './scratch-root';
import { describeWith } from './with-programs';

const SQL = postgresIsolationSql({
  database: 'pigeon_web',
  account: 'pigeon_web',
  otherDatabases: ['pigeon', 'postgres'],
  extensions: ['pg_trgm'],
  connectionLimit: 3,
  statementTimeout: Duration.seconds(1),
});

let root: ScratchRoot;

const asUs = (database: string, sql: string) => asRole(root, 'pigeon_web', PASSWORDS.postgres, database, sql);
const asThem = (role: string, database: string, sql: string) => asRole(root, role, `${role}-password`, database, sql);
const privileges = () =>
  asOwner(
    root,
    'SELECT datname, datacl FROM pg_database ORDER BY 1; SELECT rolname, rolconnlimit FROM pg_roles ORDER BY 1;',
  ) +
  asOwner(root, 'SELECT setdatabase, setrole, setconfig FROM pg_db_role_setting ORDER BY 1, 2', 'pigeon_web') +
  asOwner(root, 'SELECT nspname, nspacl FROM pg_namespace ORDER BY 1; SELECT extname FROM pg_extension', 'pigeon_web');

const ourRedis = (...words: string[]) => redis(root, 'pigeon_web', PASSWORDS.redis, ...words);
const ownerRedis = (...words: string[]) => redis(root, 'default', 'owner-password', ...words);

describeWith(
  ['root', 'mount namespaces', 'a PostgreSQL server', 'psql'],
  'postgresIsolationSql, on a real server,',
  () => {
    beforeAll(async () => {
      root = await ScratchRoot.make();
      startPostgres(root);
    }, 240_000);
    afterAll(async () => {
      stopPostgres(root);
      await root.dispose();
    });

    test('closes what was open: before it, our role connects to the database of the others', () => {
      expect(asUs('pigeon', 'SELECT 1').stdout).toBe('1\n');
      expect(asThem('reports', 'pigeon_web', 'SELECT 1').stdout).toBe('1\n');

      asOwner(root, SQL);

      expect(asUs('pigeon', 'SELECT 1').stderr).toContain('permission denied for database "pigeon"');
      expect(asThem('reports', 'pigeon_web', 'SELECT 1').stderr).toContain(
        'permission denied for database "pigeon_web"',
      );
    });

    test('changes nothing when it runs again', () => {
      const before = privileges();
      asOwner(root, SQL);

      expect(privileges()).toBe(before);
    });

    test.each(['pigeon', 'postgres'])('keeps our role out of %s', database => {
      expect(asUs(database, 'SELECT * FROM birds').status).not.toBe(0);
    });

    test('leaves the others what they had', () => {
      expect(asThem('pigeon', 'pigeon', 'SELECT * FROM birds').stdout).toBe('homing pigeon\n');
      expect(asThem('reports', 'pigeon', 'SELECT * FROM birds').stdout).toBe('homing pigeon\n');
    });

    test('keeps the others out of ours, and from our tables where they got in', () => {
      expect(asUs('pigeon_web', 'CREATE TABLE items (name text); INSERT INTO items VALUES (1)').status).toBe(0);
      expect(asThem('pigeon', 'pigeon_web', 'SELECT 1').status).not.toBe(0);

      asOwner(root, 'GRANT CONNECT ON DATABASE pigeon_web TO pigeon');
      expect(asThem('pigeon', 'pigeon_web', 'SELECT * FROM pigeon_web.items').stderr).toContain('permission denied');
      asOwner(root, 'REVOKE CONNECT ON DATABASE pigeon_web FROM pigeon');
    });

    test('puts our tables into our schema', () => {
      expect(asUs('pigeon_web', "SELECT schemaname FROM pg_tables WHERE tablename = 'items'").stdout).toBe(
        'pigeon_web\n',
      );
      expect(asUs('pigeon_web', "SELECT extname FROM pg_extension WHERE extname = 'pg_trgm'").stdout).toBe('pg_trgm\n');
    });

    test('stops a statement of ours that takes too long', () => {
      expect(asUs('pigeon_web', 'SELECT pg_sleep(5)').stderr).toContain('canceling statement due to statement timeout');
    });

    test('gives our role no more connections than it was granted', () => {
      const held = Array.from(
        { length: 3 },
        () =>
          `PGPASSWORD='${PASSWORDS.postgres}' psql -X -h 127.0.0.1 -p ${POSTGRES_PORT} -U pigeon_web pigeon_web -c 'SET statement_timeout = 0' -c 'SELECT pg_sleep(3)'`,
      );
      const { stderr } = root.run(
        `${held.join(' & ')} & sleep 1; PGPASSWORD='${PASSWORDS.postgres}' psql -X -h 127.0.0.1 -p ${POSTGRES_PORT} -U pigeon_web pigeon_web -c 'SELECT 1'`,
      );

      expect(stderr).toContain('too many connections for role "pigeon_web"');
    });
  },
);

describe('postgresIsolationSql', () => {
  const props = { database: 'pigeon_web', account: 'pigeon_web', otherDatabases: ['pigeon'] };

  test.each([
    [{ account: 'a"; DROP' }, "a name has 1-63 of a-z, 0-9, '_' and '-', got 'a\"; DROP'"],
    [{ otherDatabases: ['pigeon_web'] }, "'pigeon_web' is our own database, and none of 'otherDatabases'"],
    [{ connectionLimit: 0 }, "'connectionLimit' is a whole number within 1-10000, got 0"],
  ])('fails with %j', (wrong, message) => {
    expect(() => postgresIsolationSql({ ...props, ...wrong })).toThrow(message);
  });
});

describeWith(['root', 'mount namespaces', 'redis-server', 'redis-cli'], 'redisAclSetUser, on a real server,', () => {
  const line = redisAclSetUser({ account: 'pigeon_web', keyPrefix: 'pigeon_web:' });
  const setUser = () => ownerRedis(...line.replace(REDIS_PASSWORD_HASH, sha256(PASSWORDS.redis)).split(' '));

  beforeAll(async () => {
    root = await ScratchRoot.make();
    startRedis(root);
    expect(setUser()).toBe('OK');
    expect(ownerRedis('SET', 'pigeon:session', 'theirs')).toBe('OK');
  }, 240_000);
  afterAll(async () => {
    stopRedis(root);
    await root.dispose();
  });

  test('changes nothing when it runs again', () => {
    const before = ownerRedis('ACL', 'GETUSER', 'pigeon_web');
    expect(setUser()).toBe('OK');

    expect(ownerRedis('ACL', 'GETUSER', 'pigeon_web')).toBe(before);
  });

  test('lets our user work within its prefix', () => {
    expect(ourRedis('SET', 'pigeon_web:a', '1', 'EX', '60')).toBe('OK');
    expect(ourRedis('GET', 'pigeon_web:a')).toBe('1');
    expect(ourRedis('INCR', 'pigeon_web:a')).toBe('2');
    expect(ourRedis('EVAL', 'return redis.call("GET", KEYS[1])', '1', 'pigeon_web:a')).toBe('2');
    expect(ourRedis('PUBLISH', 'pigeon_web:news', 'hello')).toBe('0');
    expect(ourRedis('PING')).toBe('PONG');
  });

  test.each([
    ['GET', 'pigeon:session'],
    ['SET', 'pigeon:session', 'ours'],
    ['DEL', 'pigeon:session'],
    ['RENAME', 'pigeon:session', 'pigeon_web:session'],
    ['COPY', 'pigeon:session', 'pigeon_web:session'],
    ['EVAL', 'return redis.call("GET", "pigeon:session")', '0'],
    ['PUBLISH', 'pigeon:news', 'hello'],
    ['FLUSHALL'],
    ['FLUSHDB'],
    ['KEYS', '*'],
    ['SCAN', '0'],
    ['RANDOMKEY'],
    ['DBSIZE'],
    ['SWAPDB', '0', '1'],
    ['CONFIG', 'GET', '*'],
    ['ACL', 'LIST'],
    ['CLIENT', 'LIST'],
    ['MONITOR'],
    ['SCRIPT', 'FLUSH'],
    ['FUNCTION', 'FLUSH'],
    ['SHUTDOWN'],
  ])('refuses our user %s %s', (...words) => {
    expect(ourRedis(...words)).toMatch(/NOPERM|No permissions|can't access/);
    expect(ownerRedis('GET', 'pigeon:session')).toBe('theirs');
  });

  test('does not know our user by another password', () => {
    expect(redis(root, 'pigeon_web', 'guess', 'PING')).toMatch(/WRONGPASS/);
  });
});

describe('redisAclSetUser', () => {
  test.each([
    [{ account: 'A b' }, "an account has 1-100 of a-z, 0-9 and '_' and begins with a letter, got 'A b'"],
    [{ keyPrefix: '*' }, "a key prefix has 1-100 of letters, digits and '_.:-', got '*'"],
  ])('fails with %j', (wrong, message) => {
    expect(() => redisAclSetUser({ account: 'pigeon_web', keyPrefix: 'pigeon_web:', ...wrong })).toThrow(message);
  });
});
