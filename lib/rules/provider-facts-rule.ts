import { TerraformStack, type IAspect } from 'cdktf';
import type { IConstruct } from 'constructs';
import { checkAgainstProvider } from '../facts/check/check-provider';
import { describeFinding, type Finding } from '../facts/check/finding';
import { ProviderFacts } from '../facts/provider-facts';
import { rendering } from './rendering';

export { checkAgainstProvider, describeFinding, type Finding };

/**
 * Stops synthesis when a stack holds what the alicloud provider would refuse at plan, with one line for each mistake.
 *
 *     Aspects.of(stack).add(new ProviderFactsRule());
 *
 * Add it to each stack: CDKTF 0.21 never visits the aspects of an app.
 *
 * It asks no account and no network. Warnings do not stop synthesis and are not printed: `warnings` returns them.
 */
export class ProviderFactsRule implements IAspect {
  private readonly visited = new WeakSet<TerraformStack>();

  /** @param facts what to check against (default: the facts that come with this package) */
  constructor(private readonly facts: ProviderFacts = ProviderFacts.embedded()) {}

  public visit(node: IConstruct): void {
    // Visited once a synthesis, and a stack may be synthesized more than once.
    if (!TerraformStack.isStack(node) || this.visited.has(node)) return;
    this.visited.add(node);
    node.node.addValidation({ validate: () => this.messages(node, 'error') });
  }

  /** Everything found in a stack as it stands now. */
  public findings(stack: TerraformStack): Finding[] {
    return checkAgainstProvider(rendering(stack), this.facts);
  }

  /** What works today and should not stay: deprecated arguments, and values only the provider can judge. */
  public warnings(stack: TerraformStack): string[] {
    return this.messages(stack, 'warning');
  }

  private messages(stack: TerraformStack, severity: Finding['severity']): string[] {
    return this.findings(stack)
      .filter(finding => finding.severity === severity)
      .map(describeFinding);
  }
}
