import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';

const QUARTER = '${formatdate("YYYY", plantimestamp())}-${ceil(tonumber(formatdate("M", plantimestamp())) / 3)}';

/**
 * Changes with each quarter of the year, so that what it triggers is made anew by the first deployment in one. cdktf has a
 * class for a resource that only holds a value, `DataResource`, which runs `terraform version` at every synthesis, so that
 * nobody without Terraform, or with OpenTofu alone, could synthesize; our stacks demand a version of the engine themselves.
 */
export class Quarter extends TerraformResource {
  constructor(scope: Construct, id: string) {
    super(scope, id, { terraformResourceType: 'terraform_data' });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { input: { quarter: QUARTER } };
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return { input: { value: { quarter: QUARTER }, isBlock: false, type: 'map', storageClassType: 'anyMap' } };
  }
}
