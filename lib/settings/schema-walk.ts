import * as z from 'zod';
import { isLayer } from './presets';

/** The keys and list indexes from a schema's top to one of its settings. */
export type SchemaPath = readonly PropertyKey[];

/** What stands at `path` of `input`; undefined where nothing does. */
export function valueAt(input: unknown, path: SchemaPath): unknown {
  return path.reduce<unknown>((value, key) => (has(value, key) ? value[key] : undefined), input);
}

/** The schema of the setting at `path`. Among sections of several kinds, that of the kind which `input` says counts. */
export function fieldAt(schema: z.ZodType, path: SchemaPath, input: unknown): z.ZodType | undefined {
  const section = sectionAt(schema, path.slice(0, -1), input);
  return fieldOf(section, path[path.length - 1] as PropertyKey);
}

/** The schema of the section at `path`, without what it is wrapped in. */
export function sectionAt(schema: z.ZodType, path: SchemaPath, input: unknown): z.ZodType | undefined {
  let section = sectionOf(schema, input);
  path.forEach((key, index) => {
    section = sectionOf(fieldOf(section, key), valueAt(input, path.slice(0, index + 1)));
  });
  return section;
}

/** What was noted with a field (`form`, `unrepeatable`), also where the field may be left out. */
export function noteOf(field: z.ZodType | undefined, note: string): unknown {
  const said = field?.meta()?.[note];
  return said === undefined && field instanceof z.ZodOptional ? noteOf(field.unwrap() as z.ZodType, note) : said;
}

/** The setting that says of which kind a section is, such as `type: oss`. */
export function kindOf(section: z.ZodObject): { readonly key: string; readonly value: unknown } | undefined {
  const found = Object.entries(section.shape).find(([, field]) => field instanceof z.ZodLiteral);
  return found && { key: found[0], value: (found[1] as z.ZodLiteral).value };
}

function fieldOf(section: z.ZodType | undefined, key: PropertyKey): z.ZodType | undefined {
  if (section instanceof z.ZodArray) {
    return section.element as z.ZodType;
  }
  return section instanceof z.ZodObject && has(section.shape, key) ? (section.shape[key] as z.ZodType) : undefined;
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

function isOfKind(section: z.ZodType | undefined, value: unknown): boolean {
  if (!(section instanceof z.ZodObject) || !isLayer(value)) {
    return false;
  }
  const kind = kindOf(section);
  return kind === undefined || valueAt(value, [kind.key]) === kind.value;
}

function has(value: unknown, key: PropertyKey): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}
