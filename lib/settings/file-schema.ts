import * as z from 'zod';
import { environmentSchema } from './schema';

/** The whole file, for editors: every setting of an environment may be left to its preset or to what is common. */
export const fileSchema = z.strictObject({
  system: z.string().describe('the name of the system; stacks are called <system>-<environment>'),
  common: environmentSchema.partial().optional().describe('settings of every environment'),
  environments: z
    .record(z.string(), environmentSchema.partial())
    .describe('by name; each takes the preset of its name'),
});
