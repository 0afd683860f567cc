import { Construct, IConstruct } from 'constructs';
import { ImsOidcProvider } from '../../.gen/alicloud/ims-oidc-provider';
import { physicalName } from '../names';
import { PipelineSource } from './pipeline-source';

/** Whom an account believes what tokens say, made here or elsewhere. */
export interface IOidcProvider extends IConstruct {
  readonly arn: string;
}

export interface OidcProviderProps {
  readonly source: PipelineSource;
  /**
   * The SHA-1 fingerprints of the certificates that the issuer's were signed by, 40 hexadecimal digits each: one to five.
   * `docs/access.md` says how to read them. They change when the issuer changes who signs, and nobody logs in until they
   * are renewed, so begin with two.
   */
  readonly fingerprints: readonly string[];
}

/** An issuer of tokens that the account believes. It is the account's: one an issuer, and others may use it. */
export class OidcProvider extends Construct implements IOidcProvider {
  /**
   * Use what the account has already, such as `acs:ram::1234567890123456:oidc-provider/github`.
   * @throws when the ARN has another form
   */
  public static fromArn(scope: Construct, id: string, arn: string): IOidcProvider {
    if (!/^acs:ram::\d{5,20}:oidc-provider\/[\w.-]+$/.test(arn)) {
      throw new Error(`an OIDC provider looks like 'acs:ram::<account>:oidc-provider/<name>', got '${arn}'`);
    }
    return new ImportedOidcProvider(scope, id, arn);
  }

  public readonly arn: string;

  /**
   * @throws when a fingerprint has another form, or there are none
   */
  constructor(scope: Construct, id: string, { source, fingerprints }: OidcProviderProps) {
    super(scope, id);
    const wrong = fingerprints.find(fingerprint => !/^[0-9a-f]{40}$/i.test(fingerprint));
    if (wrong !== undefined || fingerprints.length < 1 || fingerprints.length > 5) {
      throw new Error(
        `'${this.node.path}': give one to five fingerprints of 40 hexadecimal digits, without colons, got '${wrong ?? fingerprints.length}'`,
      );
    }
    this.arn = new ImsOidcProvider(this, 'Resource', {
      oidcProviderName: physicalName(this, 128),
      issuerUrl: source.issuer,
      clientIds: [source.audience],
      fingerprints: fingerprints.map(fingerprint => fingerprint.toUpperCase()),
    }).arn;
  }
}

class ImportedOidcProvider extends Construct implements IOidcProvider {
  constructor(
    scope: Construct,
    id: string,
    public readonly arn: string,
  ) {
    super(scope, id);
  }
}
