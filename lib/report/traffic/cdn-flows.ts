import { referencesIn, type StackResource } from '../stack-resource';
import type { WrittenStack } from '../stack-reader';
import { INTERNET, type Actor } from './actor';
import { dnsName } from './actors';
import { blocks, constant, text, texts } from './arguments';
import type { Cast } from './cast';
import { flow, type Flow } from './flow';

/** Visitors meet the edge, and the edge asks its origins: a bucket, a load balancer, or somebody by name. */
export function cdnFlows(stack: WrittenStack, cast: Cast): Flow[] {
  return cast.ofKind('cdn').flatMap(domain => {
    const main = stack.find(domain.id) as StackResource;
    const functions = functionsOf(domain, stack);
    return [...visitors(domain, main, functions), ...origins(domain, main, functions, stack, cast)];
  });
}

interface EdgeFunction {
  readonly address: string;
  readonly name: string;
  readonly args: ReadonlyMap<string, string>;
  /** The address of the condition it holds under. @default - it always holds */
  readonly under?: string;
}

function functionsOf({ id, name: domainName }: Actor, stack: WrittenStack): EdgeFunction[] {
  return stack
    .ofType('alicloud_cdn_domain_config', 'alicloud_dcdn_domain_config')
    .filter(({ arguments: given }) => {
      const named = given['domain_name'];
      return referencesIn(named).includes(id) || named === domainName;
    })
    .map(({ address, arguments: given }) => {
      const args = blocks(given['function_args']).map(
        one => [text(one['arg_name']) ?? '', text(one['arg_value']) ?? ''] as const,
      );
      const under = referencesIn(given['parent_id'])[0];
      return { address, name: text(given['function_name']) ?? '', args: new Map(args), ...(under && { under }) };
    });
}

function visitors({ id }: Actor, main: StackResource, functions: readonly EdgeFunction[]): Flow[] {
  const isTls = blocks(main.arguments['certificate_config']).some(one => one['server_certificate_status'] === 'on');
  const redirect = functions.find(({ name, args }) => name === 'https_force' && args.get('enable') === 'on');
  const said = { from: INTERNET.id, to: id, kind: 'public' } as const;
  const http = redirect
    ? flow({ ...said, protocol: 'http', ports: ['80'], rules: [redirect.address], note: 'redirect' })
    : flow({ ...said, protocol: 'http', ports: ['80'], rules: [id] });
  return isTls ? [flow({ ...said, protocol: 'https', ports: ['443'], rules: [id] }), http] : [http];
}

function origins(
  domain: Actor,
  main: StackResource,
  functions: readonly EdgeFunction[],
  stack: WrittenStack,
  cast: Cast,
): Flow[] {
  const scheme = functions.find(({ name, args }) => name === 'forward_scheme' && args.get('enable') === 'on');
  const isHttps = scheme?.args.get('scheme_origin') === 'https';
  const bySources = blocks(main.arguments['sources']).flatMap(source => {
    const content = constant(source['content']);
    const port = text(source['port']) ?? '80';
    return content === undefined ? [] : [{ host: content, port, rules: [domain.id], paths: [] as string[] }];
  });
  const byConditions = functions.flatMap(({ name, args, address, under }) => {
    const host = name === 'origin_dns_host' ? args.get('ali_origin_dns_host') : undefined;
    if (host === undefined) return [];
    const condition = functions.find(one => one.address === under);
    const paths = condition ? pathsOf(condition.args.get('rule')) : [];
    const rules = [address, ...(condition ? [condition.address] : [])];
    return [{ host, port: isHttps ? '443' : '80', rules, paths }];
  });
  // The source gets what no condition sends elsewhere: the paths of a negated condition, turned round.
  const left = byConditions.flatMap(({ paths }) =>
    paths.map(path => (path.startsWith('!') ? path.slice(1) : `!${path}`)),
  );
  return [...bySources.map(one => ({ ...one, paths: left })), ...byConditions].map(({ host, port, rules, paths }) =>
    flow({
      from: domain.id,
      to: hostActor(host, stack, cast).id,
      kind: 'origin',
      protocol: port === '443' ? 'https' : 'http',
      ports: [port],
      paths,
      rules: [...rules, ...(scheme ? [scheme.address] : [])],
    }),
  );
}

/** The paths of a condition of the rule engine; `!` in front means all but this one. */
function pathsOf(rule: string | undefined): string[] {
  try {
    const { match } = JSON.parse(rule ?? '{}') as { readonly match?: { readonly criteria?: unknown } };
    return blocks(match?.criteria)
      .filter(({ matchType }) => matchType === 'uri')
      .flatMap(one => texts(one['matchValue']).map(path => (one['negate'] === true ? `!${path}` : path)));
  } catch {
    return [];
  }
}

/** Who answers to the name of a host: a bucket by its endpoint, whatever a DNS record of the stack leads to, or a stranger. */
function hostActor(host: string, stack: WrittenStack, cast: Cast): Actor {
  const bucket = cast.ofKind('bucket').find(({ name }) => host === name || host.startsWith(`${name}.oss-`));
  const target = stack
    .ofType('alicloud_alidns_record', 'alicloud_dns_record')
    .filter(({ arguments: given }) => dnsName(given['rr'], given['domain_name']).includes(host))
    .flatMap(({ arguments: given }) => referencesIn(given['value']))
    .flatMap(address => cast.find(address) ?? []);
  return bucket ?? target[0] ?? cast.known('host', host);
}
