import { OidcProvider } from '../../lib/release/oidc-provider';
import { PipelineSource } from '../../lib/release/pipeline-source';
import { emptyStack, synth } from '../util';

const source = PipelineSource.gitHub('acme/shop');
const FINGERPRINT = '0123456789abcdef0123456789abcdef01234567';

describe('OidcProvider', () => {
  test('believes the issuer of a source, for its audience', () => {
    const stack = synth(scope => {
      new OidcProvider(scope, 'GitHub', { source, fingerprints: [FINGERPRINT] });
    });

    expect(stack.the('ims_oidc_provider')).toMatchObject({
      oidc_provider_name: 'test-git-hub',
      issuer_url: 'https://token.actions.githubusercontent.com',
      client_ids: ['github-actions'],
      fingerprints: [FINGERPRINT.toUpperCase()],
    });
  });

  test.each([[[]], [['AB:CD']], [Array.from({ length: 6 }, () => FINGERPRINT)]])('refuses %j', fingerprints => {
    expect(() => new OidcProvider(emptyStack(), 'GitHub', { source, fingerprints })).toThrow(
      'one to five fingerprints of 40 hexadecimal digits',
    );
  });

  test('makes nothing, where the account has one', () => {
    const stack = synth(scope => OidcProvider.fromArn(scope, 'GitHub', 'acs:ram::1234567890123456:oidc-provider/ci'));

    expect(stack.addresses).toEqual([]);
  });

  test('refuses an ARN of something else', () => {
    expect(() => OidcProvider.fromArn(emptyStack(), 'GitHub', 'acs:ram::1:role/ci')).toThrow(
      "got 'acs:ram::1:role/ci'",
    );
  });
});
