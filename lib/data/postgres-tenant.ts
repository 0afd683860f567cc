import { Construct } from 'constructs';
import { DbAccountPrivilege } from '../../.gen/alicloud/db-account-privilege';
import { DbDatabase } from '../../.gen/alicloud/db-database';
import { RdsAccount } from '../../.gen/alicloud/rds-account';

export interface PostgresTenantProps {
  /** The RDS PostgreSQL instance, such as `pgm-bp1…`. It is named, and never managed. */
  readonly instanceId: string;
  /** The private address of the instance. */
  readonly host: string;
  /** Where the owner's read replicas, or its read/write splitting, answer. @default - none */
  readonly readHost?: string;
  /** @default 5432 */
  readonly port?: number;
  /** Our database: 2-63 of lower-case letters, digits and `_`. @default 'pigeon_web' */
  readonly database?: string;
  /** Our account, which owns our database and nothing else. @default - the name of the database */
  readonly account?: string;
  /** The password as KMS ciphertext (`aliyun kms Encrypt`). The provider decrypts it when it applies. */
  readonly encryptedPassword: string;
  /** Refuse every plan that would destroy the database. @default true */
  readonly preventDestroy?: boolean;
}

const NAME = /^[a-z][a-z0-9_]{0,61}[a-z0-9]$/;

/** A database and an account of our own on an RDS PostgreSQL instance that belongs to another system. */
export class PostgresTenant extends Construct {
  public readonly instanceId: string;
  public readonly host: string;
  public readonly readHost?: string;
  public readonly port: number;
  public readonly database: string;
  public readonly account: string;

  /**
   * @throws when a name is none that PostgreSQL on RDS takes, or the password is missing
   */
  constructor(scope: Construct, id: string, props: PostgresTenantProps) {
    super(scope, id);
    this.instanceId = props.instanceId;
    this.host = props.host;
    this.readHost = props.readHost;
    this.port = props.port ?? 5432;
    this.database = this.checkName('database', props.database ?? 'pigeon_web');
    this.account = this.checkName('account', props.account ?? this.database);
    if (!props.encryptedPassword) {
      throw new Error(`'${this.node.path}': 'encryptedPassword' is empty; without it the cloud makes no account`);
    }
    this.defineTenant(props.encryptedPassword, props.preventDestroy ?? true);
  }

  private checkName(prop: string, name: string): string {
    if (!NAME.test(name)) {
      throw new Error(
        `'${this.node.path}': '${prop}' has 2-63 of a-z, 0-9 and '_' and begins with a letter, got '${name}'`,
      );
    }
    return name;
  }

  private defineTenant(encryptedPassword: string, preventDestroy: boolean): void {
    const account = new RdsAccount(this, 'Account', {
      dbInstanceId: this.instanceId,
      accountName: this.account,
      accountType: 'Normal',
      kmsEncryptedPassword: encryptedPassword,
      lifecycle: { preventDestroy },
    });
    const database = new DbDatabase(this, 'Database', {
      instanceId: this.instanceId,
      dataBaseName: this.database,
      characterSet: 'UTF8,C,en_US.utf8',
      lifecycle: { preventDestroy },
    });
    new DbAccountPrivilege(this, 'Privilege', {
      instanceId: this.instanceId,
      accountName: account.accountName,
      // The only privilege PostgreSQL on RDS knows. The provider's default, ReadOnly, is refused when it applies.
      privilege: 'DBOwner',
      dbNames: [database.dataBaseName],
    });
  }
}
