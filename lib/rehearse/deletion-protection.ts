/**
 * Whether the cloud refuses to delete a resource of these arguments, whoever asks: servers, groups of servers, and load
 * balancers have such a switch. Source: alibaba-facts.md §2.1 and §3.
 */
export function isDeletionProtected(args: Readonly<Record<string, unknown>>): boolean {
  const config = [args['deletion_protection_config']].flat()[0] as { readonly enabled?: unknown } | null | undefined;
  return (
    args['deletion_protection'] === true ||
    args['deletion_protection_enabled'] === true ||
    args['group_deletion_protection'] === true ||
    config?.enabled === true
  );
}
