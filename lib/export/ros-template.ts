import { stringify } from 'yaml';

/**
 * The limits of a template of Terraform type, as Alibaba Cloud documents them (Structure of Terraform templates; Limits of
 * Resource Orchestration Service).
 */
export const ROS_LIMITS = { templateBytes: 524_288, files: 50, resources: 300 };
/** The newest Terraform that ROS documents. A stack of ROS keeps the one it began with. */
const TRANSFORM = 'Aliyun::Terraform-v1.5';
/** ROS reads files that end in `.tf` and no `.tf.json`. */
const MAIN_FILE = 'main.tf';

/** A stack that ROS would not take. */
export class RosTemplateError extends Error {
  constructor(problem: string) {
    super(`Resource Orchestration Service would not take this stack: ${problem}`);
    this.name = 'RosTemplateError';
  }
}

export interface RosTemplateProps {
  /** The stack as HCL, as `synthesize` writes it to `cdk.tf`. */
  readonly hcl: string;
  /** Shown in the console. @default - none */
  readonly description?: string;
}

/**
 * A stack as a template of Alibaba Cloud's Resource Orchestration Service, of Terraform type: the cloud runs it and keeps
 * its state, so the state backend that the stack names is left out.
 *
 * @returns YAML
 * @throws RosTemplateError when the stack is larger than a template may be
 */
export function rosTemplate({ hcl, description }: RosTemplateProps): string {
  const main = withoutBackend(hcl);
  const resources = main.match(/^resource "/gm)?.length ?? 0;
  if (resources > ROS_LIMITS.resources) {
    throw new RosTemplateError(`it makes ${resources} resources, at most ${ROS_LIMITS.resources}; divide it`);
  }
  const template = {
    ROSTemplateFormatVersion: '2015-09-01',
    Transform: TRANSFORM,
    ...(description !== undefined && { Description: description }),
    Workspace: { [MAIN_FILE]: main },
  };
  const text = stringify(template, { lineWidth: 0, blockQuote: 'literal' });
  const bytes = Buffer.byteLength(text);
  if (bytes > ROS_LIMITS.templateBytes) {
    throw new RosTemplateError(
      `the template has ${bytes} bytes, at most ${ROS_LIMITS.templateBytes}; divide the stack`,
    );
  }
  return text;
}

const STATE_BLOCK = /^\s*(?:backend "\w+"|cloud) \{$/;

/** The configuration without the block that says where the state is, which stands right in `terraform`. */
function withoutBackend(hcl: string): string {
  // How deep a line is in `terraform`, and within it in the block that is left out.
  let [depth, skipped] = [0, 0];
  const kept = hcl.split('\n').filter(line => {
    const step = line.endsWith('{') ? 1 : /^\s*\}$/.test(line) ? -1 : 0;
    if (skipped > 0 || (depth === 1 && STATE_BLOCK.test(line))) {
      skipped += step;
      return false;
    }
    if (depth > 0 || line === 'terraform {') depth += step;
    return true;
  });
  return kept.join('\n');
}
