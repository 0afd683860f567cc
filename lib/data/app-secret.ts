import { Construct, IConstruct } from 'constructs';
import { TerraformStack } from 'cdktf';
import { OosSecretParameter } from '../../.gen/alicloud/oos-secret-parameter';
import { IGrantee } from '../compute/instance-role';
import { SECRET_PLACEHOLDER } from './secret-placeholder';

export interface AppSecretProps {
  /** Unique in the account and region: 2-180 of letters, digits, `_`, `-` and `/`. */
  readonly secretName: string;
  /** @default - none */
  readonly description?: string;
}

/** A secret that is known by its name, made here or elsewhere. */
export interface IAppSecret extends IConstruct {
  readonly secretName: string;
  /** Let `grantee` read the value: `oos:GetSecretParameter` on this name, and the decryption behind it. */
  grantRead(grantee: IGrantee): void;
}

/**
 * A secret that the application reads by name when it starts. Terraform makes its name and never knows its value: it is
 * made with a placeholder, filled in afterwards by a person or a pipeline, and never read back decrypted.
 */
export class AppSecret extends Construct implements IAppSecret {
  /** Use a secret parameter that another stack, or the console, made. */
  public static fromSecretName(scope: Construct, id: string, secretName: string): IAppSecret {
    return new ImportedAppSecret(scope, id, secretName);
  }

  public readonly secretName: string;

  /**
   * @throws outside a stack, and when the name has other characters, or begins with one that the cloud keeps for itself
   */
  constructor(scope: Construct, id: string, props: AppSecretProps) {
    super(scope, id);
    TerraformStack.of(this);
    if (!/^(?!(ALIYUN|ACS|ALIBABA|ALICLOUD|OOS))[A-Za-z0-9_/-]{2,180}$/i.test(props.secretName)) {
      throw new Error(
        `'${this.node.path}': the name of a secret has 2-180 of letters, digits, '_', '-' and '/', got '${props.secretName}'`,
      );
    }
    new OosSecretParameter(this, 'Resource', {
      secretParameterName: props.secretName,
      description: props.description,
      value: SECRET_PLACEHOLDER,
      lifecycle: { ignoreChanges: ['value'] },
    });
    this.secretName = props.secretName;
  }

  public grantRead(grantee: IGrantee): void {
    grantRead(this, grantee);
  }
}

class ImportedAppSecret extends Construct implements IAppSecret {
  constructor(
    scope: Construct,
    id: string,
    public readonly secretName: string,
  ) {
    super(scope, id);
  }

  public grantRead(grantee: IGrantee): void {
    grantRead(this, grantee);
  }
}

function grantRead(secret: IAppSecret, grantee: IGrantee): void {
  grantee.grant(`Read${secret.node.id}`, {
    actions: ['oos:GetSecretParameter', 'kms:GetSecretValue'],
    resources: [`acs:oos:*:*:secretparameter/${secret.secretName}`, `acs:kms:*:*:secret/${secret.secretName}`],
  });
}
