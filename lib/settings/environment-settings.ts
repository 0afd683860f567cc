import type { Capacity } from '../compute/capacity';
import type { DiskCategory } from '../compute/system-disk';
import type { Cidr } from '../network/cidr';
import type { Bandwidth } from '../values/bandwidth';
import type { Duration } from '../values/duration';
import type { Size } from '../values/size';
import type { Weekday } from '../values/weekday';

/** Everything one environment is made from. In a file, a preset fills in what is not said. */
export interface EnvironmentSettings {
  /** What kind of environment it is. It decides which guard rails hold. */
  readonly preset: 'development' | 'staging' | 'production';
  /** Such as `cn-hangzhou`. */
  readonly region: string;
  /** The site of the cloud that the account is of. */
  readonly accountType: 'Domestic' | 'International';
  /** The id of an Ubuntu 22.04 LTS image. */
  readonly image: string;
  /** Put on every resource that takes tags. */
  readonly tags: Record<string, string>;
  readonly network: NetworkSettings;
  readonly access: AccessSettings;
  readonly frontend: TierSettings;
  readonly backend: TierSettings;
  readonly data: DataSettings;
  readonly loadBalancer: LoadBalancerSettings;
  readonly assets: AssetsSettings;
  /** CDN and DNS. @default - none: visitors meet the load balancer itself */
  readonly edge?: EdgeSettings;
  /** A web application firewall in front of the load balancer. @default - none: the load balancer's own limits hold */
  readonly firewall?: FirewallSettings;
  readonly backups: BackupsSettings;
  readonly state: StateSettings;
  readonly protection: ProtectionSettings;
  /** Guard rails that are given up, each with a reason. */
  readonly acknowledge: Acknowledgement[];
}

export interface NetworkSettings {
  /** The VPC to join, that of the shared instances. @default - one is created */
  readonly vpcId?: string;
  /** The range of the VPC. Required where one is created; where one is joined, ranges are checked against it. */
  readonly vpcCidr?: Cidr;
  /** Two or more. Append; the order is part of the Terraform addresses. */
  readonly zones: { readonly id: string; readonly loadBalancerCidr: Cidr; readonly serverCidr: Cidr }[];
  /** How servers call out: by a NAT gateway, by public addresses of their own, or not at all. */
  readonly egress: 'nat' | 'public' | 'none';
  /** The bandwidth of the NAT gateway. */
  readonly egressBandwidth: Bandwidth;
}

export interface AccessSettings {
  /** Where administrators log in from by SSH. */
  readonly adminCidrs: Cidr[];
  /** A public key in OpenSSH form. @default - none */
  readonly publicKey?: string;
  /** A key pair that exists, in place of a public key. @default - none */
  readonly keyPairName?: string;
}

export interface TierSettings {
  readonly vcpus: number;
  readonly memory: Size;
  /** This type and no other. @default - one that has the vCPU and the memory, with others for when it is out of stock */
  readonly instanceType?: string;
  readonly disk: Size;
  readonly diskCategory: DiskCategory;
  readonly servers: Capacity;
  /** What decides between the least and the most servers. @default - CPU at 60 percent, where `servers` is a range */
  readonly scaling?: ScalingSettings;
  /** Each server's own, where `egress` is `public`. */
  readonly publicBandwidth: Bandwidth;
}

export interface ScalingSettings {
  /** The average use of CPU that is held, 10 to 90 percent. @default - not looked at */
  readonly cpu?: number;
  /** The requests a second that each server is to have. @default - not looked at */
  readonly requestsPerServer?: number;
  /** Numbers of servers at times of day. Append; the order is part of the Terraform addresses. @default - none */
  readonly schedule?: { readonly at: string; readonly days?: Weekday[]; readonly servers: number }[];
}

export interface DataSettings {
  readonly postgres: {
    readonly instanceId: string;
    readonly host: string;
    /** Where the owner's read replicas or read/write splitting answer. The application reads it. @default - none */
    readonly readHost?: string;
    readonly port: number;
    readonly database: string;
    readonly account: string;
    /** KMS ciphertext. */
    readonly encryptedPassword: string;
  };
  readonly redis: {
    readonly instanceId: string;
    readonly host: string;
    readonly port: number;
    readonly account: string;
    readonly databaseNumber: number;
    readonly keyPrefix: string;
    /** KMS ciphertext. */
    readonly encryptedPassword: string;
  };
  /** How servers get past the whitelists of the instances. */
  readonly admission:
    | { readonly by: 'owner' }
    | { readonly by: 'securityGroup'; readonly securityGroupId: string }
    | { readonly by: 'whitelist'; readonly groupName: string };
}

export interface LoadBalancerSettings {
  /** Ids in the certificate service. The first is the default. */
  readonly certificateIds: string[];
  /** Requests a second that one address may make to `/api`; `false` for no limit. */
  readonly apiRatePerClient: number | false;
}

/** The built frontend. It is no part of the edge: what is taken away with a setting must not hold data. */
export interface AssetsSettings {
  /** The bucket that is made for it. Unique in all of Alibaba Cloud. */
  readonly bucket: string;
}

export interface EdgeSettings {
  /** The name that visitors type. */
  readonly domain: string;
  /** The name that CDN calls the load balancer by. */
  readonly originDomain: string;
  /** The zone of both. */
  readonly dnsZone: string;
  readonly certificateId: string;
  /** Where CDN answers. `domestic` and `global` need an ICP filing. */
  readonly scope: 'overseas' | 'domestic' | 'global';
  /** Such as `京ICP备12345678号-1`. @default - none */
  readonly icpFiling?: string;
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

export type StateSettings =
  | { readonly type: 'local' }
  | {
      readonly type: 'oss';
      readonly bucket: string;
      /** @default - the region of the environment */
      readonly region?: string;
      readonly prefix?: string;
      readonly lock?: { readonly instance: string; readonly table: string };
    }
  | {
      readonly type: 'remote';
      readonly hostname?: string;
      readonly organization: string;
      /** @default - the name of the stack */
      readonly workspace?: string;
    };

export interface ProtectionSettings {
  /** Refuse to delete load balancer, servers, bucket and database. */
  readonly deletion: boolean;
  /** How long replaced and deleted files can be brought back; `false` keeps none. */
  readonly previousVersions: Duration | false;
}

export interface Acknowledgement {
  readonly rule: GuardRail;
  /** 20 characters or more. */
  readonly reason: string;
}

/** What a production environment is not allowed without somebody saying why. */
export type GuardRail = 'single-frontend-server' | 'single-backend-server' | 'no-deletion-protection' | 'no-backup';
