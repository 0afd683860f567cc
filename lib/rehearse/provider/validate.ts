import type { BlockFacts, ResourceFacts } from '../../facts/model';
import { checkBlock } from '../../facts/check/check-block';
import { Element } from '../../facts/check/element';
import type { JsonObject } from '../../facts/check/json';
import type { AttributePath, Diagnostic } from '../protocol/diagnostic';
import { toJson } from '../values/conform';
import { isListValue, isObjectValue, type ObjectValue, type Value } from '../values/value';
import { checkDocuments } from './check-documents';

/** What the provider says of a configuration at plan: accepted values, and which arguments go together. */
export function validateConfig(facts: ResourceFacts, config: ObjectValue): Diagnostic[] {
  const element = new Element(facts.type, facts, asWritten(facts.block, config) as JsonObject);
  if (facts.deprecated) element.warn('', `${facts.type} is deprecated by the provider`);
  checkBlock(element, '', facts.block, element.body, NOTHING);
  const found = element.findings.map(({ severity, path, message }) => ({
    severity,
    summary: message,
    path: attributePath(facts.block, path),
  }));
  return [...found, ...checkDocuments(facts, config)];
}

const NOTHING: ReadonlySet<string> = new Set();

/** The configuration as it was written: Terraform gives an empty list where no block stands, and null for what is absent. */
function asWritten(facts: BlockFacts, config: ObjectValue): unknown {
  const written: Record<string, unknown> = {};
  for (const name of facts.attributes.keys()) written[name] = toJson(config[name] ?? null);
  for (const [name, nested] of facts.blocks) {
    const value: Value = config[name] ?? null;
    if (isListValue(value)) {
      if (value.length > 0)
        written[name] = value.map(item => (isObjectValue(item) ? asWritten(nested, item) : toJson(item)));
    } else written[name] = isObjectValue(value) ? asWritten(nested, value) : toJson(value);
  }
  return written;
}

/** `zone_mappings[1].zone_id` as the steps of a path, which end where the elements of a set begin. */
export function attributePath(block: BlockFacts, path: string): AttributePath {
  const steps: (string | number)[] = [];
  let facts: BlockFacts | undefined = block;
  for (const step of path.split('.')) {
    const [, name = step, index] = /^(.*)\[(\d+)\]$/.exec(step) ?? [];
    const nested: (BlockFacts & { readonly nesting: string }) | undefined = facts?.blocks.get(name);
    if (name === '' || !(facts?.attributes.has(name) || nested)) break;
    steps.push(name);
    if (nested?.nesting !== 'list') break;
    if (index !== undefined) steps.push(Number(index));
    facts = nested;
  }
  return steps;
}
