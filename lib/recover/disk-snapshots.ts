import { Construct } from 'constructs';
import { EcsAutoSnapshotPolicy } from '../../.gen/alicloud/ecs-auto-snapshot-policy';
import { EcsAutoSnapshotPolicyAttachment } from '../../.gen/alicloud/ecs-auto-snapshot-policy-attachment';
import { physicalName } from '../names';
import { Duration } from '../values/duration';
import { Weekday, WEEKDAYS } from '../values/weekday';

export interface DiskSnapshotsProps {
  /** When, 0-23 in the time of Beijing (UTC+8), whatever the region. @default [4] */
  readonly hours?: readonly number[];
  /** @default - every day */
  readonly days?: readonly Weekday[];
  /** How long each is kept, in whole days. @default Duration.days(14) */
  readonly keep?: Duration;
  /** Another region that each is copied to, such as `cn-shanghai`, for as long. @default - none */
  readonly copyTo?: string;
}

/**
 * Snapshots of disks that hold something: those of a server that stands alone. The servers of a fleet are replaced, not
 * repaired, and a launch template takes no policy.
 */
export class DiskSnapshots extends Construct {
  private readonly policyId: string;

  /**
   * @throws when an hour is none, or the time is no whole number of days: no plan would find that out
   */
  constructor(scope: Construct, id: string, props: DiskSnapshotsProps = {}) {
    super(scope, id);
    const { hours = [4], days = WEEKDAYS, keep = Duration.days(14), copyTo } = props;
    const wrong = hours.find(hour => !Number.isInteger(hour) || hour < 0 || hour > 23);
    if (wrong !== undefined || hours.length === 0 || days.length === 0) {
      throw new Error(
        `'${this.node.path}': give hours of 0-23 and days, one or more of each, got '${wrong ?? 'none'}'`,
      );
    }
    const retentionDays = keep.toDays();
    this.policyId = new EcsAutoSnapshotPolicy(this, 'Resource', {
      autoSnapshotPolicyName: physicalName(this, 128),
      timePoints: hours.map(String),
      // Monday is 1, and Sunday 7.
      repeatWeekdays: days.map(day => String(WEEKDAYS.indexOf(day) || 7)),
      retentionDays,
      ...(copyTo && {
        enableCrossRegionCopy: true,
        targetCopyRegions: [copyTo],
        copiedSnapshotsRetentionDays: retentionDays,
      }),
    }).id;
  }

  /** Take snapshots of a disk, by its id, such as `d-bp1x2y3z`. A disk has one policy: another takes its place. */
  public protect(id: string, diskId: string): void {
    new EcsAutoSnapshotPolicyAttachment(this, id, { autoSnapshotPolicyId: this.policyId, diskId });
  }
}
