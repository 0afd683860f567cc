import type { ResourceFacts } from '../model';
import { ProviderFacts } from '../provider-facts';
import { checkBlock } from './check-block';
import { constructPath, Element } from './element';
import type { Finding } from './finding';
import { asList, isObject, type Json, type JsonObject } from './json';
import { didYouMean } from './suggest';

/**
 * Checks a synthesized stack against what is known of the alicloud provider, offline: unknown, missing, misplaced and
 * deprecated arguments, types, block counts, accepted values, and which arguments go together.
 *
 * `tfJson` is the object form of `cdk.tf.json`. What other providers own is ignored, and so is any value that holds an
 * expression (`${…}`), which only Terraform knows.
 */
export function checkAgainstProvider(tfJson: object, facts: ProviderFacts = ProviderFacts.embedded()): Finding[] {
  const stack = tfJson as JsonObject;
  return [
    ...checkProviders(stack['provider'], facts),
    ...checkTypes('resource', stack['resource'], facts),
    ...checkTypes('data', stack['data'], facts),
  ];
}

/** What Terraform itself reads in a resource or data source. */
const META: ReadonlySet<string> = new Set([
  '//',
  'connection',
  'count',
  'depends_on',
  'dynamic',
  'for_each',
  'lifecycle',
  'provider',
  'provisioner',
]);
const PROVIDER_META: ReadonlySet<string> = new Set(['//', 'alias', 'version', 'dynamic']);

function checkProviders(providers: Json, facts: ProviderFacts): Finding[] {
  if (!isObject(providers)) return [];
  return asList(providers['alicloud']).flatMap(body => {
    if (!isObject(body)) return [];
    const alias = typeof body['alias'] === 'string' ? `.${body['alias']}` : '';
    return check(new Element(`provider.alicloud${alias}`, facts.provider(), body), PROVIDER_META);
  });
}

function checkTypes(kind: 'resource' | 'data', types: Json, facts: ProviderFacts): Finding[] {
  if (!isObject(types)) return [];
  return Object.entries(types).flatMap(([type, elements]) => {
    if (!type.startsWith('alicloud_') || !isObject(elements)) return [];
    const known = kind === 'resource' ? facts.resource(type) : facts.dataSource(type);
    return Object.entries(elements).flatMap(([name, value]) => {
      const address = `${kind === 'data' ? 'data.' : ''}${type}.${name}`;
      const body = isObject(value) ? value : {};
      return known ? checkElement(address, known, body) : [unknownType(kind, type, address, body, facts)];
    });
  });
}

function checkElement(address: string, facts: ResourceFacts, body: JsonObject): Finding[] {
  const element = new Element(address, facts, body);
  if (facts.deprecated) element.warn('', `${facts.type} is deprecated by the provider`);
  return check(element, META);
}

function check(element: Element, meta: ReadonlySet<string>): Finding[] {
  checkBlock(element, '', element.facts.block, element.body, meta);
  return element.findings;
}

function unknownType(
  kind: 'resource' | 'data',
  type: string,
  address: string,
  body: JsonObject,
  facts: ProviderFacts,
): Finding {
  const types = kind === 'resource' ? facts.resourceTypes() : facts.dataSourceTypes();
  const what = kind === 'resource' ? 'resource' : 'data source';
  const message = `the provider (${facts.version}) has no ${what} '${type}'${didYouMean(type, types)}`;
  const construct = constructPath(body);
  return { severity: 'error', address, path: '', ...(construct !== undefined && { construct }), message };
}
