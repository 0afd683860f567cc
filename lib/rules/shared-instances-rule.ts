import { IConstruct, IValidation } from 'constructs';
import { TerraformStack } from 'cdktf';
import { rendering } from './rendering';

/**
 * What may name a shared instance: parts of it that are our own, and what only watches it. A stack of ROS adds our
 * whitelist group. A read-only replica is not harmless, though it would be ours: its primary keeps the write-ahead log for
 * as long as the replica lags behind, and can be neither changed nor released as its owner likes.
 */
const HARMLESS =
  /^alicloud_(db_database|rds_account|db_account_privilege|kvstore_account|ros_stack|cms_.*|ecs_launch_template|ram_policy)$/;

/** What is a database or cache instance itself. A state can hold a shared one under any address, so none may stand here. */
const INSTANCE = /^alicloud_(db_instance|kvstore_instance|redis_tair_instance)$/;

/** A resource as it will be written, with the note of cdktf where it comes from. */
interface RenderedResource {
  readonly '//'?: { readonly metadata?: { readonly path?: string } };
}

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
    const stacks = this.scope.node.root.node.findAll().filter(TerraformStack.isStack);
    return stacks.flatMap(stack => [...this.resourceProblems(stack), ...this.importProblems(stack)]);
  }

  private resourceProblems(stack: TerraformStack): string[] {
    const resources = (rendering(stack).resource ?? {}) as Record<string, Record<string, RenderedResource>>;
    return Object.entries(resources)
      .filter(([type]) => isSuspect(type))
      .flatMap(([type, named]) =>
        Object.values(named).flatMap(resource => this.problemOf(stack, type, resource) ?? []),
      );
  }

  private importProblems(stack: TerraformStack): string[] {
    const imports = (rendering(stack).import ?? []) as readonly { readonly to: string; readonly id: string }[];
    return imports
      .filter(({ to, id }) => isSuspect(to) && this.sharedIdIn(id))
      .map(({ to, id }) => `'${to}' would import '${id}', which belongs to another system; remove it`);
  }

  private problemOf(stack: TerraformStack, type: string, resource: RenderedResource): string | undefined {
    const path = resource['//']?.metadata?.path ?? type;
    if (INSTANCE.test(type) && stack === TerraformStack.of(this.scope)) {
      return `'${path}' is an ${type}: an instance must not stand in a stack that shares one; move it to a stack of its own`;
    }
    // An escaped line break would look like the letter of an id.
    const id = this.sharedIdIn(JSON.stringify(resource).replaceAll(/\\+[nrt]/g, ' '));
    return id && `'${path}' (${type}) would manage '${id}', which belongs to another system; remove it`;
  }

  private sharedIdIn(text: string): string | undefined {
    return this.instanceIds.find(instanceId => names(text, instanceId));
  }
}

function isSuspect(type: string): boolean {
  return type.startsWith('alicloud_') && !HARMLESS.test(type.split('.', 1)[0] as string);
}

/** Whether `id` stands in `text` for itself, and neither within another id nor at the beginning of a host name. */
function names(text: string, id: string): boolean {
  const literal = id.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`(?<![a-z0-9-])${literal}(?!\\.?[a-z0-9-])`, 'i').test(text);
}
