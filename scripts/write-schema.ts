import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsJsonSchema } from '../lib/settings/json-schema';

/** Writes pigeon.schema.json, which editors read. To be run when the settings have changed. */
const file = join(__dirname, '..', 'pigeon.schema.json');
writeFileSync(file, `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`);
console.log('wrote pigeon.schema.json');
