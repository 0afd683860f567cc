import { Construct } from 'constructs';
import { DatabaseDumpProps } from '../boot/database-dump';
import { IGrantee } from '../compute/instance-role';
import { BackupBucket, BackupBucketProps } from './backup-bucket';
import { OwnersBackupCheck } from './owners-backup-check';

export interface BackupsProps extends BackupBucketProps {
  /** The hour of the nightly dump, 0-23 in the time of the servers; `false` for none. @default 3 */
  readonly dumpHour?: number | false;
  /** Restore the newest dump into a scratch database every week, and report; where there are dumps. @default true */
  readonly verify?: boolean;
  /** The owner's RDS instance, whose backups are looked at in each plan. @default - they are not */
  readonly ownersInstanceId?: string;
}

/**
 * Where backups are kept and who may write them. The servers make them: `dump` is what their first boot is told. The bucket
 * is there also where nothing is dumped, so that switching dumps off destroys none.
 */
export class Backups extends Construct {
  public readonly bucket: BackupBucket;
  /** What the servers of one fleet are told. @default - undefined where nothing is dumped */
  public readonly dump?: DatabaseDumpProps;

  constructor(scope: Construct, id: string, props: BackupsProps) {
    super(scope, id);
    const { dumpHour = 3, verify = true } = props;
    this.bucket = new BackupBucket(this, 'Bucket', props);
    if (dumpHour !== false) {
      this.dump = { bucketName: props.bucketName, hour: dumpHour, verify };
    }
    if (props.ownersInstanceId) {
      new OwnersBackupCheck(this, 'OwnersBackup', props.ownersInstanceId);
    }
  }

  /**
   * Let servers dump the database of this name: they may write and read its dumps, and delete none. Where nothing is dumped
   * they are granted nothing.
   */
  public grantDump(grantee: IGrantee, database: string): void {
    if (this.dump) {
      this.bucket.grantPut(grantee, `dumps/${database}/`);
    }
  }
}
