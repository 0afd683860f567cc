import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerraformStack, type IAspect, type ISynthesisSession } from 'cdktf';
import { addCustomSynthesis } from 'cdktf/lib/synthesize/synthesizer';
import type { IConstruct } from 'constructs';
import { didYouMean } from '../facts/check/suggest';
import { acknowledgementsIn } from './acknowledgement';
import { RULES } from './catalogue';
import { describeRuleFinding, findings, FindingsOptions, RuleFinding, stops } from './findings';
import { RenderedStack, rendering } from './rendering';
import { checkovBaseline, kicsConfig, suppressions } from './suppressions';

/** By whom a stack is judged. There is one, since it writes what it found beside the stack. */
const judges = new WeakMap<TerraformStack, StackRules>();

export type StackRulesOptions = Pick<FindingsOptions, 'rules' | 'neverWaivable' | 'today'>;

/**
 * Judges a stack by the rules of security, reliability and cost. An error that nobody acknowledged stops synthesis.
 *
 *     Aspects.of(stack).add(new StackRules());
 *
 * Everything found is written beside the stack: `findings.json`, and what other scanners are then to be silent about,
 * `checkov.baseline.json` and `kics.config.json`. `PigeonWebStack` brings it along. Add it to each other stack: CDKTF 0.21
 * never visits the aspects of an app.
 */
export class StackRules implements IAspect {
  private readonly visited = new WeakSet<TerraformStack>();
  private readonly judged = new WeakMap<RenderedStack, RuleFinding[]>();

  /** @throws when a rule that nobody may acknowledge is none */
  constructor(private readonly options: StackRulesOptions = {}) {
    const ids = (options.rules ?? RULES).map(({ id }) => id);
    const unknown = options.neverWaivable?.find(id => !ids.includes(id));
    if (unknown !== undefined) {
      throw new Error(`'${unknown}' cannot be made unwaivable: it is no rule${didYouMean(unknown, ids)}`);
    }
  }

  public visit(node: IConstruct): void {
    // Visited once a synthesis, and a stack may be synthesized more than once.
    if (!TerraformStack.isStack(node) || this.visited.has(node)) {
      return;
    }
    this.visited.add(node);
    if (judges.has(node)) {
      throw new Error(`'${node.node.path}' is judged by rules already; give a PigeonWebStack yours as \`rules\``);
    }
    judges.set(node, this);
    node.node.addValidation({ validate: () => this.findings(node).filter(stops).map(describeRuleFinding) });
    addCustomSynthesis(node, { onSynthesize: session => this.write(node, session) });
  }

  /** Everything found in a stack as it stands now, the worst first, what was acknowledged included. */
  public findings(stack: TerraformStack): RuleFinding[] {
    const rendered = rendering(stack);
    const acknowledgements = acknowledgementsIn(stack);
    const found =
      this.judged.get(rendered) ?? findings(rendered, { ...this.options, acknowledgements, stack: stack.node.path });
    this.judged.set(rendered, found);
    return found;
  }

  private write(stack: TerraformStack, { outdir, manifest }: ISynthesisSession): void {
    const rendered = rendering(stack);
    const found = this.findings(stack);
    const silent = suppressions(rendered, found, this.options.rules);
    const files = {
      'findings.json': { findings: found, acknowledgements: acknowledgementsIn(stack) },
      'checkov.baseline.json': checkovBaseline(silent),
      'kics.config.json': kicsConfig(rendered, silent),
    };
    const folder = join(outdir, manifest.forStack(stack).workingDirectory);
    for (const [file, content] of Object.entries(files)) {
      writeFileSync(join(folder, file), `${JSON.stringify(content, null, 2)}\n`);
    }
  }
}
