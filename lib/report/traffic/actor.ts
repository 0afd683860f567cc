/** What kind of party takes part in traffic. */
export type ActorKind =
  | 'internet'
  | 'range'
  | 'prefix-list'
  | 'host'
  | 'cdn'
  | 'bucket'
  | 'load-balancer'
  | 'servers'
  | 'security-group'
  | 'nat'
  | 'database'
  | 'cache';

/** A party that may call, or be called. */
export interface Actor {
  /** Unique in the stack, and the same as long as the party is. */
  readonly id: string;
  readonly kind: ActorKind;
  /** Such as `Backend`, or an address range; empty where the kind says it all. Text of somebody else's: escape it. */
  readonly name: string;
  /** Names it answers to, sizes, counts; one a line. */
  readonly details: readonly string[];
  /** The construct it is made by, from below the stack. @default - it is not in the stack */
  readonly construct?: string;
  /** The address of its main resource. @default - it is not in the stack */
  readonly address?: string;
  /** The addresses of all its main resources, where there are several: a fleet has a scaling group a zone. */
  readonly parts: readonly string[];
  /** Whether the stack makes it. */
  readonly isOurs: boolean;
  /** The addresses of the vswitches it stands in. */
  readonly vswitches: readonly string[];
  /** Their address ranges. */
  readonly ranges: readonly string[];
  /** The security groups of its servers, by address, or by id where they are not in the stack. */
  readonly groups: readonly string[];
}

/** An actor, by what it has beyond the usual. */
export function actor(given: Pick<Actor, 'id' | 'kind' | 'name'> & Partial<Actor>): Actor {
  return { details: [], isOurs: true, parts: [], vswitches: [], ranges: [], groups: [], ...given };
}

export const INTERNET = actor({ id: 'internet', kind: 'internet', name: 'internet', isOurs: false });
