import { Construct } from 'constructs';
import { TerraformOutput } from 'cdktf';
import { REDIS_ACL_KEY_PREFIX, redisAclSetUser } from './data/redis-acl';
import { postgresIsolationSql } from './data/postgres-isolation-sql';
import type { PigeonWeb } from './pigeon-web';
import { DataSettings } from './settings/environment-settings';
import { TextOutput } from './text-output';

/** What a person needs after a deployment: where things answer, and what is left to do by hand. */
export class PigeonWebOutputs extends Construct {
  constructor(scope: Construct, id: string, web: PigeonWeb, shared: DataSettings) {
    super(scope, id);
    const { data, edge, loadBalancer, network } = web;
    this.output(
      'load_balancer_dns_name',
      loadBalancer.dnsName,
      'What a DNS record of the load balancer points at (CNAME)',
    );
    this.output(
      'whitelist_cidrs',
      data.admittedRanges.map(String),
      'What the whitelists of the shared RDS and Redis must hold',
    );
    this.output(
      'secrets_to_fill',
      data.secrets.map(secret => secret.secretName),
      'Secrets to fill in by hand, by name',
    );
    this.isolation(shared);
    if (network.egressIpAddress) {
      this.output('egress_ip_address', network.egressIpAddress, 'The address that calls from the servers come from');
    }
    if (edge) {
      this.output('cdn_cname', edge.cname, 'What the DNS record of the site points at (CNAME)');
    }
  }

  /** What only the owner of the shared instances can run. It holds no secret. */
  private isolation({ postgres, redis }: DataSettings): void {
    this.output(
      'postgres_isolation_sql',
      postgresIsolationSql({ ...postgres, connectionLimit: postgres.connections }).trimEnd(),
      'What the owner of the shared RDS runs once with psql, to keep the systems on it apart',
    );
    if (REDIS_ACL_KEY_PREFIX.test(redis.keyPrefix)) {
      this.output(
        'redis_acl',
        redisAclSetUser(redis),
        'What the owner of the shared Redis runs where it takes ACLs; accounts of the managed service do not',
      );
    }
  }

  private output(name: string, value: string | string[], description: string): void {
    const isText = typeof value === 'string' && value.includes('\n');
    new (isText ? TextOutput : TerraformOutput)(this, name, { value, description }).overrideLogicalId(name);
  }
}
