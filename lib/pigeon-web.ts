import { Construct } from 'constructs';
import { Capacity } from './compute/capacity';
import { Image } from './compute/image';
import { IKeyPair, KeyPair } from './compute/key-pair';
import { SystemDisk } from './compute/system-disk';
import { WebTierProps } from './compute/web-tier';
import { Admission } from './data/admission';
import { EdgeDelivery } from './edge-delivery';
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
import { backendBootOf, canaryBootOf, frontendBootOf } from './pigeon-web-boot';
import { defineBackups, scale } from './pigeon-web-day-two';
import { defineEdge, defineFirewall } from './pigeon-web-edge';
import { PigeonWebFrontend } from './pigeon-web-frontend';
import { PigeonWebObservation } from './pigeon-web-observation';
import { PigeonWebOutputs } from './pigeon-web-outputs';
import { Backups } from './recover/backups';
import { grantPull } from './release/image-grants';
import { EnvironmentSettings, TierSettings } from './settings/environment-settings';
import { tierSize } from './settings/tier-size';
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
  /** One more server, which runs another version. @default - none, where the settings have no `backend.canary` */
  public readonly canary?: PigeonWebBackend;
  public readonly loadBalancer: ApplicationLoadBalancer;
  /** The built frontend. */
  public readonly assets: StaticBucket;
  /** Where the nightly dumps of our database go. */
  public readonly backups: Backups;
  /** @default - none, where the settings have no `firewall` */
  public readonly firewall?: Firewall;
  /** @default - none, where the settings have no `edge` */
  public readonly edge?: EdgeDelivery;
  /** Logs, alarms and audit, as far as the settings have them. */
  public readonly observation: PigeonWebObservation;

  /**
   * @param settings an environment of `parseSettings`
   */
  constructor(scope: Construct, id: string, settings: EnvironmentSettings) {
    super(scope, id);
    this.network = this.defineNetwork(settings);
    this.data = this.defineData(settings);
    this.backups = defineBackups(this, settings);
    const keyPair = this.defineKeyPair(settings);
    this.observation = new PigeonWebObservation(this, 'Observe', settings);
    this.frontend = new PigeonWebFrontend(this, 'Frontend', {
      ...this.tier(settings.frontend, settings, keyPair),
      boot: { ...frontendBootOf(settings), ...this.observation.frontendBoot },
    });
    this.backend = new PigeonWebBackend(this, 'Backend', {
      ...this.tier(settings.backend, settings, keyPair),
      connection: this.data.connection,
      boot: { ...backendBootOf(settings), ...this.observation.backendBoot, dump: this.backups.dump },
    });
    scale(this.frontend, settings.frontend);
    scale(this.backend, settings.backend);
    this.canary = this.defineCanary(settings, keyPair);
    this.loadBalancer = this.defineLoadBalancer(settings);
    this.connect(settings.access.adminCidrs);
    this.grantReleases(settings);
    this.grantImages(settings.backend);
    this.assets = this.defineAssets(settings);
    this.firewall = defineFirewall(this, settings, this.loadBalancer);
    this.edge = defineEdge(this, settings);
    this.observation.watch(this);
    new PigeonWebOutputs(this, 'Outputs', this, settings.data);
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
    return { ...props, size: tierSize(tier), disk: new SystemDisk({ size: tier.disk, category: tier.diskCategory }) };
  }

  /** A fleet of its own beside the backend's, so that it comes and goes without the others noticing. */
  private defineCanary(settings: EnvironmentSettings, keyPair: IKeyPair | undefined): PigeonWebBackend | undefined {
    if (!settings.backend.canary) {
      return undefined;
    }
    return new PigeonWebBackend(this, 'Canary', {
      ...this.tier(settings.backend, settings, keyPair),
      capacity: Capacity.fixed(1),
      // It is there to be taken away again.
      deletionProtection: false,
      connection: this.data.connection,
      boot: { ...canaryBootOf(settings), ...this.observation.backendBoot, dump: this.backups.dump },
    });
  }

  private defineLoadBalancer({
    firewall,
    backend,
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
      target: this.canary
        ? Target.canary(this.backend.serverGroup, this.canary.serverGroup, backend.canary?.weight ?? 0)
        : Target.to(this.backend.serverGroup),
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
    for (const backend of this.backends) {
      backend.allowFrom(this.frontend);
      backend.allowFrom(this.network.loadBalancers);
      backend.allowAdminFrom(admins);
      this.data.allowFrom(backend);
      this.backups.grantDump(backend.grantee, this.data.postgres.database);
    }
  }

  private get backends(): PigeonWebBackend[] {
    return this.canary ? [this.backend, this.canary] : [this.backend];
  }

  /** Each tier reads its own releases, and not those of the other. */
  private grantReleases({ releases }: EnvironmentSettings): void {
    if (releases) {
      const read = (prefix: string) => ({
        actions: ['oss:GetObject'],
        resources: [`acs:oss:*:*:${releases.bucket}/${prefix}/*`],
      });
      this.frontend.grantee.grant('ReadReleases', read('frontend'));
      this.backends.forEach(({ grantee }) => grantee.grant('ReadReleases', read('backend')));
    }
  }

  /** A container's server logs in to the registry as its role, and pulls from the image's repository alone. */
  private grantImages({ runtime, canary }: EnvironmentSettings['backend']): void {
    if (runtime.type !== 'container' || !runtime.registry) {
      return;
    }
    const { registry, image } = runtime;
    const images = [image, canary?.image ?? image].map(repositoryOf);
    this.backends.forEach(({ grantee }, index) => grantPull(grantee, registry, images[index] as string));
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
}

/** The repository of an image that is named by its digest: `team/app` of `registry.example.com/team/app@sha256:…`. */
function repositoryOf(image: string): string {
  return image.replace(/^[^/]+\/|@.*$/g, '');
}
