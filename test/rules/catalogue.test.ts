import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../lib/rules/catalogue';
import { findings } from '../../lib/rules/findings';
import { RULES_IN_CHINESE } from '../../lib/rules/rules-in-chinese';
import { PAGES, withCatalogue } from '../../scripts/rules-docs';
import { stackOf } from './families/pairs';

const FAMILIES = ['network', 'servers', 'data', 'storage', 'edge', 'identity', 'observability', 'reliability', 'cost'];
const page = (name: string) => readFileSync(join(__dirname, '../../docs', name), 'utf8');

describe('the catalogue of rules', () => {
  test('has 40 or more, of security, reliability and cost, in families', () => {
    expect(RULES.length).toBeGreaterThanOrEqual(40);
    expect(new Set(RULES.map(({ concern }) => concern))).toEqual(new Set(['security', 'reliability', 'cost']));
    expect([...new Set(RULES.map(({ id }) => id.split('/')[0]))]).toEqual(FAMILIES);
  });

  test('gives each rule an id of its own, and says what, why and how to fix it in whole sentences', () => {
    const ids = RULES.map(({ id }) => id);
    const poor = RULES.filter(({ what, why, fix }) => [what, why, fix].some(text => !/^[A-Z`].{10,}[.]$/.test(text)));

    expect(ids.filter(id => !/^[a-z]+\/[a-z][a-z-]+[a-z]$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(poor.map(({ id }) => id)).toEqual([]);
  });

  test.each(PAGES)('is what docs/%s holds; `npm run rules:docs` writes it', name => {
    expect(page(name)).toBe(withCatalogue(name, page(name)));
  });

  test('is told in Chinese, rule by rule', () => {
    const chinese = RULES_IN_CHINESE;
    const poor = Object.entries(chinese).filter(([, { what, why, fix }]) =>
      [what, why, fix].some(text => !/\p{Script=Han}.*。$/u.test(text)),
    );

    expect(Object.keys(chinese)).toEqual(RULES.map(({ id }) => id));
    expect(poor.map(([id]) => id)).toEqual([]);
  });

  test('is where findings say', () => {
    const [finding] = findings(stackOf({ 'oss_bucket.a': { acl: 'public-read' } }));
    const [file, anchor] = (finding?.docs ?? '').split('#');
    // The anchor of a heading is its text without what is no letter, digit or dash.
    const anchors = page('rules.md')
      .split('\n')
      .filter(line => line.startsWith('### '))
      .map(line => line.slice(4).replaceAll(/[^a-z0-9-]/g, ''));

    expect(file).toBe('docs/rules.md');
    expect(anchors).toContain(anchor);
    expect(anchors).toEqual(RULES.map(({ id }) => id.replace('/', '')));
  });
});
