import { referencesIn, type StackResource } from '../stack-resource';
import type { WrittenStack } from '../stack-reader';
import { INTERNET, type Actor } from './actor';
import { blocks, constant, text, texts } from './arguments';
import type { Cast } from './cast';
import { flow, type Flow } from './flow';
import { isLetInEverywhere, lettingIn, type GroupRule } from './group-rules';

/** What the load balancers take, where they send it, and whether the servers' security groups let it in. */
export function balancerFlows(stack: WrittenStack, cast: Cast, rules: readonly GroupRule[]): Flow[] {
  return cast.ofKind('load-balancer').flatMap(balancer => {
    const isPublic = stack.find(balancer.id)?.arguments['address_type'] === 'Internet';
    const listeners = stack
      .ofType('alicloud_alb_listener')
      .filter(({ arguments: given }) => referencesIn(given['load_balancer_id']).includes(balancer.id));
    return listeners.flatMap(listener => {
      const actions = actionsOf(listener, stack);
      return [
        ...(isPublic ? [publicFlow(balancer, listener, actions)] : []),
        ...actions.flatMap(one => forwards(balancer, one, stack, cast, rules)),
      ];
    });
  });
}

interface Action {
  readonly paths: readonly string[];
  /** Addresses of server groups; none for a redirect. */
  readonly groups: readonly string[];
  readonly isRedirect: boolean;
  readonly rules: readonly string[];
}

/** What a listener does, by its rules and, unless a rule takes everything, by default. */
function actionsOf(listener: StackResource, stack: WrittenStack): Action[] {
  const rules = stack
    .ofType('alicloud_alb_rule')
    .filter(({ arguments: given }) => referencesIn(given['listener_id']).includes(listener.address))
    .map(rule => {
      const conditions = blocks(rule.arguments['rule_conditions']);
      const paths = conditions.flatMap(one => blocks(one['path_config'])).flatMap(({ values }) => texts(values));
      return action(rule.arguments['rule_actions'], paths, conditions.length, [rule.address, listener.address]);
    });
  if (rules.some(({ takesAll }) => takesAll)) return rules;
  return [...rules, action(listener.arguments['default_actions'], [], 0, [listener.address])];
}

function action(given: unknown, paths: string[], conditions: number, rules: string[]): Action & { takesAll: boolean } {
  const isRedirect = blocks(given).some(({ type }) => type === 'Redirect');
  const takesAll = conditions === 1 && paths.includes('/*');
  return { paths, groups: isRedirect ? [] : referencesIn(given), isRedirect, rules, takesAll };
}

function publicFlow({ id }: Actor, { address, arguments: given }: StackResource, actions: readonly Action[]): Flow {
  const redirect = actions.length > 0 && actions.every(({ isRedirect }) => isRedirect);
  return flow({
    from: INTERNET.id,
    to: id,
    kind: 'public',
    protocol: (constant(given['listener_protocol']) ?? 'tcp').toLowerCase(),
    ports: [text(given['listener_port']) ?? 'all'],
    rules: [address, ...(redirect ? actions.flatMap(one => one.rules).slice(0, 1) : [])],
    ...(redirect && { note: 'redirect' }),
  });
}

function forwards(from: Actor, one: Action, stack: WrittenStack, cast: Cast, rules: readonly GroupRule[]): Flow[] {
  return one.groups.flatMap(group =>
    targetsOf(group, stack, cast).map(({ to, port, by }) => {
      const letting = lettingIn(rules, to.groups, from, port);
      return flow({
        from: from.id,
        to: to.id,
        kind: 'forward',
        ports: [String(port)],
        paths: one.paths,
        rules: [...one.rules, by, ...letting.map(({ address }) => address)],
        ...(!isLetInEverywhere(letting, from) &&
          to.kind === 'servers' && { verdict: 'blocked', note: 'no-ingress-rule' }),
      });
    }),
  );
}

interface ForwardTarget {
  readonly to: Actor;
  readonly port: number;
  readonly by: string;
}

function targetsOf(group: string, stack: WrittenStack, cast: Cast): ForwardTarget[] {
  const attached = stack
    .ofType('alicloud_ess_server_group_attachment', 'alicloud_ess_alb_server_group_attachment')
    .filter(({ arguments: given }) =>
      referencesIn([given['server_group_id'], given['alb_server_group_id']]).includes(group),
    )
    .flatMap(({ address, arguments: given }) => target(given['scaling_group_id'], given['port'], address, cast));
  const listed = blocks(stack.find(group)?.arguments['servers']).flatMap(server =>
    target(server['server_id'], server['port'], group, cast),
  );
  return [...attached, ...listed];
}

function target(who: unknown, port: unknown, by: string, cast: Cast): ForwardTarget[] {
  const to = referencesIn(who).flatMap(address => cast.of(address) ?? [])[0];
  return to === undefined ? [] : [{ to, port: Number(port), by }];
}
