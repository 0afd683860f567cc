import { z } from 'zod';
import { Capacity } from '../compute/capacity';
import { Cidr } from '../network/cidr';
import { Bandwidth } from '../values/bandwidth';
import { Duration } from '../values/duration';
import { Size } from '../values/size';

/** A text that a value object reads; the object's own message says what is wrong. */
function readBy<T>(read: (text: string) => T, form: string) {
  return z
    .string()
    .transform((text, context) => {
      try {
        return read(text);
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as Error).message });
        return z.NEVER;
      }
    })
    .meta({ form });
}

export const cidr = readBy(Cidr.of, "an address range, such as '10.0.0.0/16'");
export const size = readBy(Size.parse, "a size, such as '40 GiB'");
export const bandwidth = readBy(Bandwidth.parse, "a bandwidth, such as '10 Mbps'");
export const duration = readBy(Duration.parse, "a duration, such as '30 days'");

/** Text of a form; `form` says in words what the pattern wants. */
export function text(pattern: RegExp, form: string) {
  return z.string().regex(pattern, { message: form }).meta({ form });
}

const count = z.int().min(1).max(100);

/** A number of servers, or the least and the most of them. */
export const capacity = z
  .union([count, z.strictObject({ min: count, max: count })])
  .transform((servers, context) => {
    const { min, max } = typeof servers === 'number' ? { min: servers, max: servers } : servers;
    if (min > max) {
      context.addIssue({ code: 'custom', message: `'min' (${min}) must not be above 'max' (${max})` });
      return z.NEVER;
    }
    return Capacity.between(min, max);
  })
  .meta({ form: "a whole number within 1-100, or such numbers as 'min' and 'max'" });

export const domain = text(
  /^(?=.{4,67}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
  "a domain name in lower case, such as 'www.example.com'",
);
export const port = z.int().min(1).max(65_535);
