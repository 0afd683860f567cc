/** What a pipeline's token says: who issued it, for whom, and on behalf of what. */
export interface PipelineSourceProps {
  /** Who signs the tokens, such as `https://token.actions.githubusercontent.com`. */
  readonly issuer: string;
  /** For whom a token is asked. @default 'sts.aliyuncs.com' */
  readonly audience?: string;
  /** What a token of a push to a branch has as its subject. */
  readonly branch: (branch: string) => string;
  /** What a token of a deployment has, where that says no branch. @default - what a push to the branch has */
  readonly deployment?: (environment: string, branch: string) => string;
  /** What a token of a proposed change has, such as that of a pull request; `*` stands for anything. @default - none may plan */
  readonly proposal?: string;
}

export interface GitHubOptions {
  /**
   * Whether jobs that deploy name an environment of GitHub, as those of `examples/ci` do. Their tokens then say the
   * environment and no branch, so restrict in GitHub which branches may deploy to it.
   * @default true
   */
  readonly environments?: boolean;
  /**
   * For whom the jobs ask a token. The default is what `aliyun/configure-aliyun-credentials-action` asks for.
   * @default 'github-actions'
   */
  readonly audience?: string;
  /** Of GitHub Enterprise Server. @default 'https://token.actions.githubusercontent.com' */
  readonly issuer?: string;
}

const NAME = /^[\w.-]+$/;

/** Where pipelines run, and how their tokens say for which repository and branch. */
export class PipelineSource {
  /**
   * GitHub Actions of one repository, such as `acme/shop`.
   * @throws when the repository has another form
   */
  public static gitHub(repository: string, options: GitHubOptions = {}): PipelineSource {
    const path = pathOf(repository, 2, 'acme/shop');
    const { environments = true, audience = 'github-actions' } = options;
    const { issuer = 'https://token.actions.githubusercontent.com' } = options;
    return new PipelineSource({
      issuer,
      audience,
      branch: branch => `repo:${path}:ref:refs/heads/${branch}`,
      ...(environments && { deployment: environment => `repo:${path}:environment:${environment}` }),
      proposal: `repo:${path}:pull_request`,
    });
  }

  /**
   * GitLab CI of one project, such as `group/shop`.
   * @param url of a GitLab of your own (default: `https://gitlab.com`)
   * @throws when the project has another form
   */
  public static gitLab(project: string, url = 'https://gitlab.com'): PipelineSource {
    const path = pathOf(project, Infinity, 'group/shop');
    const subject = (branch: string) => `project_path:${path}:ref_type:branch:ref:${branch}`;
    // A token of a merge request says the branch that it comes from, which may be called anything.
    return new PipelineSource({ issuer: url, branch: subject, proposal: subject('*') });
  }

  /** Another issuer of OIDC tokens. */
  public static of(props: PipelineSourceProps): PipelineSource {
    return new PipelineSource(props);
  }

  public readonly issuer: string;
  public readonly audience: string;

  private constructor(private readonly props: PipelineSourceProps) {
    if (!/^https:\/\/[\w.-]+(:\d+)?(\/[\w./-]*)?$/.test(props.issuer)) {
      throw new Error(`an issuer is an address that begins with https://, got '${props.issuer}'`);
    }
    this.issuer = props.issuer;
    this.audience = props.audience ?? 'sts.aliyuncs.com';
  }

  /** The subjects that may deploy to an environment. @internal */
  public _deployers(environment: string, branches: readonly string[]): string[] {
    const { branch, deployment = (_, name) => branch(name) } = this.props;
    return [...new Set(branches.map(name => deployment(environment, name)))];
  }

  /** The subjects that may build from branches. @internal */
  public _builders(branches: readonly string[]): string[] {
    return branches.map(this.props.branch);
  }

  /** The subjects that may plan: the branches, and what is proposed. @internal */
  public _planners(branches: readonly string[]): string[] {
    return [...this._builders(branches), ...(this.props.proposal === undefined ? [] : [this.props.proposal])];
  }
}

/** A path of names, and never a pattern: `*` in it would trust the repositories of others. */
function pathOf(path: string, longest: number, example: string): string {
  const names = path.split('/');
  if (names.length < 2 || names.length > longest || !names.every(name => NAME.test(name))) {
    throw new Error(`a repository is named with its owner, such as '${example}', got '${path}'`);
  }
  return path;
}
