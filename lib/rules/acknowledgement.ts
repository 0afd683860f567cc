import type { IConstruct } from 'constructs';

const METADATA = 'pigeon:acknowledgement';
const MINIMUM_REASON = 20;

export interface AcknowledgeOptions {
  /** Why it is right here, so that others understand it. 20 characters or more. */
  readonly reason: string;
  /** Who answers for it: a person or a team. */
  readonly owner: string;
  /** The last day it holds, such as `2027-03-31`; after it the finding fails again. @default - no end */
  readonly until?: string;
  /** A path below the construct, for what is not at hand, such as `Web/Assets`. @default - the construct itself */
  readonly at?: string;
  /** Say nothing where it has no effect. For libraries, whose users cannot remove it. @default false */
  readonly mayBeUnused?: boolean;
}

/** A finding that somebody takes responsibility for. */
export interface Acknowledgement {
  /** The id of the rule. */
  readonly rule: string;
  readonly reason: string;
  readonly owner: string;
  readonly until?: string;
  /** The path of a construct, with all that is below it, or a Terraform address. */
  readonly under: string;
  readonly mayBeUnused?: boolean;
}

/**
 * Accept what a rule finds in `construct` and below. The finding is listed as accepted, with the reason and the owner, also
 * to other scanners. Whether the rule exists, and may be waived at all, is checked with the stack.
 *
 *     acknowledge(bucket, 'storage/access-log', { reason: 'CDN alone reads it, and logs every visitor', owner: 'web team' });
 *
 * @throws when the reason is too short, nobody owns it, or the end is no date
 */
export function acknowledge(construct: IConstruct, ruleId: string, options: AcknowledgeOptions): void {
  const { at, ...rest } = options;
  const { path } = construct.node;
  const under = [path, at].filter(Boolean).join('/');
  construct.node.addMetadata(METADATA, checkedAcknowledgement({ rule: ruleId, under, ...rest }));
}

/**
 * What was acknowledged in a tree, and around it.
 * @param scope usually a stack
 */
export function acknowledgementsIn(scope: IConstruct): Acknowledgement[] {
  const around = scope.node.scopes.slice(0, -1);
  return [...around, ...scope.node.findAll()].flatMap(({ node }) =>
    node.metadata.filter(({ type }) => type === METADATA).map(({ data }) => data as Acknowledgement),
  );
}

/** @throws when the reason is too short, nobody owns it, or the end is no date */
function checkedAcknowledgement(acknowledgement: Acknowledgement): Acknowledgement {
  const { rule, reason, owner, until } = acknowledgement;
  const problem = (message: string) => new Error(`'${acknowledgement.under}': acknowledging '${rule}' ${message}`);
  if (reason.trim().length < MINIMUM_REASON) {
    throw problem(`needs a reason of ${MINIMUM_REASON} characters or more, got '${reason}'`);
  }
  if (owner.trim() === '') {
    throw problem('needs an owner: the person or team that answers for it');
  }
  if (until !== undefined && !isDate(until)) {
    throw problem(`ends on a day such as '2027-03-31', got '${until}'`);
  }
  return acknowledgement;
}

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`. */
function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
