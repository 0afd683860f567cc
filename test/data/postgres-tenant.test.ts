import { PostgresTenant, PostgresTenantProps } from '../../lib/data/postgres-tenant';
import { emptyStack, synth } from '../util';

const MINIMAL: PostgresTenantProps = {
  instanceId: 'pgm-1',
  host: 'pgm-1.pg.rds.aliyuncs.com',
  encryptedPassword: 'cipher',
};

const tenantOf = (props: Partial<PostgresTenantProps>) =>
  new PostgresTenant(emptyStack(), 'Tenant', { ...MINIMAL, ...props });

describe('PostgresTenant', () => {
  test('makes a database, an account by ciphertext, and the one privilege, all protected', () => {
    const stack = synth(scope => new PostgresTenant(scope, 'Tenant', MINIMAL));

    expect(stack.the('db_database')).toMatchObject({
      instance_id: 'pgm-1',
      data_base_name: 'pigeon_web',
      character_set: 'UTF8,C,en_US.utf8',
      lifecycle: { prevent_destroy: true },
    });
    expect(stack.the('rds_account')).toMatchObject({
      db_instance_id: 'pgm-1',
      account_name: 'pigeon_web',
      account_type: 'Normal',
      kms_encrypted_password: 'cipher',
      lifecycle: { prevent_destroy: true },
    });
    expect(stack.the('rds_account')).not.toHaveProperty('account_password');
    const privilege = stack.the('db_account_privilege');
    const [account, database] = ['alicloud_rds_account', 'alicloud_db_database'].map(type =>
      stack.addresses.find(address => address.startsWith(type)),
    );
    expect(privilege).toMatchObject({
      instance_id: 'pgm-1',
      account_name: `\${${account}.account_name}`,
      privilege: 'DBOwner',
      db_names: [`\${${database}.data_base_name}`],
    });
    expect(stack.addresses).toHaveLength(3);
  });

  test('tells where and as whom to connect, by default to port 5432', () => {
    expect(tenantOf({})).toMatchObject({
      instanceId: 'pgm-1',
      host: 'pgm-1.pg.rds.aliyuncs.com',
      port: 5432,
      database: 'pigeon_web',
      account: 'pigeon_web',
    });
    expect(tenantOf({ port: 3433, database: 'shop', account: 'clerk' })).toMatchObject({
      port: 3433,
      database: 'shop',
      account: 'clerk',
    });
  });

  test('names the account like the database', () => {
    expect(tenantOf({ database: 'shop' }).account).toBe('shop');
  });

  test('can be destroyed where it is not protected', () => {
    const stack = synth(scope => new PostgresTenant(scope, 'Tenant', { ...MINIMAL, preventDestroy: false }));

    expect([stack.the('db_database'), stack.the('rds_account')]).toEqual([
      expect.objectContaining({ lifecycle: { prevent_destroy: false } }),
      expect.objectContaining({ lifecycle: { prevent_destroy: false } }),
    ]);
  });

  test.each(['a', '1a', 'a_', 'A1', 'a-b', 'x'.repeat(64), ''])('fails for the name %p', name => {
    const rule = `has 2-63 of a-z, 0-9 and '_' and begins with a letter, got '${name}'`;

    expect(() => tenantOf({ database: name })).toThrow(`'test/Tenant': 'database' ${rule}`);
    expect(() => tenantOf({ account: name })).toThrow(`'test/Tenant': 'account' ${rule}`);
  });

  test('takes names of 2 and of 63 characters', () => {
    expect(tenantOf({ database: 'ab', account: 'x'.repeat(63) }).database).toBe('ab');
  });

  test('fails without a password', () => {
    expect(() => tenantOf({ encryptedPassword: '' })).toThrow(
      "'test/Tenant': 'encryptedPassword' is empty; without it the cloud makes no account",
    );
  });
});
