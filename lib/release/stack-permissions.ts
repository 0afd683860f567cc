import { TerraformStack } from 'cdktf';
import type { Statement } from '../compute/role-policy';
import { RenderedStack, rendering } from '../rules/rendering';
import type { RenderedResource } from '../rules/resource';
import { StackReader } from '../rules/stack-reader';
import { Arguments } from './permissions/arguments-of';
import { PERMISSIONS } from './permissions/permission-table';
import { Permissions } from './permissions/permissions';
import { LOOK, OPERATE } from './permissions/people';
import { statePermissions } from './permissions/state-permissions';
import type { Grants, PermissionTable } from './permissions/type-permissions';

export interface StackPermissionsOptions {
  /** What types need that this package does not know, or knows otherwise, without `alicloud_`. @default {} */
  readonly more?: PermissionTable;
  /**
   * Parts of names that vary, and what stands in their place: `{ 'shop-pr0': 'shop-pr*' }` makes of one preview all of them.
   * @default - names are what they are
   */
  readonly varying?: Readonly<Record<string, string>>;
  /**
   * The KMS keys that passwords are encrypted with, by their ids: a deployment decrypts them, and nothing else.
   * @default - any key of the region, since a ciphertext says nothing of its key
   */
  readonly keys?: readonly string[];
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

  /** What a refresh reads. Nothing of it changes anything, and no secret, object or state is in it. */
  public readonly read: readonly Statement[];
  /** What a plan takes besides: the file of the state, and its lock. */
  public readonly state: readonly Statement[];
  /** What deploying takes besides. */
  public readonly deploy: readonly Statement[];
  /** What people look at besides `read`: logs, metrics, lists. */
  public readonly look: readonly Statement[];
  /** What people do who keep it running, and change nothing that a deployment decides. */
  public readonly operate: readonly Statement[];

  private constructor(rendered: RenderedStack, { more = {}, varying = {}, keys = ['*'] }: StackPermissionsOptions) {
    const stack = new StackReader(rendered);
    const table: PermissionTable = { ...PERMISSIONS, ...more };
    const resources = [...stack.everything(), ...stack.dataSources()];
    refuseUnknown(stack, resources, table);
    const known = new Arguments(stack, regionOf(stack), { varying, keys });
    const allowed = (grants: (type: string) => Grants | undefined) => {
      const permissions = new Permissions();
      resources.forEach(resource => permissions.add(grants(keyOf(resource)) ?? {}, resource, known));
      return permissions.statements;
    };
    const state = statePermissions(stack.backend ?? ['local', {}]);
    this.read = allowed(type => table[type]?.read);
    this.state = state.plan;
    this.deploy = [...allowed(type => table[type]?.write), ...state.deploy, ...serviceRoles(resources, table)];
    this.look = allowed(type => LOOK[type]);
    this.operate = allowed(type => OPERATE[type]);
  }

  /** Enough to plan: nothing of it changes anything, but for the lock of the state. */
  public get plan(): Statement[] {
    return [...this.read, ...this.state];
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
