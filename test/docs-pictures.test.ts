import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { docsPictures } from '../scripts/docs-pictures';

const ROOT = join(__dirname, '..');

test('the pictures of the documentation are what the commands draw; `npm run docs:pictures` renews them', async () => {
  const drawn = await docsPictures(ROOT);
  expect(readdirSync(join(ROOT, 'docs/pictures')).toSorted()).toEqual([...drawn.keys()].toSorted());
  for (const [name, picture] of drawn) expect(readFileSync(join(ROOT, 'docs/pictures', name), 'utf8')).toBe(picture);
});

test.each([
  ['README.md', 'docs/pictures/production.svg'],
  ['README.zh-CN.md', 'docs/pictures/production.zh-CN.svg'],
])('%s shows %s', (readme, picture) => {
  expect(readFileSync(join(ROOT, readme), 'utf8')).toContain(`](${picture})`);
});
