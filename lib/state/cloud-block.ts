import { DataTerraformRemoteState, TerraformBackend, TerraformRemoteState } from 'cdktf';
import { Construct } from 'constructs';

export interface CloudBlockProps {
  readonly hostname: string;
  readonly organization: string;
  readonly workspace: string;
}

/**
 * The `cloud` block of a stack. The class of cdktf for it runs `terraform version` at every synthesis, so that nobody
 * without Terraform, or with OpenTofu alone, could synthesize; our stacks demand a version of the engine themselves.
 */
export class CloudBlock extends TerraformBackend {
  constructor(
    scope: Construct,
    private readonly props: CloudBlockProps,
  ) {
    super(scope, 'backend', 'cloud');
  }

  public override toTerraform(): object {
    const { hostname, organization, workspace } = this.props;
    return { terraform: { cloud: { hostname, organization, workspaces: { name: workspace } } } };
  }

  public override toHclTerraform(): object {
    const { hostname, organization, workspace } = this.props;
    const name = { value: workspace, type: 'simple', storageClassType: 'string' };
    const workspaces = { value: { name }, isBlock: true, type: 'map', storageClassType: 'stringmap' };
    return { terraform: { cloud: { hostname, organization, workspaces } } };
  }

  public override toMetadata(): object {
    const cloud = this.props.hostname === 'app.terraform.io' ? 'tfc' : 'tfe';
    return { ...(super.toMetadata() as object), cloud };
  }

  public getRemoteStateDataSource(scope: Construct, name: string): TerraformRemoteState {
    const { hostname, organization, workspace } = this.props;
    return new DataTerraformRemoteState(scope, name, { hostname, organization, workspaces: { name: workspace } });
  }
}
