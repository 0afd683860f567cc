/**
 * What the provider calls for one type of resource: actions, by the resources that they are done on.
 *
 * - A key is one ARN or more, with spaces between. `{region}` is that of the stack, and `{bucket}` an argument of the
 *   resource; `{project_name|project}` is the first of two that is given. What nobody knows before a deployment is `*`. Without `{role_name?}` an ARN is left out;
 *   `{key}` is each of the KMS keys.
 * - A value is a product and its actions, such as `'vpc: CreateVSwitch DeleteVSwitch'`.
 */
export interface TypePermissions {
  /** Enough to plan: what a refresh calls. */
  readonly read: Grants;
  /** What creating, changing and destroying call besides. */
  readonly write?: Grants;
  /** The service that makes a role of its own in the account, once, when the first such resource is made. */
  readonly serviceRole?: string;
}

export type Grants = Readonly<Record<string, string>>;
export type PermissionTable = Readonly<Record<string, TypePermissions>>;
