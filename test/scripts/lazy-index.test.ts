import * as library from '../../lib';
import { lazyIndex } from '../../scripts/lazy-index';

describe('the lazy index', () => {
  test('has the names of the library, and loads nothing until one is asked for', async () => {
    const { text, footer } = await lazyIndex('lib/index.ts');
    const loaded: string[] = [];
    const load = (path: string) => {
      loaded.push(path);
      return { Cidr: 'the class' };
    };
    const made: Record<string, unknown> = {};
    new Function('exports', 'require', text)(made, load);

    expect(Object.keys(made).toSorted()).toEqual(Object.keys(library).toSorted());
    expect(loaded).toEqual([]);
    expect([made['Cidr'], made['Cidr']]).toEqual(['the class', 'the class']);
    expect(loaded).toEqual(['./network/cidr.ts']);
    expect(footer).toContain('Cidr');
  });
});
