import { numberIn, textIn } from '../charge';
import { asRecord, type Arguments } from '../../stack-resource';

/** One pricing module of Alibaba Cloud's price API (BSS OpenAPI): what is asked for a live price. */
export interface Quote {
  readonly product: 'ecs' | 'eip';
  /** Paid ahead, by the month, and not by the hour. */
  readonly isSubscription: boolean;
  /** The module's code, such as `InstanceType`. */
  readonly module: string;
  /** The module's configuration without the region, such as `InstanceType:ecs.c7.large,IoOptimized:IoOptimized`. */
  readonly config: string;
  /** What the price of what is paid by use is for. */
  readonly priceType: 'Hour' | 'Day';
}

/** A quote, and the region whose price is asked. */
export interface Question extends Quote {
  readonly region: string;
}

/** Under what a live price stands in a price book. */
export function quoteKey({ product, isSubscription, module, config }: Quote, region: string): string {
  return ['live', region, product, isSubscription ? 'subscription' : 'by-use', module, config].join('/');
}

/** The price of a server of a type. The provider of Terraform asks with the same configuration. */
export function serverQuote(type: string, made: Arguments): Quote {
  return ofEcs(made, 'InstanceType', [`InstanceType:${type}`, 'IoOptimized:IoOptimized', 'ImageOs:linux']);
}

/** The price of a disk of a server. */
export function diskQuote(module: 'SystemDisk' | 'DataDisk', disk: unknown, made: Arguments): Quote | undefined {
  const given = asRecord(disk) ?? {};
  const [category, size] = [textIn(given['category']), numberIn(given['size'])];
  const level = textIn(given['performance_level']);
  if (category === undefined || size === undefined) return undefined;
  return ofEcs(made, module, [
    `${module}.Category:${category}`,
    `${module}.Size:${size}`,
    ...(level === undefined ? [] : [`${module}.PerformanceLevel:${level}`]),
  ]);
}

/** The price of the bandwidth of an address. By use it is asked in kbit/s and by the day, ahead in Mbit/s. */
export function bandwidthQuote(megabits: number, isSubscription: boolean): Quote {
  return {
    product: 'eip',
    isSubscription,
    module: 'Bandwidth',
    config: isSubscription ? `Bandwidth:${megabits}` : `Bandwidth:${megabits * 1024},ISP:BGP`,
    priceType: 'Day',
  };
}

function ofEcs(made: Arguments, module: string, config: readonly string[]): Quote {
  const isSubscription = made['instance_charge_type'] === 'PrePaid';
  return { product: 'ecs', isSubscription, module, config: config.join(','), priceType: 'Hour' };
}
