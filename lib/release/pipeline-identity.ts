import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { Duration } from '../values/duration';
import { IImageRegistry } from './image-registry';
import { IOidcProvider } from './oidc-provider';
import { PipelineRole } from './pipeline-role';
import { PipelineSource } from './pipeline-source';
import { StackPermissions, StackPermissionsOptions } from './stack-permissions';

/** What one environment is deployed from, and what is in it. */
export interface PipelineEnvironment {
  /** What is deployed: stacks whose constructs are all there, or the permissions of others. */
  readonly stacks: readonly (TerraformStack | StackPermissions)[];
  /**
   * A push to one of these deploys it.
   * @default - `develop` for development, `main` and `production` for production, otherwise its own name
   */
  readonly branches?: readonly string[];
  /**
   * Pull requests deploy it, and no branch: a preview of each. What a pull request may do, whoever can open one may do, and
   * much of it is allowed for a whole region: give previews an account of their own.
   * @default false
   */
  readonly proposals?: boolean;
}

export interface PipelineIdentityProps extends StackPermissionsOptions {
  readonly source: PipelineSource;
  /** Whose tokens are believed: one that the account has (`OidcProvider.fromArn`), or one that is made. */
  readonly provider: IOidcProvider;
  /** By name, such as `production`. */
  readonly environments: Readonly<Record<string, PipelineEnvironment>>;
  /** How long one run may act as a role, an hour to twelve. @default Duration.hours(1) */
  readonly session?: Duration;
}

const BRANCHES: Readonly<Record<string, readonly string[]>> = {
  development: ['develop'],
  production: ['main', 'production'],
};

/**
 * Whom pipelines act as, without a key anywhere: a role that plans, which changes nothing and is open to pull requests, and a
 * role for each environment that deploys, which is open to its branches alone. What they may do is read off the stacks.
 *
 * It belongs in a stack of its own, which a person deploys: a pipeline must not decide what it may do itself.
 */
export class PipelineIdentity extends Construct {
  /** Plans any of the environments. */
  public readonly plan: PipelineRole;
  /** Deploys one environment, by its name. */
  public readonly deploy: Readonly<Record<string, PipelineRole>>;
  /** Builds, once something is granted to it. */
  private push?: PipelineRole;

  /**
   * @throws UnknownPermissionsError when a stack has a type of resource whose permissions are not known
   * @throws when a source has no proposals and an environment is deployed by them
   * @throws when a session is shorter than an hour or longer than twelve, or there are no environments
   */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: PipelineIdentityProps,
  ) {
    super(scope, id);
    const names = Object.keys(props.environments);
    const hours = (props.session ?? Duration.hours(1)).toSeconds() / 3600;
    if (names.length === 0 || hours < 1 || hours > 12) {
      throw new Error(
        `'${this.node.path}': give one environment or more, and a session of 1 to 12 hours, got ${names.length} and ${hours} hours`,
      );
    }
    this.plan = this.role('Plan', props.source._planners(names.flatMap(name => this.branchesOf(name))));
    this.deploy = Object.fromEntries(names.map(name => [name, this.defineDeploy(name)]));
  }

  /**
   * Let whoever builds from a branch of an environment push to repositories, such as `team/app`. Once.
   * @returns the role, which `grantUpload` has too
   */
  public grantPush(registry: IImageRegistry, ...repositories: readonly string[]): PipelineRole {
    const push = this.builder;
    registry.grantPush(push, ...repositories);
    return push;
  }

  /**
   * Let whoever builds from a branch of an environment put releases into a bucket: `frontend/` and `backend/` in it, and
   * neither list nor read nor delete. Once. `examples/ci` writes over none, and a bucket with versions keeps what was.
   * @returns the role, which `grantPush` has too
   */
  public grantUpload(bucketName: string): PipelineRole {
    const push = this.builder;
    const resources = ['frontend', 'backend'].map(tier => `acs:oss:*:*:${bucketName}/${tier}/*`);
    push.grant('UploadReleases', { actions: ['oss:PutObject'], resources });
    return push;
  }

  private get builder(): PipelineRole {
    const { source, environments } = this.props;
    const branches = Object.keys(environments).flatMap(name => this.branchesOf(name));
    this.push ??= this.role('Push', source._builders(branches));
    return this.push;
  }

  private defineDeploy(name: string): PipelineRole {
    const { source, environments } = this.props;
    const subjects = environments[name]?.proposals
      ? source._planners([])
      : source._deployers(name, this.branchesOf(name));
    const deploy = this.role(`Deploy-${name}`, subjects);
    environments[name]?.stacks.forEach((stack, index) => {
      const permissions = stack instanceof StackPermissions ? stack : StackPermissions.of(stack, this.props);
      this.plan.grantAll(`${name}-${index + 1}-`, permissions.plan);
      deploy.grantAll(`Read-${index + 1}-`, permissions.plan);
      deploy.grantAll(`Write-${index + 1}-`, permissions.deploy);
    });
    return deploy;
  }

  private branchesOf(name: string): readonly string[] {
    const { branches, proposals } = this.props.environments[name] as PipelineEnvironment;
    return proposals ? [] : (branches ?? BRANCHES[name] ?? [name]);
  }

  private role(id: string, subjects: readonly string[]): PipelineRole {
    const { source, provider, session = Duration.hours(1) } = this.props;
    const { issuer, audience } = source;
    return new PipelineRole(this, id, { provider: provider.arn, issuer, audience, subjects, session });
  }
}
