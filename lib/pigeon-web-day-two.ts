import { Construct } from 'constructs';
import { WebTier } from './compute/web-tier';
import { backupBucketName } from './recover/backup-bucket-name';
import { Backups } from './recover/backups';
import { EnvironmentSettings, TierSettings } from './settings/environment-settings';

/** Servers that are more or fewer follow their CPU where nothing else is said. */
export function scale(tier: WebTier, { servers, scaling = { cpu: 60 } }: TierSettings): void {
  if (servers.min === servers.max) {
    return;
  }
  const { cpu, requestsPerServer, schedule = [] } = scaling;
  if (cpu !== undefined) {
    tier.fleet.scaleOnCpu({ target: cpu });
  }
  if (requestsPerServer !== undefined) {
    tier.fleet.scaleOnRequestsPerServer({ target: requestsPerServer, serverGroup: tier.serverGroup });
  }
  schedule.forEach((time, index) => tier.fleet.scaleOnSchedule(`Schedule${index + 1}`, time));
}

/** What the settings say of backups. The bucket is there whatever they say. */
export function defineBackups(scope: Construct, { assets, backups, data, protection }: EnvironmentSettings): Backups {
  return new Backups(scope, 'Backups', {
    ...backups,
    bucketName: backupBucketName(backups.bucket, assets.bucket),
    ownersInstanceId: backups.checkOwnersBackup ? data.postgres.instanceId : undefined,
    preventDestroy: protection.deletion,
  });
}
