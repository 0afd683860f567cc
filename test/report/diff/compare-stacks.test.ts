import { ProviderFacts } from '../../../lib/facts/provider-facts';
import { compareStacks } from '../../../lib/report/diff/compare-stacks';
import type { ResourceChange } from '../../../lib/report/diff/resource-change';
import type { WrittenStack } from '../../../lib/report/stack-reader';
import { foreignStack, settingsWith, stackOf, type Change } from '../stacks';

const FACTS = ProviderFacts.embedded();

function compare(before: WrittenStack | undefined, after: WrittenStack | undefined): ResourceChange[] {
  return compareStacks(before, after, FACTS);
}

/** What becomes of the default production when its settings change: action and path. */
function changesOf(...changes: readonly Change[]): string[] {
  return compare(stackOf(settingsWith(), 'production'), stackOf(settingsWith(...changes), 'production')).map(
    ({ action, path }) => `${action} ${path}`,
  );
}

const VPC = { cidr_block: '10.0.0.0/8', vpc_name: 'a' };
const VSWITCH = { cidr_block: '10.0.0.0/24', zone_id: 'z', vpc_id: '${alicloud_vpc.v.id}' };

const zoned = (zone: string): WrittenStack =>
  foreignStack({
    alicloud_vswitch: { s: { ...VSWITCH, zone_id: zone } },
    alicloud_route_table_attachment: { a: { vswitch_id: '${alicloud_vswitch.s.id}', route_table_id: 'vtb-1' } },
  });

const named = (name: string): WrittenStack =>
  foreignStack({ alicloud_vpc: { v: { ...VPC, vpc_name: name, lifecycle: { ignore_changes: ['vpc_name'] } } } });

const sized = (ids: readonly string[], size: unknown): WrittenStack =>
  foreignStack({ alicloud_ess_scaling_group: { g: { min_size: size, max_size: 2, vswitch_ids: ids } } });

const bucket = (name: string): WrittenStack =>
  foreignStack({ alicloud_oss_bucket: { b: { bucket: name, lifecycle: { prevent_destroy: true } } } });

const withPassword = (password: string): WrittenStack =>
  foreignStack({ alicloud_rds_account: { a: { account_name: 'a', account_password: password } } });

const ofUnknownType = (value: string): WrittenStack => foreignStack({ random_password: { a: { length: value } } });

/** A fleet, protected from deletion or not. */
const fleet = (isOn: boolean) =>
  foreignStack({
    alicloud_ess_scaling_group: { g: { min_size: 1, max_size: 1, group_deletion_protection: isOn } },
  });
const balancer = (vpc: string) =>
  foreignStack({
    alicloud_alb_load_balancer: { l: { vpc_id: vpc, deletion_protection_config: { enabled: true } } },
  });

describe('compareStacks', () => {
  test('finds nothing between a stack and itself', () => {
    expect(changesOf()).toEqual([]);
  });

  test('tells a change in place from a replacement, with the values', () => {
    const before = foreignStack({ alicloud_vswitch: { s: { ...VSWITCH, vswitch_name: 'a' } } });
    const after = foreignStack({ alicloud_vswitch: { s: { ...VSWITCH, vswitch_name: 'b' } } });
    const moved = foreignStack({ alicloud_vswitch: { s: { ...VSWITCH, zone_id: 'y' } } });

    expect(compare(before, after)).toMatchObject([
      { action: 'update', arguments: [{ name: 'vswitch_name', replaces: false, before: 'a', after: 'b' }] },
    ]);
    expect(compare(before, moved)).toMatchObject([
      { action: 'replace', arguments: [{ name: 'zone_id', replaces: true, before: 'z', after: 'y' }] },
    ]);
  });

  test('replaces what refers to the id of something that is replaced, and says because of what', () => {
    expect(compare(zoned('y'), zoned('z'))).toMatchObject([
      { action: 'replace', address: 'alicloud_route_table_attachment.a', because: 'alicloud_vswitch.s' },
      { action: 'replace', address: 'alicloud_vswitch.s' },
    ]);
  });

  test('leaves what `ignore_changes` names', () => {
    expect(compare(named('a'), named('b'))).toEqual([]);
  });

  test('takes numbers, and the order of a set, for what they are', () => {
    expect(compare(sized(['a', 'b'], 1), sized(['b', 'a'], '1'))).toEqual([]);
  });

  test('warns of data that is lost, and of what the engine will refuse', () => {
    expect(compare(bucket('one'), bucket('two'))).toMatchObject([
      { action: 'replace', losesData: true, refusedBy: 'engine' },
    ]);
    // Whoever takes the resource out of a stack takes its protection out as well.
    const [gone] = compare(bucket('one'), foreignStack({}));
    expect(gone).toMatchObject({ action: 'delete', losesData: true });
    expect(gone).not.toHaveProperty('refusedBy');
  });

  test('warns of what the cloud will refuse, since its deletion protection is on', () => {
    expect(compare(fleet(true), foreignStack({}))).toMatchObject([{ action: 'delete', refusedBy: 'cloud' }]);
    expect(compare(fleet(false), foreignStack({}))[0]).not.toHaveProperty('refusedBy');
    expect(compare(balancer('vpc-1'), balancer('vpc-2'))).toMatchObject([{ action: 'replace', refusedBy: 'cloud' }]);
    // Switching it off is no deletion.
    expect(compare(fleet(true), fleet(false))[0]).not.toHaveProperty('refusedBy');
  });

  test('hides what is secret, or long', () => {
    const [change] = compare(withPassword('one'), withPassword('two'));

    expect(change?.arguments.map(({ name }) => name)).toEqual(['account_password']);
    expect(JSON.stringify(change)).not.toMatch(/one|two/);
  });

  test('says of a type that it does not know that it changes', () => {
    expect(compare(ofUnknownType('1'), ofUnknownType('2'))).toMatchObject([
      { action: 'update', arguments: [{ name: 'length' }] },
    ]);
  });

  test('takes a stack that is new, or gone, as a whole', () => {
    const stack = foreignStack({ alicloud_vpc: { v: VPC } });

    expect(compare(undefined, stack)).toMatchObject([{ action: 'create' }]);
    expect(compare(stack, undefined)).toMatchObject([{ action: 'delete' }]);
  });
});

describe('in the whole system', () => {
  test('another password ciphertext changes the account alone', () => {
    expect(changesOf(['wb3N0Z3Jlcy1wYXNzd29yZA==', 'wb3N0Z3Jlcy1wYXNzd29yZB=='])).toEqual([
      'update Web/Data/Postgres/Account',
    ]);
  });

  test('another image changes the templates, and refreshes the servers', () => {
    expect(
      changesOf(['ubuntu_22_04_x64_20G_alibase_20240926.vhd', 'ubuntu_22_04_x64_20G_alibase_20250101.vhd']),
    ).toEqual([
      'replace Web/Backend/Fleet/Refresh',
      'update Web/Backend/Fleet/Template',
      'replace Web/Frontend/Fleet/Refresh',
      'update Web/Frontend/Fleet/Template',
    ]);
  });
});
