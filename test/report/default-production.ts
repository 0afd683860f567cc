import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WrittenStack, readStacks } from '../../lib/report/stack-reader';
import { parseSettings } from '../../lib/settings/parse-settings';
import { synthesize } from '../../lib/synthesize';

/** The stacks of the embedded pigeon.yaml, as they are written and read again. */
export function defaultStacks(): WrittenStack[] {
  const folder = mkdtempSync(join(tmpdir(), 'report-test-'));
  try {
    synthesize(parseSettings(readFileSync('pigeon.yaml', 'utf8'), 'pigeon.yaml'), { outdir: folder, hcl: false });
    return readStacks(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function defaultProduction(): WrittenStack {
  return defaultStacks().find(({ name }) => name.endsWith('production')) as WrittenStack;
}

type Resources = Record<string, Record<string, Record<string, unknown>>>;

/** The same stack with its resources changed. */
export function changed(stack: WrittenStack, change: (resources: Resources) => void): WrittenStack {
  const json = structuredClone(stack.json) as { resource: Resources };
  change(json.resource);
  return WrittenStack.parse(JSON.stringify(json), stack.file);
}

/** A stack of nothing but these resources, such as somebody else's program may write. */
export function stackOf(resource: Resources, more: object = {}): WrittenStack {
  const provider = { alicloud: [{ region: 'cn-shanghai' }] };
  return WrittenStack.parse(JSON.stringify({ provider, resource, ...more }), 'foreign/cdk.tf.json');
}

/** Removes the resources whose address fits. */
export function without(resources: Resources, pattern: RegExp): void {
  for (const [type, named] of Object.entries(resources)) {
    for (const name of Object.keys(named)) if (pattern.test(`${type}.${name}`)) delete named[name];
  }
}
