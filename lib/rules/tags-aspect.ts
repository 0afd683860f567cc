import { IAspect, TerraformResource } from 'cdktf';
import { IConstruct } from 'constructs';

/** A generated resource that takes a map of tags. */
interface Taggable extends TerraformResource {
  readonly tagsInput?: Record<string, string>;
  tags: Record<string, string>;
}

/**
 * Puts tags on every resource that takes them; the provider has no default tags of its own. A tag that a resource has
 * already is kept. The servers that a launch template starts are tagged through it.
 */
export class TagsAspect implements IAspect {
  constructor(private readonly tags: Readonly<Record<string, string>>) {}

  public visit(node: IConstruct): void {
    if (isTaggable(node)) {
      node.tags = { ...this.tags, ...node.tagsInput };
    }
  }
}

function isTaggable(node: IConstruct): node is Taggable {
  return TerraformResource.isTerraformResource(node) && 'tagsInput' in node && 'tags' in node;
}
