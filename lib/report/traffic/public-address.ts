import { referencesIn, type StackResource } from '../stack-resource';
import type { WrittenStack } from '../stack-reader';
import type { Actor } from './actor';
import { templatesOf } from './actors';

/** The resource by which servers have public addresses of their own: what they are made from, or an elastic address. */
export function publicAddress({ id }: Actor, stack: WrittenStack): string | undefined {
  const main = stack.find(id);
  if (main === undefined) return undefined;
  const bound = stack
    .ofType('alicloud_eip_association')
    .find(({ arguments: given }) => referencesIn(given['instance_id']).includes(id));
  return [main, ...templatesOf(main, stack)].find(hasPublicBandwidth)?.address ?? bound?.address;
}

function hasPublicBandwidth({ arguments: given }: StackResource): boolean {
  return Number(given['internet_max_bandwidth_out']) > 0;
}
