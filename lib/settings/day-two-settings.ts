import type { Duration } from '../values/duration';
import type { Weekday } from '../values/weekday';

/** What decides between the least and the most servers of a tier. */
export interface ScalingSettings {
  /** The average use of CPU that is held, 10 to 90 percent. @default - not looked at */
  readonly cpu?: number;
  /** The requests a second that each server is to have. @default - not looked at */
  readonly requestsPerServer?: number;
  /** Numbers of servers at times of day. Append; the order is part of the Terraform addresses. @default - none */
  readonly schedule?: { readonly at: string; readonly days?: Weekday[]; readonly servers: number }[];
}

export interface FirewallSettings {
  /** The WAF 3.0 instance of the account, which is shared with all that the account protects. It is never made here. */
  readonly instanceId: string;
  /** Whether attacks are refused, or only reported. @default 'block' */
  readonly action?: 'block' | 'monitor';
  /** Requests to `/api` that one address may make in a minute. @default 600 */
  readonly apiRequestsPerMinute?: number;
}

/** The bucket of backups is there whatever is said: what is taken away with a setting must not hold data. */
export interface BackupsSettings {
  /** Unique in all of Alibaba Cloud. @default - the bucket of the assets, with `-backups` after it */
  readonly bucket?: string;
  /** The hour of the nightly dump of our database, 0-23 in the time of the servers; `false` for none. */
  readonly dumpHour: number | false;
  /** How long a dump is kept. */
  readonly keep: Duration;
  /** Restore the newest dump into a scratch database every week, and report; where there are dumps. */
  readonly verify: boolean;
  /** A bucket in another region, which exists, that everything is copied to. @default - none */
  readonly copyTo?: { readonly bucket: string; readonly region: string };
  /** Nobody can delete a dump, nor change it, for so long. It cannot be taken back. @default - no such lock */
  readonly worm?: Duration;
  /** Look in each plan whether the owner's instance has a backup of the last days. It needs an account. */
  readonly checkOwnersBackup: boolean;
}
