import { IConstruct, IValidation } from 'constructs';
import { TerraformResource, TerraformStack } from 'cdktf';
import { renderedResource } from './rendered-resource';

/** What may name a shared instance: parts of it that are our own, and what only watches it. */
const HARMLESS =
  /^alicloud_(db_database|rds_account|db_account_privilege|kvstore_account|ros_stack|cms_.*|ecs_launch_template|ram_policy)$/;

/** What is a database or cache instance itself. A state can hold a shared one under any address, so none may stand here. */
const INSTANCE = /^alicloud_(db_instance|kvstore_instance|redis_tair_instance)$/;

/**
 * Refuses whatever would manage an instance that belongs to another system, anywhere in the tree: their destruction or
 * change would be that system's outage.
 */
export class SharedInstancesRule implements IValidation {
  constructor(
    private readonly scope: IConstruct,
    private readonly instanceIds: readonly string[],
  ) {}

  public validate(): string[] {
    const resources = this.scope.node.root.node.findAll().filter(TerraformResource.isTerraformResource);
    return resources.flatMap(resource => this.problemOf(resource as TerraformResource) ?? []);
  }

  private problemOf(resource: TerraformResource): string | undefined {
    const type = resource.terraformResourceType;
    if (HARMLESS.test(type) || !type.startsWith('alicloud_')) {
      return undefined;
    }
    const stack = TerraformStack.of(resource);
    if (INSTANCE.test(type) && stack === TerraformStack.of(this.scope)) {
      return `'${resource.node.path}' is an ${type}: an instance must not stand in a stack that shares one; move it to a stack of its own`;
    }
    const text = JSON.stringify(renderedResource(resource));
    const id = this.instanceIds.find(instanceId => text.includes(JSON.stringify(instanceId).slice(1, -1)));
    return id && `'${resource.node.path}' (${type}) would manage '${id}', which belongs to another system; remove it`;
  }
}
