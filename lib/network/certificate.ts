import { createHash } from 'node:crypto';
import { Construct, IConstruct } from 'constructs';
import { Token } from 'cdktf';
import { SslCertificatesServiceCertificate } from '../../.gen/alicloud/ssl-certificates-service-certificate';
import { physicalName } from '../names';

/** A server certificate in the certificate service (CAS). */
export interface ICertificate extends IConstruct {
  /** The id CDN takes, such as `12345678`. */
  readonly certificateId: string;
  /** The id a load balancer of `region` takes, such as `12345678-cn-hangzhou`. */
  idInRegion(region: string): string;
}

export interface CertificateProps {
  /** The certificate and its chain, in PEM. It is public. */
  readonly certificatePem: string;
  /**
   * The private key, in PEM, as a token: a sensitive `TerraformVariable`, never the text itself. The provider writes it
   * to the state, so prefer to issue the certificate in the console and use `Certificate.fromCertificateId`.
   */
  readonly privateKey: string;
}

/**
 * A certificate uploaded to the certificate service. Its name ends in a hash of its content, and the new one is made before
 * the old one goes: a certificate cannot be deleted while a listener uses it.
 */
export class Certificate extends Construct implements ICertificate {
  /** Use a certificate that was issued or uploaded in the console. This keeps its key out of the state. */
  public static fromCertificateId(scope: Construct, id: string, certificateId: string): ICertificate {
    return new ImportedCertificate(scope, id, certificateId);
  }

  public readonly certificateId: string;

  /**
   * @throws when the private key is given as text
   */
  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id);
    if (!Token.isUnresolved(props.privateKey)) {
      throw new Error(
        `'${this.node.path}': 'privateKey' is a secret and would be written into the synthesized plan; ` +
          `pass the value of a sensitive TerraformVariable, or use Certificate.fromCertificateId`,
      );
    }
    const hash = createHash('sha256').update(props.certificatePem).digest('hex').slice(0, 12);
    const certificate = new SslCertificatesServiceCertificate(this, 'Resource', {
      certificateName: `${physicalName(this, 51)}-${hash}`,
      cert: props.certificatePem,
      key: props.privateKey,
      lifecycle: { createBeforeDestroy: true },
    });
    this.certificateId = certificate.id;
  }

  public idInRegion(region: string): string {
    return `${this.certificateId}-${region}`;
  }
}

class ImportedCertificate extends Construct implements ICertificate {
  constructor(
    scope: Construct,
    id: string,
    public readonly certificateId: string,
  ) {
    super(scope, id);
  }

  public idInRegion(region: string): string {
    return `${this.certificateId}-${region}`;
  }
}
