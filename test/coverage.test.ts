import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverageOf } from '../lib/report/plan/coverage';
import { PLAN_LINES, type Claim } from '../lib/report/plan/plan-lines';
import { defaultStacks } from './report/default-production';

const ROOT = join(__dirname, '..');

/** The lines of the table of a document. */
function rowsOf(document: string): string[][] {
  const lines = readFileSync(join(ROOT, document), 'utf8').split('\n');
  const cells = lines.filter(line => /^\| *\d/.test(line)).map(line => line.split('|').slice(1, -1));
  return cells.map(row => row.map(cell => cell.trim()));
}

/** What a line says that fulfils it, each as in `a type: a path`. */
function claimsIn(text = ''): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, claim]) => claim as string);
}

const SECTIONS =
  '1.1 1.2 2.1 2.2 2.3 2.4 2.5 3.1 3.2 4.1 4.2 5.1 5.2 5.3 6.1 6.2 7.1 7.2 7.3 8 9.1 9.2 9.3 10.1 10.2 11.1 11.2 11.3'.split(
    ' ',
  );

const stacks = defaultStacks();

/** What the stack of an environment has of the plan. */
function coverageIn(environment: string) {
  const stack = stacks.find(({ name }) => name.endsWith(environment));
  if (!stack) throw new Error(`there is no stack of ${environment}`);
  return coverageOf(stack);
}

test('every section of the plan has its lines', () => {
  expect([...new Set(PLAN_LINES.map(({ chapter }) => chapter))]).toEqual(SECTIONS);
});

test.each([
  ['docs/coverage.md', 'en'],
  ['docs/coverage.zh-CN.md', 'zh'],
] as const)('%s shows each line, and what fulfils it', (document, language) => {
  const written = rowsOf(document).map(([chapter, line, by]) => [chapter, line, claimsIn(by)]);

  expect(written).toEqual(
    PLAN_LINES.map(({ chapter, line, by }) => [
      chapter,
      line[language],
      by.map(({ kind, what }) => `${kind}: ${what}`),
    ]),
  );
});

describe('production', () => {
  const lines = coverageIn('production');

  test.each(lines.map(line => [`${line.chapter} ${line.line.en}`, line] as const))('has %s', (_, { by }) => {
    expect(by.length).toBeGreaterThan(0);
    expect(by.filter(({ is }) => is === 'missing')).toEqual([]);
  });

  test('names files that are there', () => {
    const files = PLAN_LINES.flatMap(({ by }): readonly Claim[] => by).filter(({ kind }) => kind === 'file');

    expect(files.length).toBeGreaterThan(0);
    expect(files.filter(({ what }) => !existsSync(join(ROOT, what)))).toEqual([]);
  });
});

test('what an environment leaves out is told', () => {
  const missing = coverageIn('development').filter(({ isFulfilled }) => !isFulfilled);

  expect(missing.map(({ line }) => line.en)).toContain('connections of the database');
});
