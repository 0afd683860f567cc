import * as z from 'zod';
import { isLayer } from './presets';
import { fieldAt, kindOf, noteOf, sectionAt, valueAt } from './schema-walk';
import { didYouMean, either, show } from './words';

/** What zod found, in our words: a path within the environment and a message. */
export interface DescribedIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

const WORDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  object: 'a section',
  record: 'a section',
  array: 'a list',
};

/** Puts an issue of `schema` about `input` into words: what was given, and what is allowed. */
export function describeIssue(issue: Issue, schema: z.ZodType, input: unknown): DescribedIssue[] {
  const path = issue.path as (string | number)[];
  const given = valueAt(input, path);
  if (issue.code === 'unrecognized_keys') {
    const section = sectionAt(schema, path, input) as z.ZodObject; // nothing else has keys to know
    return issue.keys.map(key => ({ path: [...path, key], message: unknownKey(key, section) }));
  }
  if (issue.code === 'invalid_union' && isLayer(given)) {
    const branch = issue.errors.find(errors => errors.every(isWithinSection));
    if (branch) {
      return branch.flatMap(error =>
        describeIssue({ ...error, path: [...path, ...error.path] } as Issue, schema, input),
      );
    }
  }
  return [{ path, message: sentence(issue, given, fieldAt(schema, path, input)) }];
}

/** The message for a key that `schema` does not have, with the key that was probably meant. */
export function unknownKey(key: string, section: z.ZodObject): string {
  const known = Object.keys(section.shape);
  const kind = kindOf(section);
  const where = kind ? ` where '${kind.key}' is '${String(kind.value)}'` : '';
  return `is no setting${where}${didYouMean(key, known) || `; known here: ${known.join(', ')}`}`;
}

/** Whether an issue is one of a section of the right kind, and not that another value was wanted in its place. */
function isWithinSection(issue: Issue): boolean {
  return issue.path.length > 0 || issue.code === 'unrecognized_keys';
}

function sentence(issue: Issue, given: unknown, field: z.ZodType | undefined): string {
  const allowed = allowedBy(issue, field);
  if (given === undefined) {
    return `is missing; it must be ${allowed}`;
  }
  if (noteOf(field, 'unrepeatable')) {
    return `must be ${allowed}; what was given is not that, and is not repeated here`;
  }
  if (issue.code === 'custom') {
    return issue.message;
  }
  if (issue.code === 'invalid_key') {
    return `is no name for it; it must be ${issue.issues.map(inner => allowedBy(inner, undefined)).join(', ')}`;
  }
  return given === null
    ? `is empty; it must be ${allowed}`
    : `must be ${allowed}, got ${show(given)}${didYouMean(given, optionsOf(issue))}`;
}

function allowedBy(issue: Issue, field: z.ZodType | undefined): string {
  const form = noteOf(field, 'form');
  if (typeof form === 'string') {
    return form;
  }
  const options = optionsOf(issue);
  if (options.length > 0) {
    return either(options);
  }
  switch (issue.code) {
    case 'invalid_type':
      return field instanceof z.ZodObject ? sectionOf(field) : (WORDS[issue.expected] ?? issue.expected);
    case 'too_big':
      return `of ${issue.maximum} characters or fewer`;
    default:
      return issue.message;
  }
}

function sectionOf(field: z.ZodObject): string {
  return `a section of ${Object.keys(field.shape).join(', ')}`;
}

function optionsOf(issue: Issue): readonly unknown[] {
  if (issue.code === 'invalid_value') {
    return issue.values;
  }
  return issue.code === 'invalid_union' ? ((issue as { options?: readonly unknown[] }).options ?? []) : [];
}
