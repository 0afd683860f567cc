import { Construct } from 'constructs';
import { TerraformStack } from 'cdktf';
import { DbBackupPolicy } from '../.gen/alicloud/db-backup-policy';
import { Statement } from '../lib/compute/role-policy';
import { Admission } from '../lib/data/admission';
import { IDataClient } from '../lib/data/data-client';
import { Cidr } from '../lib/network/cidr';
import { ISecurityGroup, SecurityGroup } from '../lib/network/security-group';
import { SharedDataAccess } from '../lib/shared-data-access';
import { emptyStack, synth, synthesized } from './util';

const PROPS = {
  postgres: { instanceId: 'pgm-1', host: 'pg.local', encryptedPassword: 'cipher-pg' },
  redis: { instanceId: 'r-1', host: 'redis.local', encryptedPassword: 'cipher-redis' },
};

/** Servers in two vswitches, which note what they are granted and made to join. */
class Client extends Construct implements IDataClient {
  public readonly grants: [string, Statement][] = [];
  public readonly joined: string[] = [];
  public readonly grantee = { grant: (id: string, statement: Statement) => void this.grants.push([id, statement]) };
  public readonly subnets;

  constructor(scope: Construct, id: string, ...cidrs: string[]) {
    super(scope, id);
    this.subnets = cidrs.map(cidr => ({ vswitchId: 'vsw', zoneId: 'zone', cidr: Cidr.of(cidr) }));
  }

  public joinSecurityGroup(group: ISecurityGroup): void {
    this.joined.push(group.securityGroupId);
  }
}

const define = (scope: TerraformStack, props: { admission?: Admission } = {}) =>
  new SharedDataAccess(scope, 'Data', { ...PROPS, ...props });

describe('SharedDataAccess', () => {
  test('makes our share of both instances, and two secrets named after the stack', () => {
    const stack = synth(scope => {
      const { postgres, redis, secrets } = define(scope);
      expect([postgres.instanceId, redis.instanceId]).toEqual(['pgm-1', 'r-1']);
      expect(secrets.map(secret => secret.secretName)).toEqual(['test/postgres-password', 'test/redis-password']);
    });

    expect([stack.the('rds_account'), stack.the('kvstore_account')]).toEqual([
      expect.objectContaining({ db_instance_id: 'pgm-1', kms_encrypted_password: 'cipher-pg' }),
      expect.objectContaining({ instance_id: 'r-1', kms_encrypted_password: 'cipher-redis' }),
    ]);
    expect(stack.all('oos_secret_parameter')).toEqual([
      expect.objectContaining({
        secret_parameter_name: 'test/postgres-password',
        description: 'postgres password of the shared instance, filled in outside Terraform',
      }),
      expect.objectContaining({
        secret_parameter_name: 'test/redis-password',
        description: 'redis password of the shared instance, filled in outside Terraform',
      }),
    ]);
  });

  test('leaves the way in to the owner, where nothing else is said', () => {
    expect(synth(scope => define(scope)).all('ros_stack')).toEqual([]);
  });

  test('fails at synthesis where anything would manage a shared instance', () => {
    const stack = emptyStack();
    define(stack);
    new DbBackupPolicy(stack, 'Pg', { instanceId: 'pgm-1' });
    new DbBackupPolicy(stack, 'Redis', { instanceId: 'r-1' });

    expect(() => synthesized(stack)).toThrow(
      /'test\/Pg' .*'pgm-1'[^]*'test\/Redis' .*'r-1', which belongs to another system/,
    );
  });

  test('tells an application how to connect, by names of secrets and never by secrets', () => {
    const { connection } = define(emptyStack());

    expect(connection).toEqual({
      environment: {
        POSTGRES_HOST: 'pg.local',
        POSTGRES_PORT: '5432',
        POSTGRES_DATABASE: 'pigeon_web',
        POSTGRES_USER: 'pigeon_web',
        REDIS_HOST: 'redis.local',
        REDIS_PORT: '6379',
        REDIS_USER: 'pigeon_web',
        REDIS_DATABASE: '1',
        REDIS_KEY_PREFIX: 'pigeon_web:',
      },
      secrets: { POSTGRES_PASSWORD: 'test/postgres-password', REDIS_PASSWORD: 'test/redis-password' },
    });
  });
});

describe('SharedDataAccess.allowFrom', () => {
  test('lets servers read both passwords, and counts their ranges', () => {
    const stack = emptyStack();
    const [data, client] = [define(stack), new Client(stack, 'Client', '10.0.1.0/24', '10.0.2.0/24')];
    expect(data.admittedRanges).toEqual([]);

    data.allowFrom(client);

    expect(client.grants.map(([id, { resources }]) => [id, resources[0]])).toEqual([
      ['ReadPostgresPassword', 'acs:oos:*:*:secretparameter/test/postgres-password'],
      ['ReadRedisPassword', 'acs:oos:*:*:secretparameter/test/redis-password'],
    ]);
    expect(data.admittedRanges.map(String)).toEqual(['10.0.1.0/24', '10.0.2.0/24']);
  });

  test('asking twice changes nothing', () => {
    const stack = emptyStack();
    const [data, client] = [define(stack), new Client(stack, 'Client', '10.0.1.0/24')];

    data.allowFrom(client);
    data.allowFrom(client);

    expect(client.grants).toHaveLength(2);
    expect(data.admittedRanges).toHaveLength(1);
  });

  test('makes servers join the group that the owner admitted', () => {
    const stack = emptyStack();
    const admission = Admission.bySecurityGroup(SecurityGroup.fromSecurityGroupId(stack, 'Admitted', 'sg-1'));
    const [data, client] = [define(stack, { admission }), new Client(stack, 'Client', '10.0.1.0/24')];

    data.allowFrom(client);

    expect(client.joined).toEqual(['sg-1']);
  });

  test('enters the ranges of all servers in the whitelist group', () => {
    const stack = synth(scope => {
      const data = define(scope, { admission: Admission.byWhitelist('web') });
      data.allowFrom(new Client(scope, 'One', '10.0.1.0/24'));
      data.allowFrom(new Client(scope, 'Two', '10.0.2.0/24'));
    });

    const { Resources: resources } = JSON.parse(stack.the('ros_stack')['template_body'] as string) as {
      Resources: Record<string, { Properties: object }>;
    };
    expect(resources).toMatchObject({
      Postgres: { Properties: { DBInstanceId: 'pgm-1', DBInstanceIPArrayAttribute: '10.0.1.0/24,10.0.2.0/24' } },
      Redis: { Properties: { InstanceId: 'r-1', SecurityIps: '10.0.1.0/24,10.0.2.0/24' } },
    });
  });
});
