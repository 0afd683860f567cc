import { Cidr } from '../../network/cidr';

/** Whether the ranges have an address in common; what is no IPv4 range has none with anybody. */
export function overlap(a: string, b: string): boolean {
  const [first, second] = [range(a), range(b)];
  return first !== undefined && second !== undefined && first.overlaps(second);
}

/** Whether every address of `inner` is in `outer`. */
export function covers(outer: string, inner: string): boolean {
  const [first, second] = [range(outer), range(inner)];
  return first !== undefined && second !== undefined && first.contains(second);
}

/** Whether the range is all of the internet. */
export function isAnywhere(text: string): boolean {
  return text === '0.0.0.0/0' || text === '::/0';
}

/** Foreign stacks say `10.0.0.1` for one address, and `10.0.0.1/24` with the host's bits left in. */
function range(text: string): Cidr | undefined {
  const [address = '', length = '32'] = text.trim().split('/');
  const octets = address.split('.').map(Number);
  const bits = Number(length);
  const isRange = octets.length === 4 && octets.every(isOctet) && Number.isInteger(bits) && bits >= 0 && bits <= 32;
  if (!isRange) return undefined;
  const whole = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const first = Math.floor(whole / 2 ** (32 - bits)) * 2 ** (32 - bits);
  return Cidr.of(`${[24, 16, 8, 0].map(shift => Math.floor(first / 2 ** shift) % 256).join('.')}/${bits}`);
}

function isOctet(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 255;
}
