/** How a running provider treats its arguments: the second source of the facts. Numbers are text, except counts of items. */
export interface BehaviourJson {
  readonly provider: ArgumentsJson;
  readonly resources: { readonly [type: string]: ResourceBehaviourJson };
}

export interface ArgumentsJson {
  readonly [name: string]: ArgumentJson;
}

export interface ResourceBehaviourJson {
  readonly attributes: ArgumentsJson;
  readonly importable?: boolean;
  readonly customize_diff?: boolean;
  readonly no_update?: boolean;
  readonly deprecated?: boolean;
}

export interface ArgumentJson {
  readonly block?: ArgumentsJson;
  readonly checked?: CheckedJson;
  readonly element_checked?: CheckedJson;
  readonly [fact: string]: unknown;
}

export interface CheckedJson {
  readonly refuses_empty?: boolean;
  readonly [fact: string]: unknown;
}

/** Facts that are simply so, and the word a facts line has for each. */
export const FLAG_WORDS: Readonly<Record<string, string>> = {
  force_new: 'replaces',
  removed: 'removed',
  diff_suppress: 'diff_suppressed',
  state_func: 'state_func',
};

/** Facts that name other arguments. */
export const LIST_WORDS = ['conflicts_with', 'exactly_one_of', 'at_least_one_of'] as const;

/** Facts that the schema states as well; a line says once what both agree on. */
export const SHARED_FLAGS = ['deprecated', 'sensitive'] as const;
export const SHARED_NUMBERS = ['min_items', 'max_items'] as const;

/** What is known of a resource as a whole, apart from `deprecated`. */
export const RESOURCE_WORDS = ['importable', 'customize_diff', 'no_update'] as const;
