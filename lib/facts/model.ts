import type { TypeExpression } from './type-expression';

/** Everything known about one resource type, data source type, or the provider block. */
export interface ResourceFacts {
  /** The Terraform type, such as `alicloud_vpc`; `alicloud` for the provider block. */
  readonly type: string;
  readonly kind: 'resource' | 'data' | 'provider';
  /** Version of the state's form. */
  readonly schemaVersion: number;
  readonly deprecated: boolean;
  /**
   * Whether the running provider was asked how it behaves. Data sources, and the resources added after that, were not: their
   * behaviours are empty because nobody looked.
   */
  readonly observed: boolean;
  readonly importable: boolean;
  /** The provider computes part of the plan by rules of its own. */
  readonly customizeDiff: boolean;
  /** There is no update: every change replaces. */
  readonly noUpdate: boolean;
  readonly block: BlockFacts;
}

/** The arguments of a resource or of a nested block. */
export interface BlockFacts {
  readonly attributes: ReadonlyMap<string, AttributeFacts>;
  readonly blocks: ReadonlyMap<string, NestedBlockFacts>;
}

export interface AttributeFacts {
  readonly type: TypeExpression;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  readonly deprecated: boolean;
  readonly behaviour: Behaviour;
}

export interface NestedBlockFacts extends BlockFacts {
  readonly nesting: NestingMode;
  /** Fewest blocks the schema asks for; 1 means the block is required. */
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly deprecated: boolean;
  readonly behaviour: Behaviour;
}

export type NestingMode = 'single' | 'list' | 'set' | 'map' | 'group';

/** What a schema cannot say: how the provider treats an argument. */
export interface Behaviour {
  /** A change of this argument destroys the resource and makes another. */
  readonly replaces: boolean;
  /** The provider refuses the argument whatever its value. */
  readonly removed: boolean;
  /** The provider decides whether a difference counts. */
  readonly diffSuppressed: boolean;
  /** The state holds another form of the value than the configuration, such as a hash. */
  readonly stateFunc: boolean;
  /** The value taken when none is given, as text. */
  readonly default?: string;
  /** What the value must be. */
  readonly accepts?: ValueRule;
  /** What each element of a list, set or map must be. */
  readonly eachAccepts?: ValueRule;
  /** Paths from the resource, such as `name` or `block.0.arg`, of what may not be given together with this. */
  readonly conflictsWith: readonly string[];
  readonly exactlyOneOf: readonly string[];
  readonly atLeastOneOf: readonly string[];
  /** Fewest elements, when any are given. */
  readonly minItems?: number;
  readonly maxItems?: number;
}

/**
 * What the provider's own check of a value accepts.
 *
 * `oneOf` and `range` on the same argument are alternatives (a month count is 1-9, or 12, 24, 36).
 */
export interface ValueRule {
  readonly oneOf?: readonly string[];
  /** Smallest and largest number, both accepted. */
  readonly range?: readonly [number, number];
  /** Shortest and longest text, in characters, both accepted. */
  readonly length?: readonly [number, number];
  readonly refusesEmpty: boolean;
  /** The provider checks by a rule that could not be read off it. */
  readonly ownRule: boolean;
}
