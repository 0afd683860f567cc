import { TerraformStack } from 'cdktf';
import type { Statement } from '../compute/role-policy';
import { RenderedStack, rendering } from '../rules/rendering';
import type { RenderedResource } from '../rules/resource';
import { StackReader } from '../rules/stack-reader';
import { Arguments } from './permissions/arguments-of';
import { PERMISSIONS } from './permissions/permission-table';
import { Permissions } from './permissions/permissions';
import { allowState } from './permissions/state-permissions';
import type { PermissionTable } from './permissions/type-permissions';

export interface StackPermissionsOptions {
  /** What types need that this package does not know, or knows otherwise, without `alicloud_`. @default {} */
  readonly more?: PermissionTable;
}

/** A stack has types of resources whose permissions nobody wrote down: guessing would be too much, or too little. */
export class UnknownPermissionsError extends Error {
  constructor(
    stack: string,
    public readonly types: readonly string[],
  ) {
    super(
      `'${stack}': no permissions are known for ${types.map(type => `'${type}'`).join(', ')}; give them as ` +
        `\`more: { ${types.map(type => type.replace('alicloud_', '')).join(', ')}: { read: …, write: … } }\``,
    );
    this.name = 'UnknownPermissionsError';
  }
}

/**
 * What it takes to plan and to deploy a stack: the actions of the types of resources that it has, on the names that it
 * gives. What the cloud names is allowed in the region of the stack.
 */
export class StackPermissions {
  /**
   * Of a stack as it stands now, so ask when all its constructs are there.
   * @throws UnknownPermissionsError when it has a type that is not in the table
   */
  public static of(stack: TerraformStack, options: StackPermissionsOptions = {}): StackPermissions {
    return new StackPermissions(rendering(stack), options);
  }

  /**
   * Of a stack that was written, here or by another program: the object in its `cdk.tf.json`.
   * @throws UnknownPermissionsError when it has a type that is not in the table
   */
  public static ofSynthesized(rendered: RenderedStack, options: StackPermissionsOptions = {}): StackPermissions {
    return new StackPermissions(rendered, options);
  }

  /** Enough to plan. Nothing of it changes anything, but for the lock of the state. */
  public readonly plan: readonly Statement[];
  /** What deploying takes besides. */
  public readonly deploy: readonly Statement[];

  private constructor(rendered: RenderedStack, { more = {} }: StackPermissionsOptions) {
    const stack = new StackReader(rendered);
    const table: PermissionTable = { ...PERMISSIONS, ...more };
    const resources = [...stack.everything(), ...stack.dataSources()];
    refuseUnknown(stack, resources, table);
    const found = { plan: new Permissions(), deploy: new Permissions() };
    const known = new Arguments(stack, regionOf(stack));
    for (const resource of resources) {
      const { read, write = {} } = table[keyOf(resource)] as PermissionTable[string];
      found.plan.add(read, resource, known);
      found.deploy.add(write, resource, known);
    }
    allowState(found, stack.backend ?? ['local', {}]);
    this.plan = found.plan.statements;
    this.deploy = [...found.deploy.statements, ...serviceRoles(resources, table)];
  }
}

function refuseUnknown(stack: StackReader, resources: readonly RenderedResource[], table: PermissionTable): void {
  const unknown = new Set(resources.filter(resource => !Object.hasOwn(table, keyOf(resource))).map(({ type }) => type));
  if (unknown.size > 0) {
    throw new UnknownPermissionsError(stack.name, [...unknown].toSorted());
  }
}

function keyOf({ type, address }: RenderedResource): string {
  const name = type.replace('alicloud_', '');
  return address.startsWith('data.') ? `data.${name}` : name;
}

function regionOf(stack: StackReader): string {
  const region = stack.providers.map(provider => provider['region']).find(value => typeof value === 'string');
  return (region as string | undefined) ?? '*';
}

/** Some services make a role of their own when they are first used. Whoever uses them has to be allowed that. */
function serviceRoles(resources: readonly RenderedResource[], table: PermissionTable): Statement[] {
  const services = new Set(resources.flatMap(resource => table[keyOf(resource)]?.serviceRole ?? []));
  if (services.size === 0) {
    return [];
  }
  const condition = { StringEquals: { 'ram:ServiceName': [...services].toSorted() } };
  return [{ actions: ['ram:CreateServiceLinkedRole'], resources: ['*'], condition }];
}
