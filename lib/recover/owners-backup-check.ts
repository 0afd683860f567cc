import { Construct } from 'constructs';
import { DataAlicloudRdsBackups } from '../../.gen/alicloud/data-alicloud-rds-backups';
import { CheckBlock } from '../check-block';

/**
 * Warns in each plan when the shared RDS instance has no finished backup of the last three days: then its owner has no backup
 * policy, or one that does not work. The policy itself can be read by no data source, and its effect is what counts.
 *
 * A plan with it asks the cloud, so it needs an account that may do `rds:DescribeBackups`; a plan without it needs none.
 */
export class OwnersBackupCheck extends Construct {
  /**
   * @param instanceId the RDS instance of the owner, which is only read
   */
  constructor(scope: Construct, id: string, instanceId: string) {
    super(scope, id);
    const backups = new DataAlicloudRdsBackups(this, 'Backups', {
      dbInstanceId: instanceId,
      backupStatus: 'Success',
      startTime: utc('-72h'),
      endTime: utc('1h'),
    });
    new CheckBlock(this, 'Check', {
      condition: `length(data.${backups.terraformResourceType}.${backups.friendlyUniqueId}.backups) > 0`,
      errorMessage:
        `The RDS instance ${instanceId} has no finished backup of the last three days. ` +
        'Ask its owner for a backup policy: our nightly dump holds our database only.',
    });
  }
}

/** A time from now on, such as `-72h`, by the clock of the plan and in the form that RDS reads. */
function utc(from: string): string {
  return `\${formatdate("YYYY-MM-DD'T'hh:mm'Z'", timeadd(plantimestamp(), "${from}"))}`;
}
