import { join } from 'node:path';
import { BINDINGS_STAY_OUTSIDE, bundle } from './bundle';
import { ONE_IMPORT } from './cdktf-in-bundles';
import { lazyIndex } from './lazy-index';

const PLUGINS = [BINDINGS_STAY_OUTSIDE, ONE_IMPORT];

/** Makes what programs import in a folder: the library, and the helpers for their tests. The bindings come beside them. */
export async function bundleLibrary(folder: string): Promise<string[]> {
  const library = await bundle('lib/index.ts', join(folder, 'index.js'), {
    ...(await lazyIndex('lib/index.ts')),
    plugins: PLUGINS,
  });
  return [...library, ...(await bundle('lib/testing/index.ts', join(folder, 'testing.js'), { plugins: PLUGINS }))];
}
