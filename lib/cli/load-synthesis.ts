import { join } from 'node:path';
import { loadCompiled } from './load-compiled';

/** Said by the bundler. */
declare const SYNTHESIS_HASH: string;

// What commands load in the package in place of the modules that `synthesis.ts` names.
export = loadCompiled(join(__dirname, 'pigeon-synthesis-code.js'), SYNTHESIS_HASH);
