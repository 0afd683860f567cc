import { DefaultTokenResolver, StringConcat, TerraformElement, TerraformStack, Token, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';

/** The parts of a stack's JSON that a provider owns. */
export type Rendered = Record<'resource' | 'data' | 'provider', Record<string, unknown>>;

/**
 * The alicloud elements of a stack as they will be synthesized, and nothing else: `stack.toTerraform()` resolves every
 * element twice and merges all of them.
 */
export function renderAlicloud(stack: TerraformStack): Rendered {
  const resolve = resolverIn(stack);
  const rendered: Rendered = { resource: {}, data: {}, provider: {} };
  for (const element of stack.node.findAll()) {
    if (!isAlicloud(element) || TerraformStack.of(element) !== stack) continue;
    const fragment = resolve(element.toTerraform()) as Partial<Rendered>;
    merge(rendered.resource, fragment.resource);
    merge(rendered.data, fragment.data);
    for (const [name, blocks] of Object.entries(fragment.provider ?? {})) {
      rendered.provider[name] = [...((rendered.provider[name] as unknown[]) ?? []), ...(blocks as unknown[])];
    }
  }
  return rendered;
}

/** CDKTF's own resolution visits every value with a context; only the few that hold a token need that. */
function resolverIn(scope: TerraformStack): (value: unknown) => unknown {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const tokens = (value: unknown): unknown => Tokenization.resolve(value, { scope, resolver, preparing: false });
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return MAY_HOLD_TOKEN.test(value) ? tokens(value) : value;
    if (value === null || value === undefined || typeof value === 'boolean') return value;
    if (Token.isUnresolved(value)) return tokens(value);
    if (Array.isArray(value)) return value.map(walk).filter(item => item !== undefined);
    if (typeof value !== 'object') return value;
    const entries = Object.entries(value).map(([key, item]) => [walk(key), walk(item)] as const);
    return Object.fromEntries(entries.filter(([, item]) => item !== undefined)) as unknown;
  };
  return walk;
}

/** A token in text, and a number token that was written into text: an impossibly large number. */
const MAY_HOLD_TOKEN = /TfToken\[|\de\+/;

function merge(into: Record<string, unknown>, types: Record<string, unknown> | undefined): void {
  for (const [type, elements] of Object.entries(types ?? {})) {
    into[type] = Object.assign((into[type] as object | undefined) ?? {}, elements);
  }
}

/** Resources, data sources and providers carry the type they stand for; outputs, variables and backends carry none. */
function isAlicloud(construct: IConstruct): construct is TerraformElement {
  const { terraformResourceType } = construct as { terraformResourceType?: unknown };
  if (!TerraformElement.isTerraformElement(construct) || typeof terraformResourceType !== 'string') return false;
  return terraformResourceType === 'alicloud' || terraformResourceType.startsWith('alicloud_');
}
