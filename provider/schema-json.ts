import type { TypeExpression } from '../lib/facts/type-expression';

/** What `terraform providers schema -json` prints, as far as this project reads it. */
export interface SchemaJson {
  readonly format_version: string;
  readonly provider_schemas: { readonly [address: string]: ProviderJson };
}

export interface ProviderJson {
  readonly provider: SectionJson;
  readonly resource_schemas: { readonly [type: string]: SectionJson };
  readonly data_source_schemas: { readonly [type: string]: SectionJson };
}

export interface SectionJson {
  readonly version: number;
  readonly block: BlockJson;
}

export interface BlockJson {
  readonly attributes?: { readonly [name: string]: AttributeJson };
  readonly block_types?: { readonly [name: string]: NestedBlockJson };
  readonly deprecated?: boolean;
}

/** The flags of an attribute are absent when they do not hold. */
export interface AttributeJson {
  readonly type: TypeExpression;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
  readonly write_only?: boolean;
}

export interface NestedBlockJson {
  readonly nesting_mode: string;
  readonly min_items?: number;
  readonly max_items?: number;
  readonly block: BlockJson;
}
