import type { WrittenStack } from '../stack-reader';
import { INTERNET, type Actor } from './actor';
import { isAnywhere } from './address-range';
import type { Cast } from './cast';
import { flow, type Flow } from './flow';
import { isOverruled, type GroupRule } from './group-rules';
import { publicAddress } from './public-address';

/** What the rules of the security groups let in, and what they let members say to each other. */
export function groupFlows(stack: WrittenStack, cast: Cast, rules: readonly GroupRule[]): Flow[] {
  const ingress = rules
    .filter(({ direction }) => direction === 'ingress')
    .flatMap(rule => ingressFlows(rule, rules, stack, cast));
  return [...ingress, ...innerFlows(stack, cast)];
}

function ingressFlows(rule: GroupRule, rules: readonly GroupRule[], stack: WrittenStack, cast: Cast): Flow[] {
  const isDropped = rule.isDrop || isOverruled(rule, rules);
  return cast.inGroup(rule.group).flatMap(to =>
    peersOf(rule, cast).map(from =>
      flow({
        from: from.id,
        to: to.id,
        kind: 'rule',
        protocol: rule.protocol,
        ports: [rule.ports],
        rules: [rule.address],
        ...(from.id === INTERNET.id && publicAddress(to, stack) === undefined && { note: 'no-public-address' }),
        ...(isDropped && { verdict: 'blocked', note: 'drop' }),
      }),
    ),
  );
}

function peersOf({ range, peerGroup, prefixList }: GroupRule, cast: Cast): Actor[] {
  if (peerGroup !== undefined) return cast.inGroup(peerGroup);
  if (range !== undefined) return cast.inRange(range);
  return prefixList === undefined ? [] : [cast.known('prefix-list', prefixList)];
}

/** A basic group that does not say otherwise lets its members reach each other on every port. */
function innerFlows(stack: WrittenStack, cast: Cast): Flow[] {
  return stack
    .ofType('alicloud_security_group')
    .filter(
      ({ arguments: given }) =>
        given['inner_access_policy'] !== 'Drop' && given['security_group_type'] !== 'enterprise',
    )
    .flatMap(({ address }) => {
      const members = cast.inGroup(address).filter(({ kind }) => kind === 'servers');
      return members.flatMap(from =>
        members.map(to =>
          flow({ from: from.id, to: to.id, kind: 'rule', protocol: 'all', rules: [address], note: 'inner-access' }),
        ),
      );
    });
}

/** What the rules let servers call; whether there is a way is another question. */
export function outwardRanges(rules: readonly GroupRule[], groups: readonly string[]): GroupRule[] {
  return rules.filter(
    rule =>
      rule.direction === 'egress' &&
      !rule.isDrop &&
      groups.includes(rule.group) &&
      rule.range !== undefined &&
      !isPrivate(rule.range) &&
      !isOverruled(rule, rules),
  );
}

function isPrivate(range: string): boolean {
  return !isAnywhere(range) && /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(range);
}
