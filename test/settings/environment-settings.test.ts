import type { infer as Inferred } from 'zod';
import { EnvironmentSettings } from '../../lib/settings/environment-settings';
import { environmentSchema } from '../../lib/settings/schema';
import { staging } from './good-file';

test('the documented type of an environment is what the schema reads', () => {
  // Both directions compile only while the two are the same.
  const documented: EnvironmentSettings = staging();
  const read: Inferred<typeof environmentSchema> = documented;

  expect(Object.keys(read).filter(key => !(key in environmentSchema.shape))).toEqual([]);
});
