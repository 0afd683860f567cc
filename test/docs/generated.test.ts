import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiPages } from '../../scripts/docs/api-pages';
import { constructPages, filled } from '../../scripts/docs/construct-pages';
import { Language } from '../../scripts/docs/language';
import { Library } from '../../scripts/docs/library';
import { ROOT } from './markdown';

jest.setTimeout(60_000);
jest.spyOn(console, 'log').mockImplementation(() => undefined);

const library = Library.read();
const read = (page: string) => readFileSync(join(ROOT, page), 'utf8');

describe('the reference', () => {
  test('is what the code says; `npm run api` writes it', async () => {
    const pages = await apiPages(library);

    expect(readdirSync(join(ROOT, 'docs/api')).toSorted()).toEqual([...pages.keys()].toSorted());
    for (const [file, text] of pages) expect([file, read(`docs/api/${file}`)]).toEqual([file, text]);
  });

  test('names everything that is exported', async () => {
    const index = (await apiPages(library)).get('README.md') ?? '';
    const missing = [...library.main, ...library.testing].filter(({ name }) => !index.includes(`[\`${name}\`]`));

    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});

describe('what is read of the declarations', () => {
  /** The members of classes and interfaces by the report of the surface, which is made in another way. */
  const reported = read('api/pigeon-constructs.api.txt')
    .split('\n\n')
    .flatMap(text => {
      const name = /^export (?:declare )?(?:abstract )?(?:class|interface) (\w+)/.exec(text)?.[1];
      const body = text.replace(/constructor\([\s\S]*?\);/g, '');
      const members = [...body.matchAll(/^ {4}(?:(?:static|readonly|abstract|get) )*(\w+)\??[:(]/gm)];
      return name === undefined ? [] : [{ name, members: members.map(([, member]) => member as string) }];
    });

  test('has every member', () => {
    const exported = [...library.main, ...library.testing];
    // Two things may have one name, in the package and in what it has for tests.
    const known = (name: string) =>
      exported.filter(each => each.name === name).flatMap(each => library.membersOf(each).map(member => member.name));
    const missing = reported.flatMap(({ name, members }) =>
      members.filter(member => !known(name).includes(member)).map(member => `${name}.${member}`),
    );

    expect(reported.flatMap(({ members }) => members).length).toBeGreaterThan(700);
    expect(missing).toEqual([]);
  });
});

describe('the pages of the constructs', () => {
  const chinese = new Language(true);

  test.each(constructPages())('%s says what the code says; `npm run api` writes it', async page => {
    const language = page.endsWith('.zh-CN.md') ? chinese : new Language(false);

    expect(read(page)).toBe(await filled(read(page), library, language));
  });

  test('have a Chinese for all that they say', () => {
    expect([...chinese.untranslated]).toEqual([]);
  });

  test('translate nothing that is no longer said', () => {
    expect(Language.known.filter(english => !chinese.used.has(english))).toEqual([]);
  });

  test.each(['README.md', 'README.zh-CN.md'])('stand in docs/constructs/%s, each', index => {
    const text = read(`docs/constructs/${index}`);
    const pages = constructPages().map(page => page.split('/').at(-1) as string);
    const ofLanguage = pages.filter(
      page => page.endsWith('.zh-CN.md') === index.endsWith('.zh-CN.md') && page !== index,
    );

    expect(ofLanguage.filter(page => !text.includes(`](${page})`))).toEqual([]);
  });

  test('tell of every construct, by a page or by the reference', () => {
    const constructs = library.main.filter(
      ({ name, kind, implemented }) =>
        kind === 'class' &&
        (library.lineage(name).some(parent => ['Construct', 'TerraformStack'].includes(parent)) ||
          implemented.includes('IAspect')),
    );
    const text = read('docs/constructs/README.md');
    const missing = constructs.filter(({ name }) => !text.includes(`[${name}](`) && !text.includes(`[\`${name}\`](`));

    expect(constructs.length).toBeGreaterThan(30);
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
