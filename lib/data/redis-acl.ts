export interface RedisAclProps {
  /** Our account. */
  readonly account: string;
  /** What every key of ours begins with, such as `pigeon_web:`. */
  readonly keyPrefix: string;
}

/** Where the owner puts the SHA-256 of the password: `printf %s 'the password' | sha256sum`. */
export const REDIS_PASSWORD_HASH = 'SHA256_OF_THE_PASSWORD';

/** Prefixes that a pattern of an ACL takes as they are. */
export const REDIS_ACL_KEY_PREFIX = /^[\w.:-]{1,100}$/;

/** What names no key, so no pattern holds it back: it would show or touch the keys of others. */
const FORBIDDEN = ['scan', 'randomkey', 'dbsize', 'swapdb', 'flushdb', 'flushall', 'keys', 'migrate', 'object', 'wait'];

/**
 * The line that the owner of a Redis runs where it has ACLs (version 6 and above, of their own; accounts of the managed
 * service have none). Our account may then read and write keys of its prefix, and channels of it, and nothing else.
 * @throws when the account or the prefix has characters that a pattern or a line reads in a way of its own
 */
export function redisAclSetUser({ account, keyPrefix }: RedisAclProps): string {
  if (!/^[a-z][a-z0-9_]{0,99}$/.test(account)) {
    throw new Error(`an account has 1-100 of a-z, 0-9 and '_' and begins with a letter, got '${account}'`);
  }
  if (!REDIS_ACL_KEY_PREFIX.test(keyPrefix)) {
    throw new Error(`a key prefix has 1-100 of letters, digits and '_.:-', got '${keyPrefix}'`);
  }
  return [
    `ACL SETUSER ${account} reset on #${REDIS_PASSWORD_HASH}`,
    `~${keyPrefix}* &${keyPrefix}*`,
    '-@all +@read +@write +@transaction +@pubsub +@connection',
    // Scripts obey the patterns. Functions are taken away with their category: FUNCTION FLUSH is in the one of writes.
    '-@scripting +eval +evalsha +script|load +script|exists',
    `-@admin -@dangerous ${FORBIDDEN.map(command => `-${command}`).join(' ')}`,
  ].join(' ');
}
