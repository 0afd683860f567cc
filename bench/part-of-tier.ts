import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST_RUN, withPreload } from './cold-start';
import { install } from './install';
import type { Program } from './measure';
import { ROOT, WORK, writeProgram } from './work-folder';

/** Packages of the cloud's own CDK. Those of load balancers, CDN and scaling (alb, cdn, ess) cannot be installed. */
const ROS = ['core@1.12.0', 'ecs@1.11.0', 'oss@1.12.0', 'rds@1.11.0'].map(name => `@alicloud/ros-cdk-${name}`);

/**
 * A VPC with four vswitches, a security group that load balancers may reach, a bucket, and a database with its account on an
 * instance that exists.
 */
const BY_ROS_CDK = `
const ros = require('@alicloud/ros-cdk-core');
const ecs = require('@alicloud/ros-cdk-ecs');
const oss = require('@alicloud/ros-cdk-oss');
const rds = require('@alicloud/ros-cdk-rds');
const app = new ros.App({ outdir: process.argv[2] });
const stack = new ros.Stack(app, 'tier');
const vpc = new ecs.Vpc(stack, 'Vpc', { vpcName: 'shop', cidrBlock: '10.0.0.0/16' });
const group = new ecs.SecurityGroup(stack, 'Group', { vpcId: vpc.attrVpcId, securityGroupName: 'shop-backend' });
['h', 'i'].forEach((zone, index) => {
  const vswitch = { vpcId: vpc.attrVpcId, zoneId: 'cn-hangzhou-' + zone };
  const cidr = '10.0.0.' + 16 * index + '/28';
  new ecs.VSwitch(stack, 'LoadBalancer' + index, { ...vswitch, cidrBlock: cidr });
  new ecs.VSwitch(stack, 'Server' + index, { ...vswitch, cidrBlock: '10.0.' + (index + 1) + '.0/24' });
  const rule = { securityGroupId: group.attrSecurityGroupId, ipProtocol: 'tcp', portRange: '8000/8000' };
  new ecs.SecurityGroupIngress(stack, 'Ingress' + index, { ...rule, sourceCidrIp: cidr });
});
new oss.Bucket(stack, 'Bucket', { bucketName: 'shop-static', accessControl: 'private' });
const dbInstanceId = 'pgm-bp1shared';
new rds.Database(stack, 'Database', { dbInstanceId, dbName: 'shop', characterSetName: 'UTF8' });
new rds.Account(stack, 'Account', { dbInstanceId, accountName: 'shop', accountPassword: 'from-elsewhere' });
app.synth();
`;

const BY_LIBRARY = `
const { App } = require('cdktf');
const pigeon = require(${JSON.stringify(join(ROOT, 'dist/lib/index.js'))});
const app = new App({ outdir: process.argv[2] });
const stack = new pigeon.PigeonWebStack(app, 'tier', { region: 'cn-hangzhou' });
const network = new pigeon.Network(stack, 'Network', {
  vpc: pigeon.NetworkVpc.create(pigeon.Cidr.of('10.0.0.0/16')),
  zones: ['h', 'i'].map((zone, index) => ({
    zoneId: 'cn-hangzhou-' + zone,
    loadBalancerCidr: pigeon.Cidr.of('10.0.0.0/24').subnet(index, 28),
    serverCidr: pigeon.Cidr.of('10.0.0.0/16').subnet(index + 1, 24),
  })),
});
const group = new pigeon.SecurityGroup(stack, 'Group', { network, description: 'backend' });
group.allowFrom(network.loadBalancers, pigeon.Port.tcp(8000));
new pigeon.StaticBucket(stack, 'Bucket', { bucketName: 'shop-static' });
new pigeon.PostgresTenant(stack, 'Tenant', {
  instanceId: 'pgm-bp1shared',
  host: 'pgm-bp1shared.pg.rds.aliyuncs.com',
  database: 'shop',
  account: 'shop',
  encryptedPassword: 'RXhhbXBsZS1jaXBoZXJ0ZXh0LW9mLXRoZS1wb3N0Z3Jlcy1wYXNzd29yZA==',
});
app.synth();
`;

/** What an alias in package.json does: `"cdktf": "npm:cdktn@^0.24"`. */
const ON_TERRAIN = `
const Module = require('node:module');
const resolve = Module._resolveFilename;
Module._resolveFilename = (name, ...rest) => resolve(name.replace(/^cdktf(?=\\/|$)/, 'cdktn'), ...rest);
`;

/** The part of the web tier that the packages of the cloud's own CDK cover, by them and by this library. */
export function partPrograms(): Record<string, Program> {
  const byRosCdk = join(install('ros-cdk', ROS), 'by-ros-cdk.js');
  writeFileSync(byRosCdk, BY_ROS_CDK);
  const part = [writeProgram('by-library', BY_LIBRARY), join(WORK, 'out/part')];
  const preloaded = withPreload(part);
  return {
    "a part by the cloud's own CDK": { args: [byRosCdk, join(WORK, 'out/ros')] },
    'that part by this library': preloaded,
    '… at its first run': { ...preloaded, env: FIRST_RUN },
    '… without the preload': { args: part },
    '… without the preload, on CDK Terrain': {
      args: [writeProgram('on-terrain', ON_TERRAIN + BY_LIBRARY), join(WORK, 'out/terrain')],
    },
  };
}
