import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSettings } from '../../lib/settings/parse-settings';
import type { Settings } from '../../lib/settings/settings';
import { synthesize } from '../../lib/synthesize';
import { readStacks, WrittenStack } from '../../lib/report/stack-reader';
import { newFolder } from '../folder';

export const DEFAULT_FILE = join(__dirname, '../../pigeon.yaml');

/** Something to replace in the text of the settings. */
export type Change = readonly [string | RegExp, string];

/** The default settings, with changes of the text. */
export function settingsWith(...changes: readonly Change[]): Settings {
  const text = changes.reduce(
    (before, [from, to]) => {
      const after = before.replace(from, to);
      if (after === before) throw new Error(`there is no ${String(from)} in the settings`);
      return after;
    },
    readFileSync(DEFAULT_FILE, 'utf8'),
  );
  return parseSettings(text);
}

/** What settings are synthesized to: the folder. */
export function synthesizedFolder(settings: Settings): string {
  const outdir = newFolder();
  synthesize(settings, { outdir, hcl: false });
  return outdir;
}

/** One environment of settings, synthesized and read. */
export function stackOf(settings: Settings, environment: string): WrittenStack {
  const only = { [environment]: settings.environments[environment] as Settings['environments'][string] };
  return readStacks(synthesizedFolder({ ...settings, environments: only }))[0] as WrittenStack;
}

/** A stack with these resources, as by a program that we know nothing of. */
export function foreignStack(resource: Readonly<Record<string, Readonly<Record<string, object>>>>): WrittenStack {
  return WrittenStack.parse(JSON.stringify({ resource, '//': { metadata: { stackName: 'other' } } }), 'cdk.tf.json');
}
