import type { AttributeFacts, BlockFacts, NestedBlockFacts } from '../../facts/model';
import { conform } from '../values/conform';
import { canonical, isListValue, isObjectValue, UNKNOWN, type ObjectValue, type Value } from '../values/value';

/**
 * What a block will be once `config` is applied over `prior`: what is configured, defaults where nothing is, and for what
 * the cloud decides the value it has, or `UNKNOWN` where there is nothing yet.
 */
export function planBlock(facts: BlockFacts, config: ObjectValue, prior: ObjectValue | undefined): ObjectValue {
  const planned: Record<string, Value> = {};
  for (const [name, attribute] of facts.attributes) {
    planned[name] = planAttribute(attribute, config[name] ?? null, prior && (prior[name] ?? null));
  }
  for (const [name, nested] of facts.blocks) {
    planned[name] = planNested(nested, config[name] ?? null, prior?.[name]);
  }
  return planned;
}

function planAttribute(facts: AttributeFacts, config: Value, prior: Value | undefined): Value {
  if (config !== null) return config;
  if (facts.computed) return prior === undefined ? UNKNOWN : prior;
  const { default: text, removed } = facts.behaviour;
  return text === undefined || removed || !facts.optional ? null : conform(text, facts.type);
}

function planNested(facts: NestedBlockFacts, config: Value, prior: Value | undefined): Value {
  if (config === UNKNOWN || config === null) return config;
  if (isListValue(config)) {
    const priors = facts.nesting === 'set' ? matches(facts, config, prior) : isListValue(prior) ? prior : [];
    return config.map((item, index) => planItem(facts, item, priors[index]));
  }
  if (facts.nesting !== 'map') return planItem(facts, config, prior);
  const before = isObjectValue(prior) ? prior : {};
  const items = Object.entries(isObjectValue(config) ? config : {});
  return Object.fromEntries(items.map(([key, item]) => [key, planItem(facts, item, before[key])]));
}

function planItem(facts: NestedBlockFacts, config: Value, prior: Value | undefined): Value {
  return isObjectValue(config) ? planBlock(facts, config, isObjectValue(prior) ? prior : undefined) : config;
}

/** For each block of a set the one it was before: that which is the same in all that is configured. */
function matches(facts: BlockFacts, config: readonly Value[], prior: Value | undefined): (Value | undefined)[] {
  const left = isListValue(prior) ? [...prior] : [];
  return config.map(item => {
    if (!isObjectValue(item)) return undefined;
    const index = left.findIndex(
      before =>
        isObjectValue(before) && canonical(planBlock(facts, item, before)) === canonical(withoutUnset(facts, before)),
    );
    return index < 0 ? undefined : left.splice(index, 1)[0];
  });
}

/** A block as it was, in the form that planning gives: nested sets are in whatever order, and are compared as they are. */
function withoutUnset(facts: BlockFacts, before: ObjectValue): ObjectValue {
  const names = [...facts.attributes.keys(), ...facts.blocks.keys()];
  return Object.fromEntries(names.map(name => [name, before[name] ?? null]));
}
