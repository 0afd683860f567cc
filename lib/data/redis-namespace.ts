import { Construct } from 'constructs';
import { TerraformStack } from 'cdktf';
import { KvstoreAccount } from '../../.gen/alicloud/kvstore-account';

export interface RedisNamespaceProps {
  /** The Redis or Tair instance, such as `r-bp1…`. It is named, and never managed. */
  readonly instanceId: string;
  /** The private address of the instance. */
  readonly host: string;
  /** @default 6379 */
  readonly port?: number;
  /** Our account: 1-100 of lower-case letters, digits and `_`. @default 'pigeon_web' */
  readonly account?: string;
  /** The password as KMS ciphertext (`aliyun kms Encrypt`). The provider decrypts it when it applies. */
  readonly encryptedPassword: string;
  /** The database number our clients select, 0-255. A cluster may know number 0 only. @default 1 */
  readonly databaseNumber?: number;
  /** What every key of ours begins with. @default - the account and a colon, such as `pigeon_web:` */
  readonly keyPrefix?: string;
}

/**
 * An account of our own on a Redis instance that belongs to another system, with the database number and key prefix that
 * our clients keep to. The account is enforced by the cloud; number and prefix are a convention, since an account of this
 * service sees all keys.
 */
export class RedisNamespace extends Construct {
  public readonly instanceId: string;
  public readonly host: string;
  public readonly port: number;
  public readonly account: string;
  public readonly databaseNumber: number;
  public readonly keyPrefix: string;

  /**
   * @throws outside a stack, and when the account's name or the database number is none that the service takes, or the password is missing
   */
  constructor(scope: Construct, id: string, props: RedisNamespaceProps) {
    super(scope, id);
    TerraformStack.of(this);
    this.instanceId = props.instanceId;
    this.host = props.host;
    this.port = props.port ?? 6379;
    this.account = props.account ?? 'pigeon_web';
    this.databaseNumber = props.databaseNumber ?? 1;
    this.keyPrefix = props.keyPrefix ?? `${this.account}:`;
    this.check(props.encryptedPassword);
    new KvstoreAccount(this, 'Account', {
      instanceId: this.instanceId,
      accountName: this.account,
      accountType: 'Normal',
      accountPrivilege: 'RoleReadWrite',
      kmsEncryptedPassword: props.encryptedPassword,
    });
  }

  private check(encryptedPassword: string): void {
    if (!/^[a-z][a-z0-9_]{0,99}$/.test(this.account)) {
      throw new Error(
        `'${this.node.path}': 'account' has 1-100 of a-z, 0-9 and '_' and begins with a letter, got '${this.account}'`,
      );
    }
    if (!Number.isInteger(this.databaseNumber) || this.databaseNumber < 0 || this.databaseNumber > 255) {
      throw new Error(
        `'${this.node.path}': 'databaseNumber' is a whole number within 0-255, got ${this.databaseNumber}`,
      );
    }
    if (!encryptedPassword) {
      throw new Error(`'${this.node.path}': 'encryptedPassword' is empty; without it the cloud makes no account`);
    }
  }
}
