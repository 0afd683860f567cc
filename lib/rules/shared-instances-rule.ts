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

interface Rendered {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, RenderedResource>>>>;
  readonly import?: readonly { readonly to: string; readonly id: string }[];
}

/** The rules of each app, so that none reads what another reads: ten stacks would be rendered a hundred times. */
const rulesOf = new WeakMap<IConstruct, SharedInstancesRule[]>();

/**
 * Refuses whatever would manage an instance that belongs to another system, anywhere in the tree: their destruction or
 * change would be that system's outage. A stack is judged by the first rule in it, and a stack without one by the first of
 * the app, each for the instances of all of them.
 */
export class SharedInstancesRule implements IValidation {
  private readonly stack: TerraformStack;
  private readonly all: SharedInstancesRule[];

  constructor(
    scope: IConstruct,
    private readonly instanceIds: readonly string[],
  ) {
    this.stack = TerraformStack.of(scope);
    this.all = rulesOf.get(scope.node.root) ?? [];
    this.all.push(this);
    rulesOf.set(scope.node.root, this.all);
  }

  public validate(): string[] {
    const shared = new SharedIds(this.all.flatMap(({ instanceIds }) => instanceIds));
    return this.stacks().flatMap(stack => {
      const { resource, import: imports } = rendering(stack) as Rendered;
      return [...this.resourceProblems(stack, resource, shared), ...importProblems(imports, shared)];
    });
  }

  private stacks(): TerraformStack[] {
    if (this.all.find(({ stack }) => stack === this.stack) !== this) return [];
    const stacks = this.stack.node.root.node.findAll().filter(TerraformStack.isStack);
    const isLeft = (stack: TerraformStack) => this.all[0] === this && !this.all.some(rule => rule.stack === stack);
    return stacks.filter(stack => stack === this.stack || isLeft(stack));
  }

  private resourceProblems(stack: TerraformStack, resources: Rendered['resource'], shared: SharedIds): string[] {
    return Object.entries(resources ?? {})
      .filter(([type]) => isSuspect(type))
      .flatMap(([type, named]) =>
        Object.values(named).flatMap(resource => this.problemOf(stack, type, resource, shared) ?? []),
      );
  }

  private problemOf(stack: TerraformStack, type: string, resource: RenderedResource, shared: SharedIds) {
    const path = resource['//']?.metadata?.path ?? type;
    if (INSTANCE.test(type) && stack === this.stack) {
      return `'${path}' is an ${type}: an instance must not stand in a stack that shares one; move it to a stack of its own`;
    }
    // An escaped line break would look like the letter of an id.
    const id = shared.firstIn(JSON.stringify(resource).replaceAll(/\\+[nrt]/g, ' '));
    return id && `'${path}' (${type}) would manage '${id}', which belongs to another system; remove it`;
  }
}

function importProblems(imports: Rendered['import'], shared: SharedIds): string[] {
  return (imports ?? [])
    .filter(({ to, id }) => isSuspect(to) && shared.firstIn(id))
    .map(({ to, id }) => `'${to}' would import '${id}', which belongs to another system; remove it`);
}

function isSuspect(type: string): boolean {
  return type.startsWith('alicloud_') && !HARMLESS.test(type.split('.', 1)[0] as string);
}

/** Ids that stand in a text for themselves, and neither within another id nor at the beginning of a host name. */
class SharedIds {
  private readonly pattern: RegExp;

  constructor(private readonly ids: readonly string[]) {
    const literals = [...new Set(ids)].map(id => id.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    this.pattern = new RegExp(`(?<![a-z0-9-])(?:${literals.join('|')})(?!\\.?[a-z0-9-])`, 'i');
  }

  public firstIn(text: string): string | undefined {
    const found = this.pattern.exec(text)?.[0].toLowerCase();
    return this.ids.find(id => id.toLowerCase() === found);
  }
}
