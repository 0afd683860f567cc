import { TerraformVariable } from 'cdktf';
import { Certificate } from '../../lib/network/certificate';
import { emptyStack, Synthesized, synth } from '../util';

function uploaded(certificatePem: string): Synthesized {
  return synth(scope => {
    const key = new TerraformVariable(scope, 'key', { type: 'string', sensitive: true });
    new Certificate(scope, 'Certificate', { certificatePem, privateKey: key.stringValue });
  });
}

describe('Certificate', () => {
  test('uploads the certificate, and takes the key from a variable', () => {
    expect(uploaded('PEM').the('ssl_certificates_service_certificate')).toEqual(
      expect.objectContaining({ cert: 'PEM', key: '${var.key}' }),
    );
  });

  test('replaces a certificate by another name before the old one goes', () => {
    const [old, renewed] = ['PEM', 'PEM2'].map(pem => uploaded(pem).the('ssl_certificates_service_certificate'));

    expect(old).toEqual(
      expect.objectContaining({
        certificate_name: 'test-certificate-384fb9a44fab',
        lifecycle: { create_before_destroy: true },
      }),
    );
    expect(renewed?.certificate_name).toMatch(/^test-certificate-[0-9a-f]{12}$/);
    expect(renewed?.certificate_name).not.toBe(old?.certificate_name);
  });

  test('has a name that the service takes, whatever its path', () => {
    const stack = synth(scope => {
      const privateKey = new TerraformVariable(scope, 'key', { sensitive: true }).stringValue;
      new Certificate(scope, 'A'.repeat(80), { certificatePem: 'PEM', privateKey });
    });

    expect(stack.the('ssl_certificates_service_certificate').certificate_name).toHaveLength(64);
  });

  test('is called by its id, and by its region for a load balancer', () => {
    const stack = synth(scope => {
      const privateKey = new TerraformVariable(scope, 'key', { sensitive: true }).stringValue;
      const certificate = new Certificate(scope, 'Certificate', { certificatePem: 'PEM', privateKey });
      scope.addOverride('locals', {
        id: certificate.certificateId,
        inRegion: certificate.idInRegion('cn-hangzhou'),
      });
    });

    const address = stack.addresses[0] as string;
    expect(stack.json.locals).toEqual({ id: `\${${address}.id}`, inRegion: `\${${address}.id}-cn-hangzhou` });
  });

  test('fails with a key as text, and does not repeat it', () => {
    const stack = emptyStack();
    const make = () => new Certificate(stack, 'Certificate', { certificatePem: 'PEM', privateKey: 'SECRET' });

    expect(make).toThrow(
      new Error(
        "'test/Certificate': 'privateKey' is a secret and would be written into the synthesized plan; pass the value of a " +
          'sensitive TerraformVariable, or use Certificate.fromCertificateId',
      ),
    );
  });
});

describe('Certificate.fromCertificateId', () => {
  test('is a certificate that is not managed', () => {
    const stack = synth(scope => {
      const certificate = Certificate.fromCertificateId(scope, 'Certificate', '12345678');
      expect(certificate.certificateId).toBe('12345678');
      expect(certificate.idInRegion('cn-hangzhou')).toBe('12345678-cn-hangzhou');
    });

    expect(stack.addresses).toEqual([]);
  });
});
