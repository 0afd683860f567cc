import * as z from 'zod';
import { Capacity } from '../compute/capacity';
import { QuietHours } from '../observe/quiet-hours';
import { Cidr } from '../network/cidr';
import { Bandwidth } from '../values/bandwidth';
import { Duration } from '../values/duration';
import { Size } from '../values/size';

// A validator that zod compiles pays off after hundreds of values. A process reads one file.
z.config({ jitless: true });

/** A text that a value object reads; the object's own message says what is wrong. */
function readBy<T>(read: (given: string) => T, form: string) {
  return z
    .string()
    .transform((given, context) => {
      try {
        return read(given);
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
export const quietHours = readBy(QuietHours.parse, "whole hours around midnight, such as '22:00-07:00'");
export const duration = readBy(Duration.parse, "a duration, such as '30 days'");

/** Text of a form; `form` says in words what the pattern wants. */
export function text(pattern: RegExp, form: string) {
  return z.string().regex(pattern).meta({ form });
}

/** Text of a form that may be a secret where it is wrong: no message repeats what was given. */
export function unrepeatable(pattern: RegExp, form: string) {
  return z.string().regex(pattern).meta({ form, unrepeatable: true });
}

/** A whole number from `min` to `max`, both included. */
export function whole(min: number, max: number) {
  return z
    .int()
    .min(min)
    .max(max)
    .meta({ form: `a whole number within ${min}-${max}` });
}

const count = whole(1, 100);

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
/** The private address of an instance; `example` is one. */
export function host(example: string) {
  return text(/^[a-z0-9][a-z0-9.-]*$/i, `the private address of the instance, such as '${example}'`);
}
export const region = text(/^[a-z]{2}(-[a-z]{2,}|-\d+)+$/, "a region, such as 'cn-hangzhou'");
export const bucketName = text(
  /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
  "3-63 of a-z, 0-9 and '-', with no '-' at an end; unique in all of Alibaba Cloud",
);
export const port = whole(1, 65_535);
