import { KeyPair } from '../../lib/compute/key-pair';
import { emptyStack, synth } from '../util';

const BODY = 'AAAAC3NzaC1lZDI1NTE5AAAAIJx0';

describe('KeyPair', () => {
  test.each([
    `ssh-ed25519 ${BODY} ops@example.com`,
    `ssh-ed25519 ${BODY}`,
    `ssh-rsa ${BODY}+/== ops`,
    `ecdsa-sha2-nistp256 ${BODY} the ops team`,
  ])('is made from the public key %p', publicKey => {
    const stack = synth(scope => {
      new KeyPair(scope, 'Key', { publicKey });
    });

    expect(stack.the('ecs_key_pair')).toEqual(
      expect.objectContaining({ key_pair_name: 'test-key', public_key: publicKey }),
    );
  });

  test('is called by its name', () => {
    const stack = synth(scope => {
      scope.addOverride('locals.name', new KeyPair(scope, 'Key', { publicKey: `ssh-ed25519 ${BODY}` }).keyPairName);
    });

    expect(stack.json.locals).toEqual({ name: `\${${stack.addresses[0]}.key_pair_name}` });
  });

  test.each([
    '',
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    'ssh-ed25519',
    'ssh-ed25519 short',
    `ssh-dss ${BODY}`,
    `a ssh-ed25519 ${BODY}`,
    `ssh-ed25519 ${BODY}\nssh-ed25519 ${BODY}`,
    `ecdsa-sha2-nistp25 ${BODY}`,
  ])('fails with %j, and does not repeat it', publicKey => {
    expect(() => new KeyPair(emptyStack(), 'Key', { publicKey })).toThrow(
      new Error("'test/Key': 'publicKey' is not a public key in OpenSSH form, such as 'ssh-ed25519 AAAA…'"),
    );
  });
});

describe('KeyPair.fromKeyPairName', () => {
  test('is a key pair that is not managed', () => {
    let keyPairName: string | undefined;
    const stack = synth(scope => {
      ({ keyPairName } = KeyPair.fromKeyPairName(scope, 'Key', 'ops'));
    });

    expect(keyPairName).toBe('ops');
    expect(stack.addresses).toEqual([]);
  });
});

test('a public key is taken as a file holds it, with a line break at its end', () => {
  const stack = synth(scope => new KeyPair(scope, 'Key', { publicKey: `ssh-ed25519 ${'A'.repeat(68)} admin\n` }));

  expect(stack.the('ecs_key_pair').public_key).toBe(`ssh-ed25519 ${'A'.repeat(68)} admin`);
});
