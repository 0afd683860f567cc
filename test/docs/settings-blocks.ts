import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { fileSchema } from '../../lib/settings/file-schema';
import { parseSettings } from '../../lib/settings/parse-settings';
import { isLayer, Layer, merge } from '../../lib/settings/presets';
import { environmentSchema } from '../../lib/settings/schema';
import { Settings } from '../../lib/settings/settings';
import { ROOT } from './markdown';

const DEFAULT = readFileSync(join(ROOT, 'pigeon.yaml'), 'utf8');

export function defaultSettings(): Settings {
  return parseSettings(DEFAULT);
}

/** What pieces take as given beyond the default: a bucket of releases, and servers that need no acknowledgement. */
const GIVEN: Layer = {
  common: { releases: { bucket: 'pigeon-releases' } },
  environments: { production: { frontend: { servers: 2 }, backend: { servers: 2 }, acknowledge: [] } },
};

/**
 * A whole file out of a piece of one, which says a part of the file, or a part of production, or of whichever environment it
 * says. What is not said is that of the default. Nothing for what is no piece of settings.
 */
export function wholeFile(piece: unknown): Layer | undefined {
  if (!isLayer(piece)) return undefined;
  const keys = Object.keys(piece);
  const has = (shape: object) => keys.every(key => Object.hasOwn(shape, key));
  const file = merge(parse(DEFAULT) as Layer, GIVEN);
  if (has(fileSchema.shape)) return merge(file, piece);
  if (has(environmentSchema.shape)) return merge(file, { environments: { production: piece } });
  return undefined;
}
