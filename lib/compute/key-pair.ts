import { Construct, IConstruct } from 'constructs';
import { EcsKeyPair } from '../../.gen/alicloud/ecs-key-pair';
import { physicalName } from '../names';

/** An SSH key that administrators log in with. */
export interface IKeyPair extends IConstruct {
  readonly keyPairName: string;
}

export interface KeyPairProps {
  /** The public half, in OpenSSH form: `ssh-ed25519 AAAA… name`. */
  readonly publicKey: string;
}

/** A key pair made from a public key. The private half is never seen by the cloud or by Terraform. */
export class KeyPair extends Construct implements IKeyPair {
  /** Use a key pair that another stack, or the console, made. */
  public static fromKeyPairName(scope: Construct, id: string, keyPairName: string): IKeyPair {
    return new ImportedKeyPair(scope, id, keyPairName);
  }

  public readonly keyPairName: string;

  /**
   * @throws when what is given is no public key
   */
  constructor(scope: Construct, id: string, props: KeyPairProps) {
    super(scope, id);
    const publicKey = props.publicKey.trim();
    if (!/^(ssh-(ed25519|rsa)|ecdsa-sha2-nistp\d{3}) [A-Za-z0-9+/=]{16,}( .*)?$/.test(publicKey)) {
      throw new Error(
        `'${this.node.path}': 'publicKey' is not a public key in OpenSSH form, such as 'ssh-ed25519 AAAA…'`,
      );
    }
    const pair = new EcsKeyPair(this, 'Resource', {
      keyPairName: physicalName(this, 128),
      publicKey,
    });
    this.keyPairName = pair.keyPairName;
  }
}

class ImportedKeyPair extends Construct implements IKeyPair {
  constructor(
    scope: Construct,
    id: string,
    public readonly keyPairName: string,
  ) {
    super(scope, id);
  }
}
