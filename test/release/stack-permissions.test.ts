import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RamRole } from '../../.gen/alicloud/ram-role';
import { OssBucket } from '../../.gen/alicloud/oss-bucket';
import { OssBucketAcl } from '../../.gen/alicloud/oss-bucket-acl';
import { EcsLaunchTemplate } from '../../.gen/alicloud/ecs-launch-template';
import { MongodbInstance } from '../../.gen/alicloud/mongodb-instance';
import { DataAlicloudImages } from '../../.gen/alicloud/data-alicloud-images';
import { TerraformStack } from 'cdktf';
import { ProviderFacts } from '../../lib/facts/provider-facts';
import { Statement } from '../../lib/compute/role-policy';
import { LOOK, OPERATE } from '../../lib/release/permissions/people';
import { PERMISSIONS } from '../../lib/release/permissions/permission-table';
import { Grants } from '../../lib/release/permissions/type-permissions';
import { StackPermissions, UnknownPermissionsError } from '../../lib/release/stack-permissions';
import { StateBackend } from '../../lib/state/state-backend';
import { emptyStack } from '../util';

/** What is allowed for what `define` adds to a stack in cn-hangzhou. */
function permissionsOf(define: (stack: TerraformStack) => void): StackPermissions {
  const stack = emptyStack();
  define(stack);
  return StackPermissions.of(stack);
}

/** The resources that an action is allowed on. */
function resourcesOf(statements: readonly Statement[], action: string): readonly string[] {
  return statements.filter(({ actions }) => actions.includes(action)).flatMap(({ resources }) => resources);
}

const bucketAndAcl = (scope: TerraformStack) => {
  const { bucket } = new OssBucket(scope, 'Bucket', { bucket: 'files' });
  new OssBucketAcl(scope, 'Acl', { bucket, acl: 'private' });
};

/** A stack with a type that the table does not have. */
const withUnknown = () =>
  permissionsOf(scope => {
    new MongodbInstance(scope, 'Documents', {
      engineVersion: '7.0',
      dbInstanceClass: 'dds.mongo.mid',
      dbInstanceStorage: 20,
    });
  });

/** The actions of grants, without their products. */
const actionsOf = (grants: Grants) => Object.values(grants).flatMap(actions => actions.split(' ').slice(1));

describe('StackPermissions', () => {
  test('allows what the types of a stack need, and nothing else', () => {
    const { plan, deploy } = permissionsOf(bucketAndAcl);
    const products = [...plan, ...deploy].flatMap(({ actions }) => actions.map(action => action.split(':')[0]));

    expect(new Set(products)).toEqual(new Set(['oss']));
    expect(resourcesOf(deploy, 'oss:PutBucketAcl')).toEqual(['acs:oss:*:*:files']);
  });

  test('lets a plan change nothing', () => {
    const { plan } = permissionsOf(bucketAndAcl);
    const actions = plan.flatMap(statement => statement.actions);

    expect(actions.length).toBeGreaterThan(3);
    expect(actions.filter(action => !/^\w+:(Get|List|Describe)/.test(action))).toEqual([]);
  });

  test('names what is named, also through a reference', () => {
    const { plan } = permissionsOf(bucketAndAcl);

    expect(resourcesOf(plan, 'oss:GetBucketAcl')).toEqual(['acs:oss:*:*:files']);
  });

  test('takes what an expression names for anything', () => {
    const { plan } = permissionsOf(scope => {
      new OssBucket(scope, 'Bucket', { bucket: '${var.bucket}-files' });
    });

    expect(resourcesOf(plan, 'oss:GetBucketInfo')).toEqual(['acs:oss:*:*:*']);
  });

  test('stays in the region of the stack', () => {
    const { plan } = permissionsOf(scope => {
      new DataAlicloudImages(scope, 'Images', {});
    });

    expect(resourcesOf(plan, 'ecs:DescribeImages')).toEqual(['acs:ecs:cn-hangzhou:*:image/*']);
  });

  test('hands over the role that servers act as, and no other', () => {
    const { deploy } = permissionsOf(scope => {
      const { roleName } = new RamRole(scope, 'Role', { roleName: 'web' });
      new EcsLaunchTemplate(scope, 'Template', { ramRoleName: roleName });
      new EcsLaunchTemplate(scope, 'WithoutRole', {});
    });

    expect(resourcesOf(deploy, 'ram:PassRole')).toEqual(['acs:ram:*:*:role/web']);
  });

  test('decrypts with any key of the region, or with those that are named', () => {
    const account = { resource: { alicloud_rds_account: { a: { db_instance_id: 'pgm-1' } } } };
    const keysOf = (keys?: readonly string[]) =>
      resourcesOf(StackPermissions.ofSynthesized(account, { keys }).deploy, 'kms:Decrypt');

    expect(keysOf()).toEqual(['acs:kms:*:*:key/*']);
    expect(keysOf(['key-1', 'key-2'])).toEqual(['acs:kms:*:*:key/key-1', 'acs:kms:*:*:key/key-2']);
  });

  test('lets a service make its own role, and no other service', () => {
    const everything = StackPermissions.ofSynthesized({ resource: { alicloud_ess_scaling_group: { a: {} } } });

    expect(everything.deploy.find(({ actions }) => actions.includes('ram:CreateServiceLinkedRole'))).toEqual({
      actions: ['ram:CreateServiceLinkedRole'],
      resources: ['*'],
      condition: { StringEquals: { 'ram:ServiceName': ['ess.aliyuncs.com'] } },
    });
  });

  test('is at the state of this stack alone, and a plan writes none', () => {
    const lock = { instance: 'pigeon-lock', table: 'locks' };
    const { plan, deploy } = permissionsOf(scope =>
      StateBackend.oss({ bucket: 'states', region: 'cn-hangzhou', lock })._define(scope),
    );

    expect(resourcesOf(plan, 'oss:GetObject')).toEqual(['acs:oss:*:*:states/terraform/test.tfstate']);
    expect(resourcesOf(plan, 'oss:PutObject')).toEqual([]);
    expect(resourcesOf(deploy, 'oss:PutObject')).toEqual(['acs:oss:*:*:states/terraform/test.tfstate']);
    expect(resourcesOf(plan, 'ots:PutRow')).toEqual(['acs:ots:cn-hangzhou:*:instance/pigeon-lock/table/locks']);
  });

  test('is the same whatever the order of the resources', () => {
    const one = { alicloud_ram_role: { a: { role_name: 'a' }, b: { role_name: 'b' } }, alicloud_vpc: { a: {} } };
    const other = { alicloud_vpc: { a: {} }, alicloud_ram_role: { b: { role_name: 'b' }, a: { role_name: 'a' } } };

    expect(StackPermissions.ofSynthesized({ resource: one }).deploy.length).toBe(2);
    expect(StackPermissions.ofSynthesized({ resource: one })).toEqual(
      StackPermissions.ofSynthesized({ resource: other }),
    );
  });

  test('names the types that it does not know, and allows nothing', () => {
    expect(withUnknown).toThrow(UnknownPermissionsError);
    expect(withUnknown).toThrow(
      "'test': no permissions are known for 'alicloud_mongodb_instance'; give them as `more: { mongodb_instance: { read: …, write: … } }`",
    );
  });

  test('takes what somebody says of a type', () => {
    const more = { mongodb_instance: { read: { 'acs:dds:{region}:*:*': 'dds: DescribeDBInstances' } } };
    const { plan } = StackPermissions.ofSynthesized({ resource: { alicloud_mongodb_instance: { a: {} } } }, { more });

    expect(plan).toEqual([{ actions: ['dds:DescribeDBInstances'], resources: ['acs:dds:*:*:*'] }]);
  });
});

describe('the table of permissions', () => {
  test('knows every type that constructs of this package make or read', () => {
    const folder = join(__dirname, '../../lib');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
    const bindings = sources.flatMap(name =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/\.gen\/alicloud\/([\w-]+)'/g)].map(([, binding]) =>
        (binding as string).replace(/^data-alicloud-/, 'data.').replaceAll('-', '_'),
      ),
    );
    const known = new Set(Object.keys(PERMISSIONS));

    expect(bindings.length).toBeGreaterThan(60);
    expect(bindings.filter(type => type !== 'provider' && !known.has(type))).toEqual([]);
  });

  test('lets people look at and do what belongs to types that it knows', () => {
    const types = [...Object.keys(LOOK), ...Object.keys(OPERATE)];

    expect(types.length).toBeGreaterThan(8);
    expect(types.filter(type => !Object.hasOwn(PERMISSIONS, type))).toEqual([]);
  });

  const grants = Object.entries(PERMISSIONS).map(([type, { read, write = {} }]) => [type, [read, write]] as const);
  const ofPeople = [LOOK, OPERATE].flatMap(table => Object.entries(table).map(([type, one]) => [type, [one]] as const));

  test.each([...grants, ...ofPeople])('%s: says products, actions and resources in their form', (_, all) => {
    for (const [arns, actions] of all.flatMap(one => Object.entries(one))) {
      expect(actions).toMatch(/^[a-z][a-z-]*:( [A-Z]\w+)+$/);
      arns.split(' ').forEach(arn => expect(arn).toMatch(/^(\*|acs:[a-z]+:(\*|\{region\}):\*:\S+)$/));
    }
  });

  test.each(Object.entries(PERMISSIONS))('%s: is a type, and names its arguments', (type, { read, write = {} }) => {
    const facts = ProviderFacts.embedded();
    const known = type.startsWith('data.')
      ? facts.dataSource(type.replace('data.', 'alicloud_'))
      : facts.resource(`alicloud_${type}`);
    const patterns = [...Object.keys(read), ...Object.keys(write)].join(' ');
    const named = [...patterns.matchAll(/\{([\w|]+)\??\}/g)].map(([, names]) => (names as string).split('|'));
    const given = [...(known?.block.attributes.keys() ?? []), 'region', 'key'];

    expect(known).toBeDefined();
    expect(named.filter(names => !names.some(name => given.includes(name)))).toEqual([]);
  });

  test.each(Object.entries(PERMISSIONS))('%s: reads to plan, and writes to deploy', (_, { read, write }) => {
    expect(actionsOf(read).filter(action => !/^(Get|List|Describe)/.test(action))).toEqual([]);
    expect(actionsOf(write ?? {}).filter(action => actionsOf(read).includes(action))).toEqual([]);
  });
});
