import { Statement } from '../../lib/compute/role-policy';
import { AppSecret } from '../../lib/data/app-secret';
import { emptyStack, synth } from '../util';

describe('AppSecret', () => {
  test('makes the name of a secret, with a placeholder that Terraform never changes again', () => {
    const stack = synth(scope => {
      const secret = new AppSecret(scope, 'Secret', { secretName: 'web/postgres-password', description: 'of the web' });
      expect(secret.secretName).toBe('web/postgres-password');
    });

    expect(stack.the('oos_secret_parameter')).toMatchObject({
      secret_parameter_name: 'web/postgres-password',
      description: 'of the web',
      value: 'to-be-filled-in',
      lifecycle: { ignore_changes: ['value'] },
    });
  });

  test('has no description of its own', () => {
    const stack = synth(scope => new AppSecret(scope, 'Secret', { secretName: 'ab' }));

    expect(stack.the('oos_secret_parameter')).not.toHaveProperty('description');
  });

  test.each(['ab', 'A_b-c/9', 'x'.repeat(180)])('takes the name %p', secretName => {
    expect(new AppSecret(emptyStack(), 'Secret', { secretName }).secretName).toBe(secretName);
  });

  test.each(['a', 'x'.repeat(181), 'a b', 'a.b', 'aliyun-a', 'ACSx', 'Alibaba', 'alicloud', 'oos-a'])(
    'fails for the name %p',
    secretName => {
      expect(() => new AppSecret(emptyStack(), 'Secret', { secretName })).toThrow(
        `'test/Secret': the name of a secret has 2-180 of letters, digits, '_', '-' and '/', got '${secretName}'`,
      );
    },
  );
});

describe('AppSecret.grantRead', () => {
  test('allows to read this secret and to decrypt it, and nothing else', () => {
    const grants: [string, Statement][] = [];
    const secret = new AppSecret(emptyStack(), 'Secret', { secretName: 'web/key' });

    secret.grantRead({ grant: (id, statement) => grants.push([id, statement]) });

    expect(grants).toEqual([
      [
        'ReadSecret',
        {
          actions: ['oos:GetSecretParameter', 'kms:GetSecretValue'],
          resources: ['acs:oos:*:*:secretparameter/web/key', 'acs:kms:*:*:secret/web/key'],
        },
      ],
    ]);
  });
});

describe('AppSecret.fromSecretName', () => {
  test('makes no secret, and lets the one of that name be read', () => {
    const statements: Statement[] = [];
    const stack = synth(scope => {
      const secret = AppSecret.fromSecretName(scope, 'Secret', 'their/secret');
      secret.grantRead({ grant: (_id, statement) => statements.push(statement) });
    });

    expect(stack.addresses).toEqual([]);
    expect(statements).toEqual([
      {
        actions: ['oos:GetSecretParameter', 'kms:GetSecretValue'],
        resources: ['acs:oos:*:*:secretparameter/their/secret', 'acs:kms:*:*:secret/their/secret'],
      },
    ]);
  });
});
