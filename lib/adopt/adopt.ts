import { TerraformElement, TerraformResource } from 'cdktf';
import { IConstruct } from 'constructs';

/**
 * Takes what exists already under Terraform in place of making it anew: the next apply imports it. What the construct says
 * of it must be so already, where a difference would replace it; `pigeon adopt` lists those arguments.
 *
 *     adopt(bucket, 'shop-assets');
 *
 * The call may stay when the import is done, and may go.
 *
 * @param construct a resource, or a construct whose main resource is meant
 * @param id what the cloud calls it, in the form that the provider imports, such as `vpc-bp1…`
 * @throws when the construct has no main resource, and when it is adopted already
 */
export function adopt(construct: IConstruct, id: string): void {
  const resource = mainResource(construct);
  if (!/^\S+$/.test(id)) {
    throw new RangeError(`'${resource.node.path}': an id to adopt is text without spaces, got '${id}'`);
  }
  const known = resource.node.tryFindChild('Adopted');
  if (known) {
    throw new RangeError(
      `'${resource.node.path}' adopts '${(known as Adopted).id}' already, and cannot be '${id}' too`,
    );
  }
  new Adopted(resource, id);
}

/** The resource that stands for a construct: itself, or its child `Resource` or `Default`. */
function mainResource(construct: IConstruct): TerraformResource {
  const candidates = [construct, construct.node.defaultChild];
  const resource = candidates.find(candidate => TerraformResource.isTerraformResource(candidate));
  if (resource) {
    return resource as TerraformResource;
  }
  const within = construct.node
    .findAll()
    .filter(child => TerraformResource.isTerraformResource(child))
    .map(child => child.node.path);
  throw new RangeError(
    `'${construct.node.path}' has no main resource to adopt; ` +
      (within.length === 0 ? 'it makes none' : `name one of ${within.map(path => `'${path}'`).join(', ')}`),
  );
}

/**
 * The `import` block of a resource. That of cdktf (`importFrom`) would start `terraform` at every synthesis, to ask for its
 * version, which the stack demands anyway.
 */
class Adopted extends TerraformElement {
  constructor(
    private readonly resource: TerraformResource,
    public readonly id: string,
  ) {
    super(resource, 'Adopted');
  }

  public override toTerraform(): unknown {
    return { import: [{ to: this.address, id: this.id }] };
  }

  public override toHclTerraform(): unknown {
    return {
      import: [
        {
          to: { value: this.address, type: 'simple', storageClassType: 'reference' },
          id: { value: this.id, type: 'simple', storageClassType: 'string' },
        },
      ],
    };
  }

  private get address(): string {
    return `${this.resource.terraformResourceType}.${this.resource.friendlyUniqueId}`;
  }
}
