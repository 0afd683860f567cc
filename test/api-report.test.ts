import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReport, REPORT } from '../scripts/api-report';
import * as library from '../lib';
import * as testing from '../lib/testing';

jest.setTimeout(120_000);

describe('the report of the public surface', () => {
  const report = apiReport();

  test('is the one that is committed; `npm run api` accepts a change, and CHANGELOG.md has to tell of it', () => {
    expect(report).toBe(readFileSync(join(__dirname, '..', REPORT), 'utf8'));
  });

  test.each(Object.entries({ library, testing }))('names everything that the %s exports', (_, exported) => {
    const missing = Object.keys(exported).filter(
      name => !new RegExp(`^export declare (abstract )?(class|const|function) ${name}\\b`, 'm').test(report),
    );

    expect(missing).toEqual([]);
  });

  test('says nothing of what is private, and nothing in comments but where a declaration is from', () => {
    expect(report).not.toMatch(/^ +private (?!constructor)/m);
    expect(report).not.toMatch(/\/\*\*|^ +\/\//m);
  });
});
