import { IImportableConfig, TerraformStack } from 'cdktf';
import { CmsAlarm } from '../../.gen/alicloud/cms-alarm';
import { DataAlicloudDbInstances } from '../../.gen/alicloud/data-alicloud-db-instances';
import { DbAccountPrivilege } from '../../.gen/alicloud/db-account-privilege';
import { DbBackupPolicy } from '../../.gen/alicloud/db-backup-policy';
import { DbDatabase } from '../../.gen/alicloud/db-database';
import { DbInstance } from '../../.gen/alicloud/db-instance';
import { DbReadonlyInstance } from '../../.gen/alicloud/db-readonly-instance';
import { EcsLaunchTemplate } from '../../.gen/alicloud/ecs-launch-template';
import { EssScalingGroup } from '../../.gen/alicloud/ess-scaling-group';
import { KvstoreAccount } from '../../.gen/alicloud/kvstore-account';
import { KvstoreInstance } from '../../.gen/alicloud/kvstore-instance';
import { RamPolicy } from '../../.gen/alicloud/ram-policy';
import { RdsAccount } from '../../.gen/alicloud/rds-account';
import { RdsDbProxy } from '../../.gen/alicloud/rds-db-proxy';
import { RedisTairInstance } from '../../.gen/alicloud/redis-tair-instance';
import { RosStack } from '../../.gen/alicloud/ros-stack';
import { Vpc } from '../../.gen/alicloud/vpc';
import { SharedInstancesRule } from '../../lib/rules/shared-instances-rule';
import { emptyStack } from '../util';

const PG = 'pgm-bp1shared';
const REDIS = 'r-bp1shared';

/** What the rule says of a stack that shares both instances, and of what `define` adds to it. */
function problemsOf(define: (stack: TerraformStack) => void): string[] {
  const stack = emptyStack();
  define(stack);
  return new SharedInstancesRule(stack, [PG, REDIS]).validate();
}

const manages = (path: string, type: string, id: string) =>
  `'${path}' (alicloud_${type}) would manage '${id}', which belongs to another system; remove it`;

/** What an instance must be told, with the rest left to be read back after an import. */
const postgres = { engine: 'PostgreSQL', engineVersion: '15.0', instanceType: 'pg.n2.2c.1m', instanceStorage: 20 };

describe('SharedInstancesRule', () => {
  test.each<[string, (stack: TerraformStack) => object]>([
    ['db_instance', stack => new DbInstance(stack, 'Own', postgres)],
    ['kvstore_instance', stack => new KvstoreInstance(stack, 'Own', {})],
    [
      'redis_tair_instance',
      stack =>
        new RedisTairInstance(stack, 'Own', {
          instanceClass: 'tair.rdb.1g',
          instanceType: 'tair_rdb',
          vpcId: 'vpc-1',
          vswitchId: 'vsw-1',
          zoneId: 'cn-hangzhou-h',
        }),
    ],
  ])('fails for any %s in a stack that shares one', (type, define) => {
    expect(problemsOf(define)).toEqual([
      `'test/Own' is an alicloud_${type}: an instance must not stand in a stack that shares one; move it to a stack of its own`,
    ]);
  });

  test.each<[string, string, (stack: TerraformStack) => object]>([
    ['db_backup_policy', PG, stack => new DbBackupPolicy(stack, 'X', { instanceId: PG })],
    [
      'rds_db_proxy',
      PG,
      stack =>
        new RdsDbProxy(stack, 'X', {
          instanceId: PG,
          instanceNetworkType: 'VPC',
          dbProxyInstanceNum: 1,
          vpcId: 'v',
          vswitchId: 'w',
        }),
    ],
    ['db_readonly_instance', PG, stack => new DbReadonlyInstance(stack, 'X', { masterDbInstanceId: PG, ...postgres })],
    [
      'ess_scaling_group',
      PG,
      stack => new EssScalingGroup(stack, 'X', { minSize: 1, maxSize: 1, dbInstanceIds: ['rm-1', PG] }),
    ],
    [
      'ess_scaling_group',
      REDIS,
      stack => new EssScalingGroup(stack, 'X', { minSize: 1, maxSize: 1, loadbalancerIds: [REDIS] }),
    ],
  ])('fails for an %s that names %s', (type, id, define) => {
    expect(problemsOf(define)).toEqual([manages('test/X', type, id)]);
  });

  test('fails for an id that is added by an override, also within a longer text', () => {
    expect(
      problemsOf(stack => new Vpc(stack, 'X', {}).addOverride('description', `for\n${REDIS}, and others`)),
    ).toEqual([manages('test/X', 'vpc', REDIS)]);
    expect(problemsOf(stack => new Vpc(stack, 'X', {}).addOverride('tags', { json: `{"id":"${PG}:web"}` }))).toEqual([
      manages('test/X', 'vpc', PG),
    ]);
  });

  test('fails for a resource that an override adds to a stack', () => {
    expect(problemsOf(stack => stack.addOverride('resource.alicloud_db_backup_policy.x', { instance_id: PG }))).toEqual(
      [manages('alicloud_db_backup_policy', 'db_backup_policy', PG)],
    );
  });

  test('fails for what stands in another stack of the app', () => {
    const problems = problemsOf(stack => {
      const other = new TerraformStack(stack.node.root, 'other');
      new DbBackupPolicy(other, 'X', { instanceId: PG });
    });

    expect(problems).toEqual([manages('other/X', 'db_backup_policy', PG)]);
  });

  test('judges each stack once, for what any stack of the app shares', () => {
    const stack = emptyStack();
    const other = new TerraformStack(stack.node.root, 'other');
    const left = new TerraformStack(stack.node.root, 'left');
    const rules = [
      new SharedInstancesRule(stack, [PG]),
      new SharedInstancesRule(other, [REDIS]),
      new SharedInstancesRule(other, [REDIS.toUpperCase()]),
    ];
    [stack, other, left].forEach(scope => new DbBackupPolicy(scope, 'X', { instanceId: scope === stack ? REDIS : PG }));

    expect(rules.map(rule => rule.validate())).toEqual([
      [manages('test/X', 'db_backup_policy', REDIS), manages('left/X', 'db_backup_policy', PG)],
      [manages('other/X', 'db_backup_policy', PG)],
      [],
    ]);
  });

  test('fails for an import of a shared instance, in another stack too', () => {
    const problems = problemsOf(stack => {
      const other = new TerraformStack(stack.node.root, 'other');
      new DbInstance(other, 'X', postgres).importFrom(PG);
    });

    expect(problems).toEqual([
      expect.stringMatching(
        /^'alicloud_db_instance\.X' would import 'pgm-bp1shared', which belongs to another system; remove it$/,
      ),
    ]);
  });

  test('fails for an import that only generates the configuration', () => {
    const importable: IImportableConfig = { terraformResourceType: 'alicloud_kvstore_instance', importId: REDIS };

    expect(problemsOf(stack => DbInstance.generateConfigForImport(stack, 'X', importable.importId))).toEqual([
      "'alicloud_db_instance.X' would import 'r-bp1shared', which belongs to another system; remove it",
    ]);
  });

  test('lets an instance of its own stand in another stack', () => {
    expect(problemsOf(stack => new DbInstance(new TerraformStack(stack.node.root, 'other'), 'Own', postgres))).toEqual(
      [],
    );
  });

  test('lets our own parts of a shared instance pass, and what only watches it', () => {
    const problems = problemsOf(stack => {
      new DbDatabase(stack, 'Database', { instanceId: PG, dataBaseName: 'web' });
      new RdsAccount(stack, 'Account', { dbInstanceId: PG, accountName: 'web' });
      new DbAccountPrivilege(stack, 'Privilege', { instanceId: PG, accountName: 'web', dbNames: ['web'] });
      new KvstoreAccount(stack, 'RedisAccount', { instanceId: REDIS, accountName: 'web' });
      new RosStack(stack, 'Whitelist', { stackName: 'w', templateBody: JSON.stringify({ id: [PG, REDIS] }) });
      new CmsAlarm(stack, 'Alarm', {
        name: 'cpu',
        project: 'acs_rds_dashboard',
        metric: 'CpuUsage',
        contactGroups: ['a'],
        metricDimensions: `[{"instanceId":"${PG}"}]`,
      });
      new EcsLaunchTemplate(stack, 'Template', { description: `uses ${PG}` });
      new RamPolicy(stack, 'Policy', { policyDocument: `acs:rds:*:*:dbinstance/${PG}` });
      new RdsAccount(stack, 'Imported', { dbInstanceId: PG, accountName: 'old' }).importFrom(`${PG}:old`);
    });

    expect(problems).toEqual([]);
  });

  test('lets what only reads pass', () => {
    expect(problemsOf(stack => new DataAlicloudDbInstances(stack, 'Found', { ids: [PG] }))).toEqual([]);
  });

  test.each([
    ['a longer id that begins with it', `${PG}2`],
    ['a longer id that ends in it', `x${REDIS}`],
    ['another id that continues it', `${PG}-replica`],
    ['a host name, which is no id', `${REDIS}.redis.rds.aliyuncs.com`],
  ])('lets %s pass', (_, description) => {
    expect(problemsOf(stack => new Vpc(stack, 'X', { description }))).toEqual([]);
  });

  test('finds an id that ends a sentence, whatever its case', () => {
    expect(problemsOf(stack => new Vpc(stack, 'X', { description: `of ${PG.toUpperCase()}.` }))).toEqual([
      manages('test/X', 'vpc', PG),
    ]);
  });

  test('finds ids that hold characters of a pattern as they are', () => {
    const stack = emptyStack();
    new Vpc(stack, 'X', { description: 'a+b' });
    new Vpc(stack, 'Y', { description: 'aab' });

    expect(new SharedInstancesRule(stack, ['a+b']).validate()).toEqual([manages('test/X', 'vpc', 'a+b')]);
  });
});
