import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readPriceFile } from '../../lib/report/cost/read-price-file';
import { parseSettings } from '../../lib/settings/parse-settings';
import { newFolder } from '../folder';
import { blocksIn } from './markdown';
import { wholeFile } from './settings-blocks';

const blocks = blocksIn('yaml').filter(({ notRun }) => notRun === undefined);

test.each(blocks.map(({ place, text }) => [place, text]))('%s is understood', (place, text) => {
  const value = parse(text) as object;
  if (Object.hasOwn(value, 'prices')) {
    const file = join(newFolder(), 'prices.yaml');
    writeFileSync(file, text);

    expect(readPriceFile(file).prices).not.toEqual({});
    return;
  }
  const settings = wholeFile(value);
  if (settings === undefined) throw new Error(`${place}: neither settings nor prices`);

  expect(() => parseSettings(JSON.stringify(settings), place)).not.toThrow();
});
