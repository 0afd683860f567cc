import type { AttributeFacts, ResourceFacts } from '../../lib/facts/model';
import { ProviderFacts } from '../../lib/facts/provider-facts';
import { holdsData } from '../../lib/rehearse/data-bearing';
import { SimulatedProvider } from '../../lib/rehearse/provider/simulated-provider';
import { Session } from '../../lib/rehearse/session';
import { conformBlock } from '../../lib/rehearse/values/conform';
import type { ObjectValue, Value } from '../../lib/rehearse/values/value';
import { minimalConfig, sampleOf, type Body } from '../facts/minimal-config';
import { describeWithEngine, EVERYTHING, stackOf } from './util';

const FACTS = ProviderFacts.embedded();
/** How many arguments of each type that replace, and how many that do not. */
const EACH_TYPE = EVERYTHING ? 5 : 1;

/** Types of the library's own, and types that hold data. */
const TYPES = FACTS.resourceTypes().filter(
  type =>
    holdsData(`${type}.x`, []) ||
    /^alicloud_(vpc|vswitch|nat_gateway|eip_address|security_group|security_group_rule|alb_listener|alb_load_balancer|alb_server_group|ecs_launch_template|ess_scaling_group|ram_role|ram_policy|rds_account|kvstore_account|cdn_domain_new|alidns_record|log_machine_group|cms_alarm|route_table)$/.test(
      type,
    ),
);

/** A second value that the provider accepts, unlike the first. */
function another({ type, behaviour }: AttributeFacts, first: unknown): unknown {
  const { oneOf, range } = behaviour.accepts ?? {};
  if (oneOf) return oneOf.find(value => value !== '' && value !== String(first));
  if (type === 'bool') return !first;
  if (type === 'number') return range && range[0] === range[1] ? undefined : Number(first) + 1;
  return type === 'string' ? `y${String(first).slice(1)}` : undefined;
}

interface Change {
  readonly type: string;
  readonly argument: string;
  readonly before: Body;
  readonly after: Body;
  readonly replaces: boolean;
}

/** What can be changed in a resource of a type by changing one argument to another value that is accepted. */
function changesOf(facts: ResourceFacts): Change[] {
  const minimal = minimalConfig(facts);
  if (JSON.stringify(minimal).includes('${')) return [];
  const everything = [...facts.block.attributes.values(), ...facts.block.blocks.values()];
  const related = new Set(
    everything.flatMap(({ behaviour: { conflictsWith, exactlyOneOf } }) => [...conflictsWith, ...exactlyOneOf]),
  );
  return [...facts.block.attributes].flatMap(([argument, attribute]) => {
    const { behaviour, required, optional } = attribute;
    const isFree = !related.has(argument) && behaviour.conflictsWith.length === 0;
    if (!(required || optional) || behaviour.removed || behaviour.accepts?.ownRule || argument === 'id') return [];
    if (!isFree && !(argument in minimal)) return [];
    const first = sampleOf(attribute);
    const second = another(attribute, first);
    if (second === undefined) return [];
    const replaces = behaviour.replaces || facts.noUpdate;
    const [before, after] = [first, second].map(value => ({ ...minimal, [argument]: value }));
    return [{ type: facts.type, argument, before: before as Body, after: after as Body, replaces }];
  });
}

/** Some of each, so that neither outcome is tested more than the other. */
function sampleOfChanges(type: string): Change[] {
  const all = changesOf(FACTS.resource(type) as ResourceFacts);
  const some = (replaces: boolean): Change[] => all.filter(change => change.replaces === replaces).slice(0, EACH_TYPE);
  return [...some(true), ...some(false)];
}

const CHANGES = TYPES.flatMap(sampleOfChanges);

function stackWith(moment: 'before' | 'after'): string {
  const resources: Record<string, Record<string, object>> = {};
  for (const { type, argument, [moment]: body } of CHANGES) (resources[type] ??= {})[argument] = body;
  return stackOf(resources);
}

describeWithEngine('the forecast of replacements', () => {
  test('says for each single change whether it replaces, as the facts do', async () => {
    const session = await Session.start(stackWith('before'), { types: { resources: TYPES, dataSources: [] } });
    try {
      session.provider.cloud.hasRules = false;
      await session.run('init');
      const applied = await session.run('apply', '-auto-approve');
      expect(applied.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
      session.copy.use(stackWith('after'));
      const { planned } = await session.run('plan');

      const forecast = Object.fromEntries(planned.map(({ address, action }) => [address, action]));
      const expected = CHANGES.map(({ type, argument, replaces }) => [
        `${type}.${argument}`,
        replaces ? 'replace' : 'update',
      ]);
      expect(forecast).toEqual(Object.fromEntries(expected));
    } finally {
      session.end();
    }
  });
});

test('more than 100 changes over more than 30 types are tried, of both kinds', () => {
  expect(CHANGES.length).toBeGreaterThanOrEqual(100);
  expect(new Set(CHANGES.map(({ type }) => type)).size).toBeGreaterThanOrEqual(30);
  expect(CHANGES.filter(({ replaces }) => replaces).length).toBeGreaterThanOrEqual(50);
  expect(CHANGES.filter(({ replaces }) => !replaces).length).toBeGreaterThanOrEqual(50);
});

// Without the engine, since there are thousands.
test('no argument of any type is forecast in place when the facts say that it replaces', () => {
  const provider = new SimulatedProvider();
  const wrong: string[] = [];
  let tried = 0;
  for (const type of FACTS.resourceTypes()) {
    const facts = FACTS.resource(type) as ResourceFacts;
    for (const [name, { type: of, behaviour, required, optional }] of facts.block.attributes) {
      if (!(behaviour.replaces || facts.noUpdate) || behaviour.removed || !(required || optional)) continue;
      const at = (value: Value): ObjectValue => ({ ...conformBlock({}, facts.block), [name]: value });
      const [before, after] = valuesOf(of);
      const { replaces } = provider.plan(facts, at(before), at(after));
      tried++;
      if (!replaces.some(path => path[0] === name)) wrong.push(`${type}.${name}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(3000);
});

function valuesOf(type: AttributeFacts['type']): [Value, Value] {
  if (type === 'bool') return [true, false];
  if (type === 'number') return [1, 2];
  if (typeof type === 'string') return ['a', 'b'];
  return type[0] === 'map' ? [{ a: 'b' }, {}] : [['a'], ['b']];
}
