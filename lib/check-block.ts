import { Construct } from 'constructs';
import { TerraformElement, TerraformStack } from 'cdktf';

export interface CheckBlockProps {
  /** The data source that is read for the check alone: its type, and its arguments. */
  readonly data: { readonly type: string; readonly arguments: Readonly<Record<string, string>> };
  /** What must hold, as an expression of Terraform; `<data>` stands for the data source. */
  readonly condition: string;
  /** What the warning says. */
  readonly errorMessage: string;
}

/** The data source is known within its check only, so every check may call it the same. */
const DATA_NAME = 'read';

/**
 * A `check` block of Terraform, for which cdktf has no class. What it finds wrong, or cannot read, is a warning in the plan,
 * where a data source outside of a check would stop it.
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
    const { data, errorMessage } = this.props;
    const body = {
      data: { [data.type]: { [DATA_NAME]: data.arguments } },
      assert: [{ condition: `\${${this.condition}}`, error_message: errorMessage }],
    };
    return { check: { [this.friendlyUniqueId]: body } };
  }

  /** cdktf prints the blocks that it knows; `hcl` is printed by the stack. */
  public override toHclTerraform(): Record<string, unknown> {
    return {};
  }

  /** The block in HCL. */
  public get hcl(): string {
    const { data, errorMessage } = this.props;
    const args = Object.entries(data.arguments).map(([name, value]) => `    ${name} = ${expression(value)}`);
    return [
      `check "${this.friendlyUniqueId}" {`,
      `  data "${data.type}" "${DATA_NAME}" {`,
      ...args,
      '  }',
      '  assert {',
      `    condition     = ${this.condition}`,
      `    error_message = ${JSON.stringify(errorMessage)}`,
      '  }',
      '}',
      '',
    ].join('\n');
  }

  private get condition(): string {
    return this.props.condition.replaceAll('<data>', `data.${this.props.data.type}.${DATA_NAME}`);
  }
}

/** A value that is one reference is an expression; anything else is text. */
function expression(value: string): string {
  return /^\$\{(.*)\}$/.exec(value)?.[1] ?? JSON.stringify(value);
}
