import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { apiReport, REPORT } from './api-report';

const file = join(__dirname, '..', REPORT);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, apiReport());
console.log(`wrote ${REPORT}`);
