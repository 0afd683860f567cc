import { InstanceSize } from '../../compute/instance-size';
import { fleetsIn } from '../fleets';
import type { WrittenStack } from '../stack-reader';
import { asRecord, referencesIn, type Arguments, type StackResource } from '../stack-resource';
import { countOf, numberIn, textIn, type Charge } from './charge';
import { diskQuote, serverQuote } from './live/quote';
import { product, sum, type Range } from './range';

/** What servers cost: those of scaling groups, and those that stand alone. */
export function serverCharges(stack: WrittenStack): Charge[] {
  return [
    ...fleetsIn(stack).flatMap(fleet => fleetCharges(fleet, stack)),
    ...stack
      .ofType('alicloud_instance', 'alicloud_ecs_instance')
      .flatMap(one => charges(one, one.arguments, countOf(one))),
  ];
}

/** The groups of one fleet have the same servers, so they are one line. */
function fleetCharges(fleet: readonly StackResource[], stack: WrittenStack): Charge[] {
  const first = fleet[0] as StackResource;
  const sizes = fleet.map(sizeOf);
  const size = sizes.every(one => one !== undefined) ? sum(sizes) : undefined;
  return charges(first, configurationOf(first, stack)?.arguments ?? {}, size);
}

function sizeOf(group: StackResource): Range | undefined {
  const made = countOf(group);
  const [min, max] = [numberIn(group.arguments['min_size']), numberIn(group.arguments['max_size'])];
  return made && min !== undefined && max !== undefined ? product(made, { min, max }) : undefined;
}

/** What the servers of a group are made from: its launch template, or the configuration that names the group. */
function configurationOf(group: StackResource, stack: WrittenStack): StackResource | undefined {
  const [template] = referencesIn(group.arguments['launch_template_id']);
  if (template !== undefined) return stack.find(template);
  return stack
    .ofType('alicloud_ess_scaling_configuration')
    .find(({ arguments: given }) => referencesIn(given['scaling_group_id']).includes(group.address));
}

function charges(resource: StackResource, made: Arguments, count: Range | undefined): Charge[] {
  return [server(resource, made, count), ...disks(resource, made, count), ...publicAddress(resource, made, count)];
}

function server(resource: StackResource, made: Arguments, count: Range | undefined): Charge {
  const type = textIn(made['instance_type']) ?? textIn(firstOf(made['instance_types'])) ?? '?';
  const shape = shapeOf(type);
  const detail = shape ? `${shape.vcpus} vCPU ${shape.memory} GiB (${type})` : type;
  const keys = [`server/${type}`, ...(shape ? [`server/${shape.vcpus}-vcpu/${shape.memory}-gib`] : [])];
  const quote = type === '?' ? undefined : serverQuote(type, made);
  return { kind: 'server', resource, detail, keys, unit: 'month', count, ...(quote && { quote }) };
}

function shapeOf(type: string): { readonly vcpus: number; readonly memory: number } | undefined {
  if (!/^ecs\.[a-z0-9-]+\.[a-z0-9-]+$/.test(type)) return undefined;
  const { vcpus, memory } = InstanceSize.of(type);
  return vcpus && memory ? { vcpus, memory: memory.toGibibytes() } : undefined;
}

function disks(resource: StackResource, made: Arguments, count: Range | undefined): Charge[] {
  const system = asRecord(firstOf(made['system_disk'])) ?? {
    category: made['system_disk_category'],
    size: made['system_disk_size'],
    performance_level: made['system_disk_performance_level'],
  };
  const data = ['data_disks', 'data_disk'].flatMap(name => [made[name]].flat()).map(asRecord);
  return [system, ...data].flatMap((disk, index) => {
    const size = numberIn(disk?.['size']);
    if (!disk || size === undefined) return [];
    const category = textIn(disk['category']) ?? 'cloud_efficiency';
    const quote = diskQuote(index === 0 ? 'SystemDisk' : 'DataDisk', { ...disk, category }, made);
    return {
      kind: 'disk',
      resource,
      detail: `${size} GiB ${category}`,
      keys: [`disk/${category}`],
      unit: 'GiB',
      count,
      amount: size,
      ...(quote && { quote }),
    } as const;
  });
}

function publicAddress(resource: StackResource, made: Arguments, count: Range | undefined): Charge[] {
  const amount = numberIn(made['internet_max_bandwidth_out']) ?? 0;
  if (amount === 0) return [];
  return [internetCharge(resource, amount, made['internet_charge_type'] === 'PayByBandwidth', count)];
}

/** What a public address costs: a bandwidth, or the traffic. */
export function internetCharge(
  resource: StackResource,
  amount: number,
  byBandwidth: boolean,
  count: Range | undefined,
): Charge {
  return byBandwidth
    ? { kind: 'bandwidth', resource, detail: `${amount} Mbps`, keys: ['bandwidth'], unit: 'Mbps', count, amount }
    : { kind: 'traffic', resource, detail: `${amount} Mbps`, keys: ['internet-traffic'], unit: 'GB', count };
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? (value as unknown[])[0] : value;
}
