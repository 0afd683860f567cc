import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './markdown';

/** What the code may say, without how it is put together: quotes, pluses and line breaks between the parts of a text. */
const said = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => readFileSync(join(ROOT, 'lib', file), 'utf8').replace(/['"`]\s*\+\s*['"`]/g, ''))
  .join('\n');

/** The messages of the sections that are ours, in both languages: of the last one the cloud is the author. */
function messages(page: string): string[] {
  const sections = readFileSync(join(ROOT, page), 'utf8').split('\n## ').slice(1, -1);
  const cells = sections.flatMap(section => section.match(/^\| `[^|]+/gm) ?? []);
  return cells.flatMap(cell => [...cell.matchAll(/`([^`]+)`/g)].map(([, message]) => message as string));
}

describe.each(['docs/troubleshooting.md', 'docs/troubleshooting.zh-CN.md'])('%s', page => {
  test.each(messages(page))('quotes what the code says: %s', message => {
    const parts = message.split('…').map(part => part.trim());

    expect(parts.filter(part => !said.includes(part))).toEqual([]);
  });

  test('has messages of settings, synthesis, commands and rehearsals', () => {
    expect(messages(page).length).toBeGreaterThan(35);
  });
});
