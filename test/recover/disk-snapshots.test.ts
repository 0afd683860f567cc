import { DiskSnapshots, DiskSnapshotsProps } from '../../lib/recover/disk-snapshots';
import { Duration } from '../../lib/values/duration';
import { reference } from '../stand-ins';
import { emptyStack, synth } from '../util';

const policyOf = (props?: DiskSnapshotsProps) =>
  synth(scope => {
    new DiskSnapshots(scope, 'Snapshots', props);
  }).the('ecs_auto_snapshot_policy');

describe('DiskSnapshots', () => {
  test('are taken every night and kept for two weeks', () => {
    expect(policyOf()).toMatchObject({
      time_points: ['4'],
      repeat_weekdays: ['7', '1', '2', '3', '4', '5', '6'],
      retention_days: 14,
    });
    expect(policyOf()).not.toHaveProperty('enable_cross_region_copy');
  });

  test('are taken when somebody says, counted from Monday to Sunday', () => {
    expect(policyOf({ hours: [0, 12], days: ['monday', 'sunday'], keep: Duration.days(3) })).toMatchObject({
      time_points: ['0', '12'],
      repeat_weekdays: ['1', '7'],
      retention_days: 3,
    });
  });

  test('are copied to another region for as long', () => {
    expect(policyOf({ copyTo: 'cn-shanghai', keep: Duration.days(3) })).toMatchObject({
      enable_cross_region_copy: true,
      target_copy_regions: ['cn-shanghai'],
      copied_snapshots_retention_days: 3,
    });
  });

  test.each([[{ hours: [24] }], [{ hours: [1.5] }], [{ hours: [] }], [{ days: [] }]])('refuse %j', props => {
    expect(() => new DiskSnapshots(emptyStack(), 'Snapshots', props)).toThrow('give hours of 0-23 and days');
  });

  test('protect the disks that are named', () => {
    const stack = synth(scope => new DiskSnapshots(scope, 'Snapshots').protect('Files', 'd-bp1x2y3z'));

    expect(stack.the('ecs_auto_snapshot_policy_attachment')).toMatchObject({
      auto_snapshot_policy_id: reference(stack, 'ecs_auto_snapshot_policy'),
      disk_id: 'd-bp1x2y3z',
    });
  });
});
