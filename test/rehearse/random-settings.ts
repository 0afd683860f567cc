import * as fc from 'fast-check';
import * as z from 'zod';
import { defaultFile, merge, type Section } from './util';

/** The settings of a schema: sections are looked into, and one that may be left out is a setting too. */
export function settingsOf(schema: z.ZodType, path: readonly string[] = []): string[] {
  if (schema instanceof z.ZodOptional) {
    const inner = settingsOf(schema.unwrap() as z.ZodType, path);
    return inner.length === 1 ? inner : [path.join('.'), ...inner];
  }
  if (!(schema instanceof z.ZodObject)) return [path.join('.')];
  return Object.entries(schema.shape).flatMap(([key, field]) => settingsOf(field as z.ZodType, [...path, key]));
}

/** The schema of a setting. */
function schemaAt(schema: z.ZodType, path: string): z.ZodType {
  return path.split('.').reduce<z.ZodType>((at, key) => {
    const section = at instanceof z.ZodOptional ? (at.unwrap() as z.ZodType) : at;
    return (section as z.ZodObject).shape[key] as z.ZodType;
  }, schema);
}

/** A default environment with one to five settings of other values, each of which the schema takes by itself. */
export function randomFile(schema: z.ZodType): fc.Arbitrary<ReturnType<typeof defaultFile>> {
  const setting = fc
    .constantFrom(...settingsOf(schema))
    .chain(path => valueOf(schemaAt(schema, path)).map(value => [path, value] as const));
  const environment = fc.constantFrom('development', 'staging', 'production');
  return fc.tuple(environment, fc.array(setting, { minLength: 1, maxLength: 5 })).map(([name, changes]) => {
    const file = defaultFile();
    const body = merge(file.common, file.environments[name] as Section);
    for (const [path, value] of changes) set(body, path.split('.'), value);
    return { system: file.system, common: {}, environments: { [name]: body } };
  });
}

function set(body: Section, path: string[], value: unknown): void {
  const last = path.pop() as string;
  const section = path.reduce<Section>((at, key) => (at[key] ??= {}) as Section, body);
  if (value === undefined) delete section[last];
  else section[last] = value;
}

/** Values that a schema takes. */
function valueOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodOptional) return fc.option(valueOf(schema.unwrap() as z.ZodType), { nil: undefined });
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...(schema.options as string[]));
  if (schema instanceof z.ZodLiteral) return fc.constant(schema.value);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) return fc.integer({ min: schema.minValue ?? 0, max: schema.maxValue ?? 1000 });
  if (schema instanceof z.ZodISODate) return fc.constantFrom('2026-01-01', '2027-03-31', '2028-02-29');
  if (schema instanceof z.ZodString) return textOf(schema);
  if (schema instanceof z.ZodPipe) return fc.constantFrom(...formedBy(schema.meta()?.['form']));
  if (schema instanceof z.ZodArray)
    return fc.array(valueOf(schema.element as z.ZodType), { minLength: 1, maxLength: 3 });
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(option => valueOf(option as z.ZodType)));
  if (schema instanceof z.ZodRecord)
    return fc.dictionary(fc.stringMatching(/^[a-z]{1,12}$/), fc.stringMatching(/^[\w .-]{0,20}$/));
  if (!(schema instanceof z.ZodObject)) throw new Error(`nobody knows values of ${schema.constructor.name}`);
  const fields = Object.entries(schema.shape).map(([key, field]) => [key, valueOf(field as z.ZodType)] as const);
  return fc.record(Object.fromEntries(fields));
}

/** Text of the schema's pattern; where that looks ahead, which cannot be generated, the example in its form. */
function textOf(schema: z.ZodString): fc.Arbitrary<string> {
  const checks = (schema._zod.def.checks ?? []) as readonly { _zod: { def: { pattern?: RegExp } } }[];
  const pattern = checks.map(check => check._zod.def.pattern).find(found => found !== undefined);
  const examples = examplesIn(String(schema.meta()?.['form'] ?? ''));
  if (pattern === undefined) return fc.string({ maxLength: 30 });
  if (/\(\?[!=<]|\\p/.test(pattern.source))
    return fc.constantFrom(...(examples.length > 0 ? examples : ['www.example.com']));
  // Long names are where limits are; the generator would make most of them short.
  return fc.stringMatching(new RegExp(pattern.source), { size: 'medium' });
}

/** Values of the forms that a value object reads. */
function formedBy(form: unknown): [string | number | object, ...(string | number | object)[]] {
  const text = String(form);
  if (text.includes('address range'))
    return ['10.0.0.0/16', '10.0.240.0/24', '10.0.241.0/28', '172.16.0.0/12', '203.0.113.7/32', '192.168.0.0/28'];
  if (text.includes('bandwidth')) return ['1 Mbps', '10 Mbps', '100 Mbps', '200 Mbps', '1 Gbps'];
  if (text.includes('duration')) return ['1 day', '7 days', '30 days', '365 days', '1 hour'];
  if (text.includes('size')) return ['2 GiB', '4 GiB', '8 GiB', '16 GiB', '20 GiB', '40 GiB', '500 GiB', '2 TiB'];
  if (text.includes('whole number')) return [1, 2, 5, 100, { min: 1, max: 3 }, { min: 2, max: 50 }, { min: 3, max: 2 }];
  const [example, ...more] = examplesIn(text);
  if (example === undefined) throw new Error(`nobody knows values of the form ${text}`);
  return [example, ...more];
}

/** What the words for a form give as an example. */
function examplesIn(form: string): string[] {
  return [...form.matchAll(/'([^' ][^']{2,})'/g)].map(match => match[1] as string);
}
