import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentSchema } from '../../lib/settings/schema';
import { pages, ROOT } from './markdown';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

const file = JSON.parse(readFileSync(join(ROOT, 'pigeon.schema.json'), 'utf8')) as Schema;
const environment = (file.properties?.['environments']?.additionalProperties ?? {}) as Schema;

/** Whether a schema, or one of its forms, knows a path. */
function knows(schema: Schema, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true;
  const forms = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.items ? [schema.items] : [])];
  return forms.some(form => {
    const found = form.properties?.[name];
    return found ? knows(found, rest) : form !== schema && knows(form, [name, ...rest]);
  });
}

/** Settings that prose speaks of by their path, such as `backend.runtime`. What a program calls is none. */
const SETTING = new RegExp(
  `\`((?:${Object.keys(environmentSchema.shape).join('|')})(?:\\.[A-Za-z]+)+)(?::[^\`]*)?\``,
  'g',
);

const spokenOf = pages()
  .filter(({ path }) => !/^docs\/(api|constructs)\//.test(path))
  .flatMap(({ path, prose }) =>
    prose.flatMap((line, index) =>
      [...line.matchAll(SETTING)].map(([, setting]) => ({ place: `${path}:${index + 1}`, setting: setting as string })),
    ),
  )
  .filter(({ setting }) => !setting.endsWith('.md'));

test('settings that prose speaks of are there', () => {
  const unknown = spokenOf.filter(({ setting }) => !knows(environment, setting.split('.')));

  expect(spokenOf.length).toBeGreaterThan(60);
  expect(unknown).toEqual([]);
});
