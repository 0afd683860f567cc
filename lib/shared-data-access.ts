import { Construct } from 'constructs';
import { TerraformStack } from 'cdktf';
import { Admission } from './data/admission';
import { AppSecret } from './data/app-secret';
import { DataConnection } from './data/data-connection';
import { IDataClient } from './data/data-client';
import { PostgresTenant, PostgresTenantProps } from './data/postgres-tenant';
import { RedisNamespace, RedisNamespaceProps } from './data/redis-namespace';
import { Cidr } from './network/cidr';
import { SharedInstancesRule } from './rules/shared-instances-rule';

export interface SharedDataAccessProps {
  readonly postgres: PostgresTenantProps;
  readonly redis: RedisNamespaceProps;
  /** How servers get past the whitelists of the instances. @default Admission.byOwner() */
  readonly admission?: Admission;
}

/**
 * Our share of an RDS PostgreSQL and a Redis instance that belong to another system: a database, an account on each, and
 * the way in. The instances themselves are named and never managed; synthesis stops when anything in the tree would.
 */
export class SharedDataAccess extends Construct {
  public readonly postgres: PostgresTenant;
  public readonly redis: RedisNamespace;
  /** The secrets to fill in after the first deployment: the passwords whose ciphertexts the accounts were made with. */
  public readonly secrets: readonly AppSecret[];
  private readonly clients: IDataClient[] = [];
  private readonly admission: Admission;

  constructor(scope: Construct, id: string, props: SharedDataAccessProps) {
    super(scope, id);
    this.postgres = new PostgresTenant(this, 'Postgres', props.postgres);
    this.redis = new RedisNamespace(this, 'Redis', props.redis);
    this.secrets = [this.defineSecret('PostgresPassword'), this.defineSecret('RedisPassword')];
    this.admission = props.admission ?? Admission.byOwner();
    const instances = { postgresInstanceId: this.postgres.instanceId, redisInstanceId: this.redis.instanceId };
    this.admission._define(this, instances, () => this.admittedRanges);
    this.node.addValidation(new SharedInstancesRule(this, Object.values(instances)));
  }

  /** Let the servers of `client` reach the database and the cache, and read the passwords. Asking twice changes nothing. */
  public allowFrom(client: IDataClient): void {
    if (this.clients.includes(client)) {
      return;
    }
    this.clients.push(client);
    this.secrets.forEach(secret => secret.grantRead(client.grantee));
    this.admission._admit(client);
  }

  /** The address ranges that connect, each once: what the owner's whitelists must hold. */
  public get admittedRanges(): Cidr[] {
    const ranges = this.clients.flatMap(client => client.subnets.map(subnet => subnet.cidr));
    return [...new Map(ranges.map(range => [range.toString(), range])).values()];
  }

  /** The settings an application connects by. They hold names of secrets, never secrets. */
  public get connection(): DataConnection {
    const [postgresPassword, redisPassword] = this.secrets as [AppSecret, AppSecret];
    return {
      environment: {
        POSTGRES_HOST: this.postgres.host,
        ...(this.postgres.readHost && { POSTGRES_READ_HOST: this.postgres.readHost }),
        POSTGRES_PORT: this.postgres.port.toString(),
        POSTGRES_DATABASE: this.postgres.database,
        POSTGRES_USER: this.postgres.account,
        REDIS_HOST: this.redis.host,
        REDIS_PORT: this.redis.port.toString(),
        REDIS_USER: this.redis.account,
        REDIS_DATABASE: this.redis.databaseNumber.toString(),
        REDIS_KEY_PREFIX: this.redis.keyPrefix,
      },
      secrets: { POSTGRES_PASSWORD: postgresPassword.secretName, REDIS_PASSWORD: redisPassword.secretName },
    };
  }

  private defineSecret(id: 'PostgresPassword' | 'RedisPassword'): AppSecret {
    const name = id.replace(/(?<=[a-z])(?=[A-Z])/, '-').toLowerCase();
    return new AppSecret(this, id, {
      secretName: `${TerraformStack.of(this).node.id}/${name}`,
      description: `${name.replace('-', ' ')} of the shared instance, filled in outside Terraform`,
    });
  }
}
