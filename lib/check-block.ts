import { Construct } from 'constructs';
import { TerraformElement, TerraformStack } from 'cdktf';

export interface CheckBlockProps {
  /** What must hold, as an expression of Terraform without `${}`. */
  readonly condition: string;
  /** What the warning says. */
  readonly errorMessage: string;
}

/**
 * A `check` block of Terraform, for which cdktf has no class: what does not hold is a warning in each plan.
 *
 * It has no data source of its own. Terraform reads such a one again when it applies, so every plan would have work to do.
 */
export class CheckBlock extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: CheckBlockProps,
  ) {
    super(scope, id);
    TerraformStack.of(this);
  }

  public override toTerraform(): Record<string, unknown> {
    const { condition, errorMessage } = this.props;
    const assert = [{ condition: `\${${condition}}`, error_message: errorMessage }];
    return { check: { [this.friendlyUniqueId]: { assert } } };
  }

  /** cdktf prints only the blocks that it knows. The stack prints `hcl`. */
  public override toHclTerraform(): Record<string, unknown> {
    return {};
  }

  /** The block in HCL. */
  public get hcl(): string {
    const { condition, errorMessage } = this.props;
    return `check "${this.friendlyUniqueId}" {
  assert {
    condition     = ${condition}
    error_message = ${JSON.stringify(errorMessage)}
  }
}
`;
  }
}
