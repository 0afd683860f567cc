import { Construct } from 'constructs';
import { CheckBlock } from '../check-block';

/** Long enough for an owner who takes a backup every other day. */
const LOOK_BACK = '72h';

/**
 * Warns in each plan when the shared RDS instance has no finished backup of the last three days: then its owner has no backup
 * policy, or one that does not work. The policy itself cannot be read by a data source, and its effect is what counts.
 *
 * It only warns, since what is wrong there must not stop our own deployment. A plan with it asks the cloud, so it needs an
 * account with `rds:DescribeBackups`; a plan without it needs none.
 */
export class OwnersBackupCheck extends Construct {
  /**
   * @param instanceId the RDS instance of the owner, which is only read
   */
  constructor(scope: Construct, id: string, instanceId: string) {
    super(scope, id);
    new CheckBlock(this, 'Check', {
      data: {
        type: 'alicloud_rds_backups',
        arguments: {
          db_instance_id: instanceId,
          backup_status: 'Success',
          start_time: utc(`-${LOOK_BACK}`),
          end_time: utc('1h'),
        },
      },
      condition: 'length(<data>.backups) > 0',
      errorMessage:
        `The RDS instance ${instanceId} has no finished backup of the last three days. ` +
        'Ask its owner for a backup policy: our nightly dump holds our database only.',
    });
  }
}

function utc(from: string): string {
  return `\${formatdate("YYYY-MM-DD'T'hh:mm'Z'", timeadd(plantimestamp(), "${from}"))}`;
}
