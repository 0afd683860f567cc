import * as z from 'zod';
import { fileSchema } from './file-schema';

type Node = z.core.JSONSchema.BaseSchema;

/**
 * The schema of a settings file for editors, which then complete and explain its settings.
 *
 * It refuses unknown settings and values of a wrong form. It asks for no setting of an environment, since each may come
 * from its preset or from what is common; only the entries of a list are asked to be whole. `parseSettings` knows more.
 */
export function settingsJsonSchema(): object {
  const { $schema, properties, ...schema } = z.toJSONSchema(fileSchema, {
    io: 'input',
    target: 'draft-7',
    override: ({ jsonSchema }) => explain(jsonSchema),
  });
  const { common, environments, ...others } = properties as Record<string, Node>;
  return {
    $schema,
    title: 'Settings of pigeon-constructs',
    ...schema,
    properties: { ...others, common: partial(common), environments: partial(environments) },
  };
}

/** Editors show a description; what a value looks like belongs there. */
function explain(node: Node): void {
  const { form, unrepeatable: _, description, ...rest } = node as Node & { form?: string; unrepeatable?: boolean };
  Object.keys(node).forEach(key => delete node[key]);
  const told = [description, form].filter(Boolean).join('; ');
  Object.assign(node, told ? { description: told } : {}, rest);
}

/** `node` with nothing required but in the entries of lists, where nothing is merged. */
function partial(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map(partial);
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  const kept = Object.entries(node).filter(([key]) => key !== 'required');
  return Object.fromEntries(
    kept.map(([key, value]) =>
      // With nothing required, a section may be of more than one kind.
      key === 'items' ? [key, value] : [key === 'oneOf' ? 'anyOf' : key, partial(value)],
    ),
  );
}
