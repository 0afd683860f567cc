import { join } from 'node:path';
import { loadCompiled } from './load-compiled';

/** Said by the bundler. */
declare const SYNTHESIS_HASH: string;

let hasSynthesized = false;
const code = loadCompiled(
  join(__dirname, 'pigeon-synthesis-code.js'),
  SYNTHESIS_HASH,
  // A command that only reads has compiled little, and the next one would have nothing of it.
  () => hasSynthesized,
) as typeof import('./synthesis');

// What commands load in the package in place of the modules that `synthesis.ts` names.
export = {
  ...code,
  synthesize(...args: Parameters<typeof code.synthesize>) {
    hasSynthesized = true;
    return code.synthesize(...args);
  },
};
