import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { anchors, Page, pages, readPage, ROOT } from './markdown';

const LINK = /\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g;
/** Paths of this repository that prose speaks of, such as `lib/boot` and `test/default-stacks/addresses-*.txt`. */
const SPOKEN_OF = /`((?:lib|test|docs|examples|scripts|provider|api|bench|bin|\.ci|\.github)\/[^`\s]*)`/g;

function linksOf({ prose }: Page): { target: string; line: number }[] {
  return prose.flatMap((line, index) =>
    [...line.replace(/`[^`]*`/g, '').matchAll(LINK)].map(([, target]) => ({
      target: target as string,
      line: index + 1,
    })),
  );
}

/** What is wrong with a link, or nothing. */
function wrong(page: Page, target: string): string | undefined {
  if (/^https?:/.test(target)) return URL.canParse(target) ? undefined : 'is no address';
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? page.path : normalize(join(dirname(page.path), decodeURI(file)));
  if (!existsSync(join(ROOT, path))) return 'leads nowhere';
  if (anchor === undefined) return undefined;
  return anchors(readPage(path)).includes(decodeURIComponent(anchor)) ? undefined : 'names a heading that is not there';
}

describe.each(pages().map(page => [page.path, page] as const))('%s', (_, page) => {
  test('has links that lead somewhere', () => {
    const broken = linksOf(page).flatMap(({ target, line }) => {
      const problem = wrong(page, target);
      return problem === undefined ? [] : [`${page.path}:${line}: '${target}' ${problem}`];
    });

    expect(broken).toEqual([]);
  });

  test('speaks of files that are there', () => {
    const spokenOf = page.prose.flatMap(line => [...line.matchAll(SPOKEN_OF)].map(([, path]) => path as string));
    const missing = spokenOf.filter(path => !existsSync(join(ROOT, path.replace(/[^/]*[*<].*$/, ''))));

    expect(page.path === 'CHANGELOG.md' ? [] : missing).toEqual([]);
  });
});

test('a page in Chinese links to pages in Chinese where there are', () => {
  const chinese = pages().filter(({ path }) => path.endsWith('.zh-CN.md'));
  const toEnglish = chinese.flatMap(page =>
    linksOf(page)
      .map(({ target }) => target.split('#')[0] as string)
      .filter(file => /(?<!\.zh-CN)\.md$/.test(file) && !/^https?:/.test(file))
      .map(file => normalize(join(dirname(page.path), file)))
      .filter(
        file => file !== page.path.replace('.zh-CN', '') && existsSync(join(ROOT, file.replace(/\.md$/, '.zh-CN.md'))),
      )
      .map(file => `${page.path} links to ${file}`),
  );

  expect(toEnglish).toEqual([]);
});

test.each(['docs/README.md', 'docs/README.zh-CN.md'])('%s leads to every page in its folder', index => {
  const linked = linksOf(readPage(index)).map(({ target }) => normalize(join('docs', target)));
  const isChinese = index.endsWith('.zh-CN.md');
  const inFolder = pages()
    .map(({ path }) => path)
    .filter(
      path => /^docs\/[^/]+$/.test(path) && !path.startsWith('docs/README') && path.endsWith('.zh-CN.md') === isChinese,
    );

  expect(inFolder.filter(path => !linked.includes(path))).toEqual([]);
});
