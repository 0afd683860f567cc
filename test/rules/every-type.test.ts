import { ProviderFacts } from '../../lib/facts/provider-facts';
import { RULES } from '../../lib/rules/catalogue';
import type { Rule } from '../../lib/rules/rule';
import { StackReader } from '../../lib/rules/stack-reader';
import { minimalConfig } from '../facts/minimal-config';

const facts = ProviderFacts.embedded();
const EVERY_TYPE = facts.resourceTypes();

/** What Terraform, or cdktf, says of any resource, and what names one. */
const OF_TERRAFORM = new Set([
  '//',
  'dynamic',
  'lifecycle',
  'id',
  'bucket',
  'domain_name',
  'name',
  'policy_name',
  'toJSON',
]);

function argumentsOf(type: string): string[] {
  const block = facts.resource(type)?.block;
  return block ? [...block.attributes.keys(), ...block.blocks.keys()] : [];
}

/** What a rule asks a stack: for which types, and for which of their arguments. */
function questionsOf(rule: Rule): { types: string[]; names: Set<string> } {
  const types: string[] = [];
  const names = new Set<string>();
  const body = (type: string) =>
    new Proxy(unknown(type), { get: (target, name) => (names.add(String(name)), target[String(name)]) });
  const stack = new StackReader({ resource: Object.fromEntries(EVERY_TYPE.map(type => [type, { a: body(type) }])) });
  const all = stack.all.bind(stack);
  stack.all = (...asked) => (types.push(...asked), all(...asked));
  const everything = stack.everything.bind(stack);
  stack.everything = () => (types.push(...EVERY_TYPE.map(type => type.replace('alicloud_', ''))), everything());
  rule.find(stack);
  return { types, names };
}

/** What the rules that are errors find in one resource of each type. */
function errorsIn(bodyOf: (type: string) => Record<string, unknown>): string[] {
  const resource = Object.fromEntries(EVERY_TYPE.map(type => [type, { a: bodyOf(type) }]));
  const stack = new StackReader({ resource });
  const errors = RULES.filter(({ severity }) => severity === 'error');
  return errors.flatMap(rule =>
    rule.find(stack).map(hit => `${rule.id} ${hit.resource?.type.replace('alicloud_', '')}`),
  );
}

/** Every argument of a type, as something that only Terraform knows. */
function unknown(type: string): Record<string, unknown> {
  const { attributes, blocks } = facts.resource(type)!.block;
  const given = [...attributes].filter(([, { required, optional }]) => required || optional).map(([name]) => name);
  return Object.fromEntries([...given, ...blocks.keys()].map(name => [name, '${var.known_later}']));
}

describe('the rules on every type of resource', () => {
  test('ask for no type that the provider does not have', () => {
    const types = RULES.flatMap(rule => [...questionsOf(rule).types, ...(rule.scanners ?? []).map(({ on }) => on)]);

    expect([...new Set(types)].filter(type => !facts.resource(`alicloud_${type}`))).toEqual([]);
  });

  test('ask for no argument that none of their types has', () => {
    const wrong = RULES.flatMap(rule => {
      const { types, names } = questionsOf(rule);
      const known = new Set(types.flatMap(type => argumentsOf(`alicloud_${type}`)));
      return [...names].filter(name => !known.has(name) && !OF_TERRAFORM.has(name)).map(name => `${rule.id}: ${name}`);
    });

    expect(wrong).toEqual([]);
  });

  test('find no error in what only Terraform knows, but for what is one whatever it says', () => {
    expect(errorsIn(unknown).toSorted()).toMatchInlineSnapshot(`
     [
       "data/no-public-address db_connection",
       "data/no-public-address kvstore_connection",
       "data/no-public-address mongodb_public_network_address",
       "data/no-public-address polardb_endpoint_address",
       "edge/cdn-https cdn_domain_new",
       "identity/no-access-key ram_access_key",
       "servers/no-password-login ess_scaling_configuration",
       "servers/no-password-login instance",
     ]
    `);
  });

  test('can be asked about the least that each type can be declared with', () => {
    const resource = Object.fromEntries(EVERY_TYPE.map(type => [type, { a: minimalConfig(facts.resource(type)!) }]));
    const stack = new StackReader({ resource });

    expect(() => RULES.forEach(rule => rule.find(stack))).not.toThrow();
  });
});
