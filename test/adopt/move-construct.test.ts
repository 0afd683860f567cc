import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import { Construct } from 'constructs';
import { OssBucket } from '../../.gen/alicloud/oss-bucket';
import {
  Cidr,
  Egress,
  moveConstruct,
  Network,
  NetworkVpc,
  PigeonWebStack,
  SecurityGroup,
  StaticBucket,
} from '../../lib';
import { rehearse } from '../../lib/rehearse/rehearse';
import { describeWithEngine } from '../rehearse/util';

/** Writes a stack called `shop`. Returns its folder. */
function write(define: (stack: PigeonWebStack) => void, hcl = false): string {
  const stack = newStack();
  define(stack);
  const folder = mkdtempSync(join(tmpdir(), 'move-'));
  if (hcl) writeFileSync(join(folder, 'cdk.tf'), Testing.synthHcl(stack, true));
  else writeFileSync(join(folder, 'cdk.tf.json'), Testing.synth(stack, true));
  return folder;
}

function newStack(): PigeonWebStack {
  return new PigeonWebStack(Testing.app({ stackTraces: false }), 'shop', { region: 'cn-hangzhou' });
}

/** A network with a VPC, a security group with rules of its own, and a bucket that must not be destroyed. */
function platform(scope: Construct, id: string): void {
  const construct = new Construct(scope, id);
  const network = new Network(construct, 'Network', {
    vpc: NetworkVpc.create(Cidr.of('10.0.0.0/16')),
    zones: ['h', 'i'].map((zone, index) => ({
      zoneId: `cn-hangzhou-${zone}`,
      loadBalancerCidr: Cidr.of('10.0.0.0/24').subnet(index, 28),
      serverCidr: Cidr.of('10.0.0.0/16').subnet(index + 1, 24),
    })),
    egress: Egress.none(),
  });
  new SecurityGroup(construct, 'Servers', { vpcId: network.vpcId });
  new StaticBucket(construct, 'Assets', { bucketName: 'shop-assets-1', region: 'cn-hangzhou' });
}

function writeOld(): string {
  return write(stack => platform(stack, 'Platform'));
}

/** What things are called in the cloud. */
function names(define: (stack: PigeonWebStack) => void): readonly string[] | null {
  const stack = newStack();
  define(stack);
  return Testing.synth(stack).match(/"(vpc_name|vswitch_name|security_group_name)": "[^"]*"/g);
}

function movedIn(stack: PigeonWebStack): readonly { from: string; to: string }[] {
  const { moved = [] } = JSON.parse(Testing.synth(stack)) as { moved?: { from: string; to: string }[] };
  return moved;
}

describe('moveConstruct', () => {
  test('writes a moved block for each resource of the subtree', () => {
    const stack = newStack();
    moveConstruct(stack, 'Old/Assets', 'New/Site/Assets');
    const site = new Construct(new Construct(stack, 'New'), 'Site');
    new StaticBucket(site, 'Assets', { bucketName: 'shop-assets-1', region: 'cn-hangzhou' });

    const moved = movedIn(stack);
    expect(moved).toHaveLength(7);
    expect(moved.every(({ from, to }) => /_Old_Assets_/.test(from.replace('.', '._')) && to.includes('New_Site'))).toBe(
      true,
    );
  });

  test('gives a resource the address that it had', () => {
    const before = newStack();
    const address = new OssBucket(new Construct(before, 'Old'), 'Bucket', {}).friendlyUniqueId;
    const after = newStack();
    moveConstruct(after, 'Old', 'New');
    new OssBucket(new Construct(after, 'New'), 'Bucket', {});

    expect(movedIn(after).map(({ from }) => from)).toEqual([`alicloud_oss_bucket.${address}`]);
  });

  test('goes from place to place where it has moved more than once', () => {
    const stack = newStack();
    moveConstruct(stack, ['First', 'Second'], 'Third');
    new OssBucket(stack, 'Third', {});

    expect(movedIn(stack)).toEqual([
      { from: 'alicloud_oss_bucket.First', to: 'alicloud_oss_bucket.Second' },
      { from: 'alicloud_oss_bucket.Second', to: 'alicloud_oss_bucket.Third' },
    ]);
  });

  test('leaves the names in the cloud as they were', () => {
    const before = names(stack => platform(stack, 'Platform'));

    expect(before).toHaveLength(6);
    expect(
      names(stack => {
        moveConstruct(stack, 'Platform', 'Base');
        platform(stack, 'Base');
      }),
    ).toEqual(before);
  });

  test('is refused when the construct is there already, as its names are made', () => {
    const stack = newStack();
    platform(stack, 'Base');

    expect(() => moveConstruct(stack, 'Platform', 'Base')).toThrow(
      "'shop/Base' is there already: say moveConstruct before it is made",
    );
  });

  test.each([
    ['Platform', 'Platform', /is where it was/],
    ['', 'Base', /a path is ids/],
    ['Platform', 'Base//Network', /a path is ids/],
  ])("is refused from '%s' to '%s'", (from, to, message) => {
    expect(() => moveConstruct(newStack(), from, to)).toThrow(message);
  });

  test('stops the synthesis when what has moved is still there', () => {
    const stack = newStack();
    moveConstruct(stack, 'Platform', 'Base');
    new OssBucket(stack, 'Platform', {});
    new OssBucket(stack, 'Base', {});

    expect(() => Testing.synth(stack, true)).toThrow("'shop/Platform' is still there, and cannot have moved");
  });

  test('stops the synthesis when nothing is where it should have moved', () => {
    const stack = newStack();
    moveConstruct(stack, 'Platform', 'Bsae');
    platform(stack, 'Base');

    expect(() => Testing.synth(stack, true)).toThrow("'Bsae' has moved there, and makes no resource");
  });
});

describeWithEngine('an upgrade that moves a subtree', () => {
  jest.setTimeout(120_000);
  test.each([false, true])('destroys and changes nothing, in HCL: %s', async hcl => {
    const upgraded = write(stack => {
      moveConstruct(stack, 'Platform', 'Base/Shop');
      platform(new Construct(stack, 'Base'), 'Shop');
    }, hcl);
    const report = await rehearse({ stackFolder: upgraded, upgradeFrom: writeOld() });

    expect(report.problems).toEqual([]);
    expect(new Set(report.planned.map(({ action }) => action))).toEqual(new Set(['move']));
    expect(report.planned).toHaveLength(14);
  });

  test('would destroy it without moveConstruct', async () => {
    const upgraded = write(stack => platform(stack, 'Base'));
    const report = await rehearse({ stackFolder: upgraded, upgradeFrom: writeOld() });

    expect(report.ok).toBe(false);
    expect(report.planned.some(({ action }) => action === 'delete')).toBe(true);
  });
});
