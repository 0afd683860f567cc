import { TerraformStack } from 'cdktf';

/** What a stack will be written as: the object form of `cdk.tf.json`. */
export type RenderedStack = Record<string, unknown>;

/** Stacks that are being checked now, and what they were rendered to, once they were. */
const renderings = new WeakMap<TerraformStack, RenderedStack | undefined>();

/**
 * Begin the checks of `stack`: from here on they, and what is written after them, share one rendering, which is most of
 * what a synthesis takes.
 */
export function beginRendering(stack: TerraformStack): void {
  renderings.set(stack, undefined);
}

/** What `stack` will be written as. */
export function rendering(stack: TerraformStack): RenderedStack {
  const known = renderings.get(stack);
  if (known) {
    return known;
  }
  const rendered = stack.toTerraform() as RenderedStack;
  if (renderings.has(stack)) {
    renderings.set(stack, rendered);
  }
  return rendered;
}

/** Forget what the checks of `stack` rendered, and give it back to be written. */
export function endRendering(stack: TerraformStack): RenderedStack | undefined {
  const known = renderings.get(stack);
  if (known) {
    renderings.delete(stack);
  }
  return known;
}
