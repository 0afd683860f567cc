import type { QuietHours } from '../observe/quiet-hours';
import type { RedisArchitecture } from '../observe/redis-watch';
import type { Duration } from '../values/duration';

export interface AlarmSettings {
  /** Contact groups that exist, by name. This or `contacts` is needed. @default - none */
  readonly contactGroups?: string[];
  /** People to make contacts of. @default - none */
  readonly contacts?: { readonly name: string; readonly mail: string }[];
  /** When warnings wait. @default - never */
  readonly quietHours?: QuietHours;
  /** How the shared Redis is built; its metrics are called after that. @default 'standard' */
  readonly redisArchitecture?: RedisArchitecture;
}

export interface LogSettings {
  /** Unique in all of Alibaba Cloud. @default - the name of the bucket of the assets, and `-logs` */
  readonly project?: string;
  /** @default - 7 days in development, 30 in staging, 180 in production */
  readonly retention?: Duration;
  /** The id of an action policy of Simple Log Service. @default - no alerts on logs */
  readonly actionPolicy?: string;
  /** Keep a line for each request to CDN. @default false */
  readonly cdn?: boolean;
}

export interface AuditSettings {
  /** The 16 digits of the account. */
  readonly accountId: string;
  /** @default - 365 days */
  readonly retention?: Duration;
  /** A bucket whose files nobody can delete before their time. @default - none */
  readonly archive?: { readonly bucket: string; readonly lockedFor: Duration };
}
