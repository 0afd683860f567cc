import type { Capacity } from '../compute/capacity';
import type { DiskCategory } from '../compute/system-disk';
import type { Cidr } from '../network/cidr';
import type { Bandwidth } from '../values/bandwidth';
import type { Duration } from '../values/duration';
import type { Size } from '../values/size';
import type { EdgeSettings } from './edge-settings';
import type { BackupsSettings, FirewallSettings, ScalingSettings } from './day-two-settings';
import type { AlarmSettings, AuditSettings, LogSettings } from './observe-settings';

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
  readonly frontend: FrontendSettings;
  readonly backend: BackendSettings;
  readonly servers: ServersSettings;
  /** Where built versions come from. @default - none; servers wait for a release */
  readonly releases?: ReleasesSettings;
  readonly data: DataSettings;
  readonly loadBalancer: LoadBalancerSettings;
  readonly assets: AssetsSettings;
  /** CDN and DNS. @default - none: visitors meet the load balancer itself */
  readonly edge?: EdgeSettings;
  /** A web application firewall in front of the load balancer. @default - none: the load balancer's own limits hold */
  readonly firewall?: FirewallSettings;
  readonly backups: BackupsSettings;
  readonly state: StateSettings;
  /** Whom CloudMonitor tells. @default - nobody: there are no alarms */
  readonly alarms?: AlarmSettings;
  /** The project of Simple Log Service that is made for the logs. No setting takes it away, since it holds them. */
  readonly logs: LogSettings;
  /** Who called which API of the whole account. @default - none: an account wants one trail */
  readonly audit?: AuditSettings;
  readonly protection: ProtectionSettings;
  /** Guard rails and findings of rules that are accepted, each with a reason and an owner. */
  readonly acknowledge: AcknowledgementSettings[];
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

/** A built version: `<frontend or backend>/<version>.tar.gz` in the bucket of releases. Rolling back is naming the one before. */
export interface ReleaseSettings {
  readonly version: string;
  /** Of the archive, in hexadecimal digits. @default - what the bucket gives is trusted */
  readonly sha256?: string;
}

export interface FrontendSettings extends TierSettings {
  /** @default - a page that says `ready` */
  readonly release?: ReleaseSettings;
  /** What pages may load. @default - scripts, fonts and connections of the own host only; images from anywhere; no frames */
  readonly contentSecurityPolicy?: string;
  /** Connections that one address, such as a node of CDN, may have to a server. */
  readonly connectionsPerClient: number;
}

export interface BackendSettings extends TierSettings {
  /** Of the application; with a container, of its migrations. @default - none */
  readonly release?: ReleaseSettings;
  readonly runtime: RuntimeSettings;
  /** Whether servers bring the database to their version when they boot. */
  readonly migrate: boolean;
  /** The largest request, in MiB. */
  readonly maxBodyMebibytes: number;
  /** A server beside the others that runs another version. @default - none */
  readonly canary?: CanarySettings;
}

/** How the application runs: Gunicorn as a service of systemd, or an image by digest. */
export type RuntimeSettings =
  | {
      readonly type: 'systemd';
      /** A module of the release, and a name in it. @default 'wsgi:app' */
      readonly application?: string;
      /** Packages of Ubuntu that the application needs, such as `libpq5`. @default [] */
      readonly packages?: string[];
    }
  | {
      readonly type: 'container';
      readonly image: string;
      /** The instance of Container Registry that images are in. @default - anybody may pull them */
      readonly registry?: string;
    };

/** What the canary runs in place of the backend's own; with a container an image, otherwise a version. */
export interface CanarySettings {
  /** Its share of the requests to `/api`, in percent. */
  readonly weight: number;
  /** @default - that of the backend */
  readonly release?: ReleaseSettings;
  /** @default - that of the backend */
  readonly image?: string;
}

/** What all servers have in common. */
export interface ServersSettings {
  /** A name of the time zone database. */
  readonly timezone: string;
  /** Where packages come from. @default - what the image says, on Alibaba Cloud a mirror inside the VPC */
  readonly packageMirror?: string;
}

export interface ReleasesSettings {
  /** A bucket that exists. Environments share it: what was tried in one is what the next gets. */
  readonly bucket: string;
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
    /** Where our tables are. @default - the name of the account */
    readonly schema?: string;
    /** What our tables need, such as `pg_trgm`. */
    readonly extensions: string[];
    /** How many connections the owner of the instance grants us, of its `max_connections`. */
    readonly connections: number;
    /** After how long a statement of the application is stopped. */
    readonly statementTimeout: Duration;
    /** Databases of others on the instance, which the owner's SQL closes to our account. */
    readonly otherDatabases: string[];
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

export interface AcknowledgementSettings {
  /** A guard rail of production, or the id of a rule, such as `storage/access-log`. */
  readonly rule: string;
  /** 20 characters or more. */
  readonly reason: string;
  /** The person or team that answers for it. */
  readonly owner: string;
  /** The last day it holds, such as `2027-03-31`. @default - no end */
  readonly until?: string;
  /** The path of a construct below the stack, such as `Web/Assets`. @default - the whole stack, or what the guard rail is about */
  readonly address?: string;
}
