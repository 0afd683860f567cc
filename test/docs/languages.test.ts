import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CodeBlock, Page, pages, readPage, ROOT } from './markdown';

/** Pages that are written in one language: what is generated from English, and what is for those who work on this. */
const ENGLISH_ONLY = /^(CHANGELOG\.md|docs\/api\/.*|provider\/.*|\.github\/.*)$/;

const all = pages();
const english = all.filter(({ path }) => !path.endsWith('.zh-CN.md') && !ENGLISH_ONLY.test(path));
const inChinese = (path: string) => path.replace(/\.md$/, '.zh-CN.md');
const pairs = english
  .filter(({ path }) => existsSync(join(ROOT, inChinese(path))))
  .map(page => [page.path, page, readPage(inChinese(page.path))] as const);

test('every page is there in Chinese, and every page in Chinese is there in English', () => {
  const missing = english.map(({ path }) => inChinese(path)).filter(path => !existsSync(join(ROOT, path)));
  const orphans = all.filter(
    ({ path }) => path.endsWith('.zh-CN.md') && !existsSync(join(ROOT, path.replace('.zh-CN', ''))),
  );

  expect(missing).toEqual([]);
  expect(orphans.map(({ path }) => path)).toEqual([]);
});

/** Code without what a reader may say in another language: comments, and how they are aligned. What is `text` is all prose. */
function code({ language, notRun, text }: CodeBlock): string {
  const lines = text.split('\n').map(line => line.replace(/(^|\s)(#|\/\/) .*$/, '').trimEnd());
  return [language, notRun ? 'not run' : 'run', ...(language === 'text' ? [] : lines)].join('\n');
}

/** How many rows each table has, in their order. */
function tables({ prose }: Page): number[] {
  const text = prose.map(line => (/^ *\|/.test(line) ? '|' : ' ')).join('');
  return (text.match(/\|+/g) ?? []).map(run => run.length);
}

/** How many items there are in the lists under each heading. */
function listItems({ prose }: Page): number[] {
  const sections = prose.join('\n').split(/^#+ .*$/m);
  return sections.map(section => section.match(/^\s*(?:-|\d+\.) /gm)?.length ?? 0);
}

describe.each(pairs)('%s and its Chinese', (_, page, chinese) => {
  test('have the same headings', () => {
    expect(chinese.headings.map(({ level }) => level)).toEqual(page.headings.map(({ level }) => level));
  });

  test('have the same code', () => {
    expect(chinese.blocks.map(code)).toEqual(page.blocks.map(code));
  });

  test('have tables of as many rows', () => {
    expect(tables(chinese)).toEqual(tables(page));
  });

  test('have lists of as many items', () => {
    expect(listItems(chinese)).toEqual(listItems(page));
  });

  test('lead to each other', () => {
    expect(page.text).toContain(`[简体中文](${basename(chinese.path)})`);
    expect(chinese.text).toContain(`[English](${basename(page.path)})`);
  });

  test('is in Chinese', () => {
    const titles = chinese.headings.filter(({ text }) => !/\p{Script=Han}/u.test(text)).map(({ text }) => text);

    expect(titles.filter(title => !page.headings.some(({ text }) => text === title))).toEqual([]);
    expect(chinese.text).toMatch(/\p{Script=Han}/u);
  });
});
