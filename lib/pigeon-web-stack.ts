import { Aspects, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { AlicloudProvider } from '../.gen/alicloud/provider';
import { CheckBlock } from './check-block';
import { withBackslashesEscaped, withNamesBare, withQuotesEscaped } from './hcl';
import { ProviderFactsRule } from './rules/provider-facts-rule';
import { beginRendering, endRendering } from './rules/rendering';
import { StackRules } from './rules/stack-rules';
import { TagsAspect } from './rules/tags-aspect';
import { StateBackend } from './state/state-backend';

/** The provider that the bindings and the facts were made from, and those after it that only add. */
const PROVIDER_VERSION = '~> 1.283';
/** The first Terraform with `check` blocks and with `moved` across types of module. */
const TERRAFORM_VERSION = '>= 1.5';

export interface PigeonWebStackProps {
  /** Such as `cn-hangzhou`. Always said, since the provider would silently take Beijing. */
  readonly region: string;
  /**
   * Which site the account is of. Always said, since the provider would spend 30 s of every plan finding out.
   * @default 'Domestic'
   */
  readonly accountType?: 'Domestic' | 'International';
  /** Where the state is kept. @default StateBackend.local() */
  readonly state?: StateBackend;
  /** Put on every resource that takes tags. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** What the stack is judged by. @default - every rule of this package, each of which may be acknowledged */
  readonly rules?: StackRules;
}

/** A stack on Alibaba Cloud: provider, pinned versions, state, tags, checks against the provider's own facts and the rules. */
export class PigeonWebStack extends TerraformStack {
  public readonly region: string;

  constructor(scope: Construct, id: string, props: PigeonWebStackProps) {
    super(scope, id);
    this.region = props.region;
    new AlicloudProvider(this, 'Alicloud', {
      region: props.region,
      accountType: props.accountType ?? 'Domestic',
      // Shown in the cloud's audit log as the caller.
      configurationSource: `pigeon-constructs/${id}`,
    });
    this.addOverride('terraform.required_version', TERRAFORM_VERSION);
    this.addOverride('terraform.required_providers.alicloud', { source: 'aliyun/alicloud', version: PROVIDER_VERSION });
    (props.state ?? StateBackend.local())._define(this);
    if (props.tags) {
      Aspects.of(this).add(new TagsAspect(props.tags));
    }
    Aspects.of(this).add(new ProviderFactsRule());
    Aspects.of(this).add(props.rules ?? new StackRules());
  }

  /** Runs every check of the stack. What follows in a synthesis is `toTerraform`, which writes what they saw. */
  public override runAllValidations(): void {
    beginRendering(this);
    try {
      super.runAllValidations();
    } catch (error) {
      endRendering(this);
      throw error;
    }
  }

  /** What is written: the rendering that the checks of this synthesis saw, or a new one where there were none. */
  public override toTerraform(): unknown {
    return endRendering(this) ?? (super.toTerraform() as unknown);
  }

  /** The HCL form. cdktf renders the required version in it as `0 = "required_version"`, which is no HCL. */
  public override toHclTerraform(): Record<string, unknown> {
    this.node.findAll().forEach(element => escapeBackslashes(element as SaysHcl));
    const rendered: Record<string, unknown> = super.toHclTerraform();
    const hcl = String(rendered['hcl']).replace(
      /^ *\d+ = "required_version"$/m,
      `required_version = "${TERRAFORM_VERSION}"`,
    );
    return { ...rendered, hcl: withNamesBare(withQuotesEscaped(hcl)) + this.checksInHcl() };
  }

  private checksInHcl(): string {
    const checks = this.node.findAll().filter(node => node instanceof CheckBlock);
    return checks.map(check => `\n${check.hcl}`).join('');
  }
}

/** What cdktf calls an element's own method for its HCL. */
interface SaysHcl {
  synthesizeHclAttributes?: () => unknown;
}

/** Has an element say its HCL with backslashes escaped, from now on. */
function escapeBackslashes(element: SaysHcl): void {
  const say = element.synthesizeHclAttributes;
  if (say && !Object.hasOwn(element, 'synthesizeHclAttributes')) {
    element.synthesizeHclAttributes = () => withBackslashesEscaped(say.call(element));
  }
}
