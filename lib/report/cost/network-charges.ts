import type { WrittenStack } from '../stack-reader';
import { countOf, numberIn, textIn, type Charge } from './charge';
import { bandwidthQuote } from './live/quote';
import { internetCharge } from './server-charges';

/** What the way in and the way out cost: load balancers, gateways, addresses, CDN. */
export function networkCharges(stack: WrittenStack): Charge[] {
  return [...loadBalancers(stack), ...contentDelivery(stack), ...addresses(stack), ...gateways(stack)];
}

function loadBalancers(stack: WrittenStack): Charge[] {
  return stack.ofType('alicloud_alb_load_balancer').flatMap(resource => {
    const { load_balancer_edition: given, address_type: address } = resource.arguments;
    const edition = textIn(given) ?? '?';
    const count = countOf(resource);
    const balancer: Charge = {
      kind: 'load-balancer',
      resource,
      detail: `ALB ${edition}`,
      keys: [`load-balancer/${edition}`],
      unit: 'month',
      count,
    };
    const traffic: Charge = {
      kind: 'traffic',
      resource,
      detail: `ALB`,
      keys: ['load-balancer-traffic'],
      unit: 'GB',
      count,
    };
    return address === 'Intranet' ? [balancer] : [balancer, traffic];
  });
}

function contentDelivery(stack: WrittenStack): Charge[] {
  return stack.ofType('alicloud_cdn_domain_new', 'alicloud_cdn_domain', 'alicloud_dcdn_domain').map(resource => {
    const detail = textIn(resource.arguments['domain_name']) ?? '';
    return { kind: 'cdn', resource, detail, keys: ['cdn-traffic'], unit: 'GB', count: countOf(resource) };
  });
}

function addresses(stack: WrittenStack): Charge[] {
  return stack.ofType('alicloud_eip_address', 'alicloud_eip', 'alicloud_common_bandwidth_package').map(resource => {
    const { bandwidth, internet_charge_type: type } = resource.arguments;
    // The defaults of the provider: 5 Mbps, paid by the bandwidth; a package is paid by its traffic.
    const byDefault = resource.type === 'alicloud_common_bandwidth_package' ? 'PayByTraffic' : 'PayByBandwidth';
    const megabits = numberIn(bandwidth) ?? 5;
    const isByBandwidth = (type ?? byDefault) === 'PayByBandwidth';
    const charge = internetCharge(resource, megabits, isByBandwidth, countOf(resource));
    const isAddress = resource.type !== 'alicloud_common_bandwidth_package';
    if (!isByBandwidth || !isAddress) return charge;
    return { ...charge, quote: bandwidthQuote(megabits, resource.arguments['payment_type'] === 'Subscription') };
  });
}

function gateways(stack: WrittenStack): Charge[] {
  return stack.ofType('alicloud_nat_gateway').map(resource => {
    const detail = textIn(resource.arguments['internet_charge_type']) ?? '';
    return { kind: 'nat', resource, detail, keys: [resource.type], unit: 'month', count: countOf(resource) };
  });
}
