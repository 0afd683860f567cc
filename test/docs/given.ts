import { App, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import * as pigeon from 'pigeon-constructs';
import { newFolder } from '../folder';
import { defaultSettings } from './settings-blocks';

/**
 * What a piece of a program in the documentation takes as given, under the name that it has there. Each is made when it is
 * first asked for, so that a piece with a stack of its own does not get another.
 */
export class Given {
  public readonly app = new App({ outdir: newFolder() });
  public readonly region = 'cn-hangzhou';
  public readonly image = pigeon.Image.of('ubuntu_22_04_x64_20G_alibase_20240926.vhd');
  /** A stack class of the reader's. */
  public readonly SiteStack = SiteStack;
  public readonly tests: (() => void | Promise<void>)[] = [];
  private readonly made = new Map<string, unknown>();

  public get stack(): pigeon.PigeonWebStack {
    return this.once('stack', () => new pigeon.PigeonWebStack(this.app, 'given', { region: this.region }));
  }

  public get network(): pigeon.Network {
    return this.once('network', () => networkIn(this.stack));
  }

  public get fleet(): pigeon.ServerFleet {
    return this.backend.fleet;
  }

  public get backend(): pigeon.PigeonWebBackend {
    const { network, image } = this;
    return this.once('backend', () => new pigeon.PigeonWebBackend(this.stack, 'Backend', { network, image }));
  }

  public get bucket(): pigeon.StaticBucket {
    const { region } = this;
    return this.once(
      'bucket',
      () => new pigeon.StaticBucket(this.stack, 'Assets', { bucketName: 'shop-assets', region }),
    );
  }

  public get settings(): pigeon.Settings {
    return this.once('settings', defaultSettings);
  }

  public get staging(): pigeon.PigeonWebStack {
    return this.once('staging', () => deployed(this.app, 'staging'));
  }

  public get production(): pigeon.PigeonWebStack {
    return this.once('production', () => deployed(this.app, 'production'));
  }

  public get pipeline(): pigeon.PipelineIdentity {
    return this.once('pipeline', () => {
      const provider = pigeon.OidcProvider.fromArn(
        this.stack,
        'Tokens',
        'acs:ram::1234567890123456:oidc-provider/tokens',
      );
      return new pigeon.PipelineIdentity(this.stack, 'GivenPipeline', {
        source: pigeon.PipelineSource.gitHub('acme/shop'),
        provider,
        environments: { staging: { stacks: [this.staging] } },
      });
    });
  }

  public get web(): { readonly assets: pigeon.StaticBucket } {
    return { assets: this.bucket };
  }

  public get vpc(): IConstruct {
    return this.network.node.findChild('Resource');
  }

  /** Stands for that of a runner of tests. What it is given is run afterwards. */
  public readonly test = (_: string, run: () => void | Promise<void>): void => void this.tests.push(run);

  /** Whether the stack was asked for. */
  public get hasStack(): boolean {
    return this.made.has('stack');
  }

  private once<T>(name: string, make: () => T): T {
    if (!this.made.has(name)) this.made.set(name, make());
    return this.made.get(name) as T;
  }
}

/** The names that a piece may take as given. */
export const GIVEN = [
  'app',
  'region',
  'image',
  'SiteStack',
  'stack',
  'network',
  'fleet',
  'backend',
  'bucket',
  'settings',
  'web',
  'staging',
  'production',
  'pipeline',
  'vpc',
  'test',
] as const satisfies readonly (keyof Given)[];

class SiteStack extends pigeon.PigeonWebStack {
  constructor(scope: App, id: string) {
    super(scope, id, { region: 'cn-hangzhou' });
    new pigeon.StaticBucket(this, 'Assets', { bucketName: 'site-assets', region: 'cn-hangzhou' });
  }
}

/** A stack that somebody deploys. */
function deployed(app: App, id: string): pigeon.PigeonWebStack {
  const stack = new pigeon.PigeonWebStack(app, id, { region: 'cn-hangzhou' });
  networkIn(stack);
  return stack;
}

function networkIn(stack: TerraformStack): pigeon.Network {
  return new pigeon.Network(stack, 'Network', {
    vpc: pigeon.NetworkVpc.create(pigeon.Cidr.of('10.0.0.0/16')),
    zones: ['h', 'i'].map((zone, index) => ({
      zoneId: `cn-hangzhou-${zone}`,
      loadBalancerCidr: pigeon.Cidr.of('10.0.0.0/24').subnet(index, 28),
      serverCidr: pigeon.Cidr.of('10.0.0.0/16').subnet(index + 1, 24),
    })),
  });
}
