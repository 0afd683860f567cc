import { RedisNamespace, RedisNamespaceProps } from '../../lib/data/redis-namespace';
import { emptyStack, synth } from '../util';

const MINIMAL: RedisNamespaceProps = {
  instanceId: 'r-1',
  host: 'r-1.redis.rds.aliyuncs.com',
  encryptedPassword: 'cipher',
};

const namespaceOf = (props: Partial<RedisNamespaceProps>) =>
  new RedisNamespace(emptyStack(), 'Namespace', { ...MINIMAL, ...props });

describe('RedisNamespace', () => {
  test('makes an account by ciphertext that reads and writes, and nothing else', () => {
    const stack = synth(scope => new RedisNamespace(scope, 'Namespace', MINIMAL));

    expect(stack.the('kvstore_account')).toMatchObject({
      instance_id: 'r-1',
      account_name: 'pigeon_web',
      account_type: 'Normal',
      account_privilege: 'RoleReadWrite',
      kms_encrypted_password: 'cipher',
    });
    expect(stack.the('kvstore_account')).not.toHaveProperty('account_password');
    expect(stack.addresses).toHaveLength(1);
  });

  test('tells where and as whom to connect, by default to port 6379 and database 1', () => {
    expect(namespaceOf({})).toMatchObject({
      instanceId: 'r-1',
      host: 'r-1.redis.rds.aliyuncs.com',
      port: 6379,
      account: 'pigeon_web',
      databaseNumber: 1,
      keyPrefix: 'pigeon_web:',
    });
    expect(namespaceOf({ port: 6380, account: 'shop', databaseNumber: 0, keyPrefix: 's:' })).toMatchObject({
      port: 6380,
      account: 'shop',
      databaseNumber: 0,
      keyPrefix: 's:',
    });
  });

  test('begins keys with the account', () => {
    expect(namespaceOf({ account: 'shop' }).keyPrefix).toBe('shop:');
  });

  test.each(['1a', '_a', 'A', 'a-b', 'x'.repeat(101), ''])('fails for the account %p', account => {
    expect(() => namespaceOf({ account })).toThrow(
      `'test/Namespace': 'account' has 1-100 of a-z, 0-9 and '_' and begins with a letter, got '${account}'`,
    );
  });

  test('takes accounts of 1 and of 100 characters', () => {
    expect([namespaceOf({ account: 'a' }).account, namespaceOf({ account: 'x'.repeat(100) }).account]).toHaveLength(2);
  });

  test.each([-1, 256, 1.5, NaN])('fails for the database number %p', databaseNumber => {
    expect(() => namespaceOf({ databaseNumber })).toThrow(
      `'test/Namespace': 'databaseNumber' is a whole number within 0-255, got ${databaseNumber}`,
    );
  });

  test('takes the last database number', () => {
    expect(namespaceOf({ databaseNumber: 255 }).databaseNumber).toBe(255);
  });

  test('fails without a password', () => {
    expect(() => namespaceOf({ encryptedPassword: '' })).toThrow(
      "'test/Namespace': 'encryptedPassword' is empty; without it the cloud makes no account",
    );
  });
});
