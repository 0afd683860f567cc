import { DbBackupPolicy } from '../.gen/alicloud/db-backup-policy';
import { PigeonWeb } from '../lib/pigeon-web';

const prototype = PigeonWeb.prototype as unknown as { defineData: (this: PigeonWeb, ...args: unknown[]) => unknown };
const { defineData } = prototype;

/** Makes every web from here on manage the shared database; the result ends that. */
export function manageForeignDatabase(): () => void {
  prototype.defineData = function (settings) {
    const data = defineData.call(this, settings) as PigeonWeb['data'];
    new DbBackupPolicy(this, 'Foreign', { instanceId: data.postgres.instanceId });
    return data;
  };
  return () => {
    prototype.defineData = defineData;
  };
}

// A process that is started with this file as `--require` and this variable does so.
if (process.env['PIGEON_TEST_MANAGES_FOREIGN_DATABASE']) {
  manageForeignDatabase();
}
