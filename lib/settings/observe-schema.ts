import * as z from 'zod';
import { bucketName, duration, quietHours, text } from './fields';

const actionPolicy = text(
  /^[A-Za-z0-9._-]{1,128}$/,
  "the id of an action policy of Simple Log Service, such as 'pigeon-oncall'",
);

export const alarms = z.strictObject({
  contactGroups: z
    .array(text(/^[^'"\\]{1,128}$/, 'the name of a contact group of CloudMonitor'))
    .optional()
    .describe('contact groups of CloudMonitor that exist'),
  contacts: z
    .array(
      z.strictObject({
        name: text(/^[A-Za-z0-9_-]{1,20}$/, "1-20 of letters, digits, '-' and '_'"),
        mail: text(/^[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i, "a mail address, such as 'oncall@example.com'"),
      }),
    )
    .optional()
    .describe('people to make contacts of; each has to click a link before anything is sent'),
  quietHours: quietHours.optional().describe('when warnings wait'),
  redisArchitecture: z.enum(['standard', 'cluster', 'readWriteSplit']).optional().describe('of the shared Redis'),
});

export const logs = z.strictObject({
  project: text(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, "3-63 of a-z, 0-9 and '-'; unique in all of Alibaba Cloud")
    .optional()
    .describe("the log project; otherwise called like the bucket of the assets, with '-logs'"),
  retention: duration.optional().describe('how long lines are kept; otherwise 7, 30 or 180 days by preset'),
  actionPolicy: actionPolicy.optional().describe('who is told of errors; without it nobody is'),
  cdn: z.boolean().optional().describe('keep a line for each request to CDN'),
});

export const audit = z.strictObject({
  accountId: text(/^\d{16}$/, "the 16 digits of the account, in quotes, such as '1234567890123456'"),
  retention: duration.optional().describe('how long calls are kept; otherwise 365 days'),
  archive: z
    .strictObject({ bucket: bucketName, lockedFor: duration.describe('how long nobody can delete or change a file') })
    .optional()
    .describe('a bucket that nobody can empty'),
});
