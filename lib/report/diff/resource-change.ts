export type ChangeAction = 'create' | 'update' | 'replace' | 'delete';

/** An argument that changes. */
export interface ArgumentChange {
  readonly name: string;
  /** Whether its change is what replaces the resource. */
  readonly replaces: boolean;
  /** What was there, where it is short and no secret. */
  readonly before?: string;
  readonly after?: string;
}

/** What becomes of a resource. */
export interface ResourceChange {
  readonly action: ChangeAction;
  readonly address: string;
  readonly type: string;
  /** The construct that made it, from below the stack. */
  readonly path: string;
  readonly arguments: readonly ArgumentChange[];
  /** The resource whose replacement, or change, is why this one is replaced. */
  readonly because?: string;
  /** Whether it holds what its destruction loses. */
  readonly losesData: boolean;
  /**
   * Who refuses it: the engine, since the stack protects what would be replaced, or at the apply the cloud, since the
   * deletion protection of what would go is on. @default - nobody
   */
  readonly refusedBy?: 'engine' | 'cloud';
}
