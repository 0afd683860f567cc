import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { architecture } from '../lib/report/diagram/architecture';
import { layOut } from '../lib/report/diagram/layout';
import { toSvg } from '../lib/report/diagram/svg';
import { readStacks } from '../lib/report/stack-reader';
import { readTraffic } from '../lib/report/traffic/traffic';
import type { Language } from '../lib/report/words';
import { parseSettings } from '../lib/settings/parse-settings';
import { selectEnvironments } from '../lib/settings/settings';
import { synthesize } from '../lib/synthesize';

/** The languages of the documentation, by the endings of its files. */
const LANGUAGES: readonly (readonly [Language, string])[] = [
  ['en', ''],
  ['zh', '.zh-CN'],
];

/** The pictures of the documentation, by their file names: the production of the embedded pigeon.yaml, as it is synthesized. */
export async function docsPictures(root: string): Promise<Map<string, string>> {
  const settings = parseSettings(readFileSync(join(root, 'pigeon.yaml'), 'utf8'), 'pigeon.yaml');
  const folder = mkdtempSync(join(tmpdir(), 'docs-pictures-'));
  try {
    synthesize(selectEnvironments(settings, ['production']), { outdir: folder, hcl: false });
    const pictures = new Map<string, string>();
    for (const stack of readStacks(folder)) {
      for (const [language, ending] of LANGUAGES) {
        const picture = architecture(stack, readTraffic(stack), language);
        pictures.set(`production${ending}.svg`, toSvg(await layOut(picture)));
      }
    }
    return pictures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
