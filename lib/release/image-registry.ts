import { Construct, IConstruct } from 'constructs';
import { CrEeNamespace } from '../../.gen/alicloud/cr-ee-namespace';
import { CrEeRepo } from '../../.gen/alicloud/cr-ee-repo';
import { CrVpcEndpointLinkedVpc } from '../../.gen/alicloud/cr-vpc-endpoint-linked-vpc';
import { IGrantee } from '../compute/instance-role';
import { grantPull, grantPush } from './image-grants';

/** An instance of Container Registry Enterprise, whose repositories somebody can be let at. */
export interface IImageRegistry extends IConstruct {
  readonly instanceId: string;
  /**
   * Let servers log in, and pull from these repositories, such as `team/app`, and from no other. Once a grantee.
   * @throws when a repository is none by its form
   */
  grantPull(grantee: IGrantee, ...repositories: readonly string[]): void;
  /**
   * Let a pipeline log in, push to these repositories, such as `team/app`, and pull from them. It can delete nothing. Once
   * a grantee.
   * @throws when a repository is none by its form
   */
  grantPush(grantee: IGrantee, ...repositories: readonly string[]): void;
}

export interface ImageRegistryProps {
  /**
   * An instance that exists, such as `cri-x1y2z3`. An instance is bought by the month, the first time it is planned, and
   * cannot be given back early, so none is made here.
   */
  readonly instanceId: string;
  /** 2-64 of a-z, 0-9 and `._-`, such as the name of the team. Made here. */
  readonly namespace: string;
  /** What is kept in the namespace, such as `['backend']`. Each is a private repository. */
  readonly repositories: readonly string[];
  /**
   * A tag, once pushed, stays what it is. A pipeline that moves a tag, such as `latest`, needs `false`; servers are not
   * affected, since they name images by digest.
   * @default true
   */
  readonly immutableTags?: boolean;
  /** The VPC and a vswitch of it, from where servers reach the registry without the internet. @default - none is linked here */
  readonly vpc?: { readonly vpcId: string; readonly vswitchId: string };
  /** Refuse every plan that would destroy a repository, with the images in it. @default true */
  readonly preventDestroy?: boolean;
}

/** Where images are kept: a namespace with private repositories, on an instance that exists. */
export class ImageRegistry extends Construct implements IImageRegistry {
  /** Use an instance whose namespaces and repositories are made elsewhere. */
  public static fromInstanceId(scope: Construct, id: string, instanceId: string): IImageRegistry {
    return new ImportedImageRegistry(scope, id, instanceId);
  }

  public readonly instanceId: string;
  private readonly namespace: string;

  /**
   * @throws when an id or a name is none that the registry takes, which no plan would find out
   */
  constructor(scope: Construct, id: string, props: ImageRegistryProps) {
    super(scope, id);
    this.check('an instance looks like', /^cri-[a-z0-9]+$/, 'cri-x1y2z3', props.instanceId);
    [props.namespace, ...props.repositories].forEach(name =>
      this.check(
        "a name has 2-64 of a-z, 0-9 and '._-', and a letter or digit at both ends, such as",
        /^[a-z0-9][a-z0-9._-]{0,62}[a-z0-9]$/,
        'backend',
        name,
      ),
    );
    this.instanceId = props.instanceId;
    this.namespace = this.defineNamespace(props);
    props.repositories.forEach(name => this.defineRepository(name, props));
    if (props.vpc) {
      new CrVpcEndpointLinkedVpc(this, 'Vpc', {
        instanceId: props.instanceId,
        ...props.vpc,
        moduleName: 'Registry',
        enableCreateDnsRecordInPvzt: true,
      });
    }
  }

  public grantPull(grantee: IGrantee, ...repositories: readonly string[]): void {
    grantPull(grantee, this.instanceId, ...repositories);
  }

  public grantPush(grantee: IGrantee, ...repositories: readonly string[]): void {
    grantPush(grantee, this.instanceId, ...repositories);
  }

  private check(rule: string, form: RegExp, example: string, given: string): void {
    if (!form.test(given)) {
      throw new Error(`'${this.node.path}': ${rule} '${example}', got '${given}'`);
    }
  }

  private defineNamespace({ instanceId, namespace, preventDestroy = true }: ImageRegistryProps): string {
    return new CrEeNamespace(this, 'Namespace', {
      instanceId,
      name: namespace,
      // A push to a repository that nobody defined would otherwise make one.
      autoCreate: false,
      defaultVisibility: 'PRIVATE',
      lifecycle: { preventDestroy },
    }).name;
  }

  private defineRepository(
    name: string,
    { instanceId, immutableTags = true, preventDestroy = true }: ImageRegistryProps,
  ) {
    new CrEeRepo(this, `Repository-${name}`, {
      instanceId,
      namespace: this.namespace,
      name,
      repoType: 'PRIVATE',
      summary: `Images of ${name}`,
      tagImmutability: immutableTags,
      lifecycle: { preventDestroy },
    });
  }
}

class ImportedImageRegistry extends Construct implements IImageRegistry {
  constructor(
    scope: Construct,
    id: string,
    public readonly instanceId: string,
  ) {
    super(scope, id);
  }

  public grantPull(grantee: IGrantee, ...repositories: readonly string[]): void {
    grantPull(grantee, this.instanceId, ...repositories);
  }

  public grantPush(grantee: IGrantee, ...repositories: readonly string[]): void {
    grantPush(grantee, this.instanceId, ...repositories);
  }
}
