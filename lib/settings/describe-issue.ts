import { distance } from 'fastest-levenshtein';
import * as z from 'zod';

/** What zod found, in our words: a path within the environment and a message. */
export interface DescribedIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

const WORDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
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
    const section = sectionAt(schema, path, input);
    return issue.keys.map(key => ({ path: [...path, key], message: unknownKey(key, section) }));
  }
  if (issue.code === 'invalid_union' && isSection(given)) {
    const branch = issue.errors.find(
      errors => !errors.some(error => error.code === 'invalid_type' && error.path.length === 0),
    );
    if (branch) {
      return branch.flatMap(error =>
        describeIssue({ ...error, path: [...path, ...error.path] } as Issue, schema, input),
      );
    }
  }
  return [{ path, message: sentence(issue, given, formAt(schema, path, input)) }];
}

function sentence(issue: Issue, given: unknown, form: string | undefined): string {
  const allowed = allowedBy(issue, form);
  if (given === undefined) {
    return `is missing; it must be ${allowed}`;
  }
  if (issue.code === 'custom') {
    return issue.message;
  }
  return `must be ${allowed}, got ${show(given)}${suggestion(given, optionsOf(issue))}`;
}

function allowedBy(issue: Issue, form: string | undefined): string {
  const options = optionsOf(issue);
  if (options.length > 0) {
    return options.map(show).join(' or ');
  }
  if (form) {
    return form;
  }
  switch (issue.code) {
    case 'invalid_type':
      return WORDS[issue.expected] ?? issue.expected;
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `${issue.minimum} or more`
        : `of ${issue.minimum} or more ${issue.origin === 'string' ? 'characters' : 'entries'}`;
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `${issue.maximum} or less`
        : `of ${issue.maximum} or fewer ${issue.origin === 'string' ? 'characters' : 'entries'}`;
    default:
      return issue.message;
  }
}

function optionsOf(issue: Issue): readonly unknown[] {
  if (issue.code === 'invalid_value') {
    return issue.values;
  }
  return issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
}

/** The message for a key that `schema` does not have, with the key that was probably meant. */
export function unknownKey(key: string, schema: z.ZodType | undefined): string {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return `is no setting${suggestion(key, known) || `; known here: ${known.join(', ')}`}`;
}

function suggestion(given: unknown, options: readonly unknown[]): string {
  const text = String(given);
  const near = options
    .map(option => ({ option, far: distance(text.toLowerCase(), String(option).toLowerCase()) }))
    .sort((a, b) => a.far - b.far)[0];
  return near && near.far <= Math.max(2, text.length / 3) ? `; did you mean ${show(near.option)}?` : '';
}

function show(value: unknown): string {
  if (typeof value === 'string') {
    return `'${value.length > 60 ? `${value.slice(0, 57)}…` : value}'`;
  }
  return isSection(value) ? 'a section' : Array.isArray(value) ? 'a list' : String(value);
}

function isSection(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueAt(input: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], input);
}

/** What the setting at `path` must look like, in the words of its schema. */
function formAt(schema: z.ZodType, path: readonly (string | number)[], input: unknown): string | undefined {
  const section = sectionAt(schema, path.slice(0, -1), input);
  const field = fieldOf(section, path[path.length - 1] as string);
  return field && formOf(field);
}

function formOf(schema: z.ZodType): string | undefined {
  const form = schema.meta()?.form;
  return typeof form === 'string'
    ? form
    : schema instanceof z.ZodOptional
      ? formOf(schema.unwrap() as z.ZodType)
      : undefined;
}

/** The schema of the section at `path`; among sections of several kinds, that of the kind which `input` says. */
function sectionAt(schema: z.ZodType, path: readonly (string | number)[], input: unknown): z.ZodType | undefined {
  let section = sectionOf(schema, input);
  path.forEach((key, index) => {
    section = sectionOf(fieldOf(section, key), valueAt(input, path.slice(0, index + 1)));
  });
  return section;
}

function fieldOf(section: z.ZodType | undefined, key: string | number): z.ZodType | undefined {
  if (section instanceof z.ZodArray) {
    return section.element as z.ZodType;
  }
  return section instanceof z.ZodObject ? (section.shape[key] as z.ZodType | undefined) : undefined;
}

function sectionOf(schema: z.ZodType | undefined, value: unknown): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional) {
    return sectionOf(schema.unwrap() as z.ZodType, value);
  }
  if (schema instanceof z.ZodPipe) {
    return sectionOf(schema.in as z.ZodType, value);
  }
  if (schema instanceof z.ZodUnion) {
    return schema.options.map(option => sectionOf(option as z.ZodType, value)).find(option => isOfKind(option, value));
  }
  return schema;
}

/** Whether every literal of a section, such as `type: oss`, is what `value` says. */
function isOfKind(section: z.ZodType | undefined, value: unknown): boolean {
  return (
    section instanceof z.ZodObject &&
    Object.entries(section.shape).every(
      ([key, field]) =>
        !(field instanceof z.ZodLiteral) || field.values.has((value as Record<string, never>)?.[key] as never),
    )
  );
}
