import { InstanceSize } from '../compute/instance-size';
import { TierSettings } from './environment-settings';

/**
 * The instance type that a tier asks for, by its name or by its figures.
 * @throws when there is none of such figures
 */
export function tierSize({ instanceType, vcpus, memory }: TierSettings): InstanceSize {
  return instanceType ? InstanceSize.of(instanceType) : InstanceSize.forCapacity(vcpus, memory);
}
