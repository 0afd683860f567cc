import { Construct } from 'constructs';
import { Image } from './compute/image';
import { InstanceSize } from './compute/instance-size';
import { IKeyPair, KeyPair } from './compute/key-pair';
import { SystemDisk } from './compute/system-disk';
import { WebTier, WebTierProps } from './compute/web-tier';
import { Admission } from './data/admission';
import { EdgeDelivery } from './edge-delivery';
import { CdnScope } from './edge/cdn-scope';
import { StaticBucket } from './edge/static-bucket';
import { ApplicationLoadBalancer } from './network/application-load-balancer';
import { Certificate, ICertificate } from './network/certificate';
import { Cidr } from './network/cidr';
import { Egress } from './network/egress';
import { Firewall } from './network/firewall';
import { Network } from './network/network';
import { NetworkVpc } from './network/network-vpc';
import { Peer } from './network/peer';
import { SecurityGroup } from './network/security-group';
import { Target } from './network/target';
import { PigeonWebBackend } from './pigeon-web-backend';
import { PigeonWebFrontend } from './pigeon-web-frontend';
import { PigeonWebOutputs } from './pigeon-web-outputs';
import { backupBucketName } from './recover/backup-bucket-name';
import { Backups } from './recover/backups';
import { EnvironmentSettings, TierSettings } from './settings/environment-settings';
import { SharedDataAccess } from './shared-data-access';

/** The order of the rule among the listener's; room is left on both sides for rules of your own. */
const API_PRIORITY = 100;

/**
 * One environment of the whole system: a network, a frontend and a backend behind a load balancer, access to the shared
 * database and cache, and the edge in front.
 */
export class PigeonWeb extends Construct {
  public readonly network: Network;
  public readonly data: SharedDataAccess;
  public readonly frontend: PigeonWebFrontend;
  public readonly backend: PigeonWebBackend;
  public readonly loadBalancer: ApplicationLoadBalancer;
  /** The built frontend. */
  public readonly assets: StaticBucket;
  /** Where the nightly dumps of our database go. */
  public readonly backups: Backups;
  /** @default - none, where the settings have no `firewall` */
  public readonly firewall?: Firewall;
  /** @default - none, where the settings have no `edge` */
  public readonly edge?: EdgeDelivery;

  /**
   * @param settings an environment of `parseSettings`
   */
  constructor(scope: Construct, id: string, settings: EnvironmentSettings) {
    super(scope, id);
    this.network = this.defineNetwork(settings);
    this.data = this.defineData(settings);
    this.backups = this.defineBackups(settings);
    const keyPair = this.defineKeyPair(settings);
    this.frontend = new PigeonWebFrontend(this, 'Frontend', this.tier(settings.frontend, settings, keyPair));
    this.backend = new PigeonWebBackend(this, 'Backend', {
      ...this.tier(settings.backend, settings, keyPair),
      connection: this.data.connection,
      boot: { dump: this.backups.dump },
    });
    this.scale(this.frontend, settings.frontend);
    this.scale(this.backend, settings.backend);
    this.loadBalancer = this.defineLoadBalancer(settings);
    this.connect(settings.access.adminCidrs);
    this.assets = this.defineAssets(settings);
    this.firewall = this.defineFirewall(settings);
    this.edge = this.defineEdge(settings);
    new PigeonWebOutputs(this, 'Outputs', this);
  }

  private defineNetwork({ network }: EnvironmentSettings): Network {
    const { vpcId, vpcCidr, zones, egress, egressBandwidth } = network;
    return new Network(this, 'Network', {
      vpc: vpcId ? NetworkVpc.join(vpcId) : NetworkVpc.create(vpcCidr as Cidr),
      zones: zones.map(({ id, ...ranges }) => ({ zoneId: id, ...ranges })),
      egress: egress === 'nat' ? Egress.nat(egressBandwidth) : Egress.none(),
    });
  }

  private defineData({ data, protection }: EnvironmentSettings): SharedDataAccess {
    return new SharedDataAccess(this, 'Data', {
      postgres: { ...data.postgres, preventDestroy: protection.deletion },
      redis: data.redis,
      admission: this.admission(data.admission),
    });
  }

  private admission(admission: EnvironmentSettings['data']['admission']): Admission {
    switch (admission.by) {
      case 'owner':
        return Admission.byOwner();
      case 'securityGroup':
        return Admission.bySecurityGroup(
          SecurityGroup.fromSecurityGroupId(this, 'Admitted', admission.securityGroupId),
        );
      case 'whitelist':
        return Admission.byWhitelist(admission.groupName);
    }
  }

  private defineKeyPair({ access }: EnvironmentSettings): IKeyPair | undefined {
    if (access.keyPairName) {
      return KeyPair.fromKeyPairName(this, 'KeyPair', access.keyPairName);
    }
    return access.publicKey ? new KeyPair(this, 'KeyPair', { publicKey: access.publicKey }) : undefined;
  }

  private tier(tier: TierSettings, settings: EnvironmentSettings, keyPair: IKeyPair | undefined) {
    const props: WebTierProps = {
      network: this.network,
      image: Image.of(settings.image),
      capacity: tier.servers,
      keyPair,
      publicBandwidth: settings.network.egress === 'public' ? tier.publicBandwidth : undefined,
      deletionProtection: settings.protection.deletion,
    };
    const size = tier.instanceType
      ? InstanceSize.of(tier.instanceType)
      : InstanceSize.forCapacity(tier.vcpus, tier.memory);
    return { ...props, size, disk: new SystemDisk({ size: tier.disk, category: tier.diskCategory }) };
  }

  /** Servers that are more or fewer follow their CPU where nothing else is said. */
  private scale(tier: WebTier, { servers, scaling = { cpu: 60 } }: TierSettings): void {
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

  private defineBackups({ assets, backups, data, protection }: EnvironmentSettings): Backups {
    return new Backups(this, 'Backups', {
      ...backups,
      bucketName: backupBucketName(backups.bucket, assets.bucket),
      ownersInstanceId: backups.checkOwnersBackup ? data.postgres.instanceId : undefined,
      preventDestroy: protection.deletion,
    });
  }

  private defineLoadBalancer({
    firewall,
    loadBalancer,
    region,
    protection,
  }: EnvironmentSettings): ApplicationLoadBalancer {
    const certificates = loadBalancer.certificateIds.map((certificateId, index) =>
      Certificate.fromCertificateId(this, `Certificate${index + 1}`, certificateId),
    );
    const balancer = new ApplicationLoadBalancer(this, 'LoadBalancer', {
      network: this.network,
      region,
      certificates: certificates as [ICertificate, ...ICertificate[]],
      defaultServerGroup: this.frontend.serverGroup,
      deletionProtection: protection.deletion,
    });
    balancer.addPathRule('Api', {
      paths: ['/api', '/api/*'],
      target: Target.to(this.backend.serverGroup),
      priority: API_PRIORITY,
      // Behind a firewall all clients have its addresses, and it has a limit of its own.
      perClientRate: firewall ? undefined : loadBalancer.apiRatePerClient || undefined,
    });
    return balancer;
  }

  /** Who may talk to whom. */
  private connect(adminCidrs: readonly Cidr[]): void {
    const admins = Peer.cidrs(...adminCidrs);
    this.frontend.allowFrom(this.network.loadBalancers);
    this.frontend.allowAdminFrom(admins);
    this.backend.allowFrom(this.frontend);
    this.backend.allowFrom(this.network.loadBalancers);
    this.backend.allowAdminFrom(admins);
    this.data.allowFrom(this.backend);
    if (this.backups.dump) {
      this.backups.grantDump(this.backend.grantee, this.data.postgres.database);
    }
  }

  private defineAssets({ assets, region, protection }: EnvironmentSettings): StaticBucket {
    const bucket = new StaticBucket(this, 'Assets', {
      bucketName: assets.bucket,
      region,
      keepPreviousVersions: protection.previousVersions,
      preventDestroy: protection.deletion,
    });
    bucket.grantRead(this.frontend.grantee);
    return bucket;
  }

  private defineFirewall({ accountType, edge, firewall }: EnvironmentSettings): Firewall | undefined {
    if (!firewall || !edge) {
      return undefined;
    }
    return new Firewall(this, 'Firewall', {
      ...firewall,
      domainName: edge.domain,
      certificate: Certificate.fromCertificateId(this, 'FirewallCertificate', edge.certificateId),
      certificateRegion: accountType === 'International' ? 'ap-southeast-1' : 'cn-hangzhou',
      loadBalancer: this.loadBalancer,
    });
  }

  private defineEdge({ edge, accountType }: EnvironmentSettings): EdgeDelivery | undefined {
    if (!edge) {
      return undefined;
    }
    return new EdgeDelivery(this, 'Edge', {
      domainName: edge.domain,
      dnsZone: edge.dnsZone,
      bucket: this.assets,
      certificate: Certificate.fromCertificateId(this, 'EdgeCertificate', edge.certificateId),
      certificateRegion: accountType === 'International' ? 'ap-southeast-1' : 'cn-hangzhou',
      scope: cdnScope(edge),
      origin: { loadBalancer: this.loadBalancer, firewall: this.firewall, domainName: edge.originDomain },
    });
  }
}

function cdnScope({ scope, icpFiling = '' }: NonNullable<EnvironmentSettings['edge']>): CdnScope {
  switch (scope) {
    case 'overseas':
      return CdnScope.overseas();
    case 'domestic':
      return CdnScope.mainland(icpFiling);
    case 'global':
      return CdnScope.global(icpFiling);
  }
}
