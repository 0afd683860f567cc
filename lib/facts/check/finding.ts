/** One thing that is wrong, or will be, with a synthesized element. */
export interface Finding {
  /** `error`: the provider refuses it. `warning`: it is deprecated, or only the provider can tell whether it is accepted. */
  readonly severity: 'error' | 'warning';
  /** Terraform address of the element, such as `alicloud_vpc.network` or `data.alicloud_zones.all`. */
  readonly address: string;
  /** Path of the argument in the element, such as `zone_mappings[1].zone_id`; empty for the element itself. */
  readonly path: string;
  /** Path of the construct that made the element, when it says so. */
  readonly construct?: string;
  /** What was given and what is allowed. */
  readonly message: string;
}

/** A finding as one line that says where to look, in the code and in Terraform. */
export function describeFinding({ address, construct, message }: Finding): string {
  return construct === undefined ? `${address}: ${message}` : `${construct} (${address}): ${message}`;
}
