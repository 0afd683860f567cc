import { CdnScope } from '../../lib/edge/cdn-scope';

describe('CdnScope', () => {
  test('overseas needs no filing', () => {
    expect(CdnScope.overseas()).toEqual({ name: 'overseas', icpFiling: undefined });
  });

  test.each([
    ['mainland', 'domestic'],
    ['global', 'global'],
  ] as const)('%s is %s to the cloud, and keeps its filing', (factory, name) => {
    expect(CdnScope[factory]('京ICP备12345678号')).toEqual({ name, icpFiling: '京ICP备12345678号' });
    expect(CdnScope[factory]('粤ICP备12345号-12').name).toBe(name);
  });

  test.each([
    '',
    'ICP12345678',
    '京ICP备1234号',
    '京ICP备12345678901号',
    'XICP备12345678号',
    '京ICP备12345678号-',
    '京ICP备12345678',
  ])('fails for the filing %p', filing => {
    const message = `an ICP filing looks like '京ICP备12345678号-1', got '${filing}'`;

    expect(() => CdnScope.mainland(filing)).toThrow(message);
    expect(() => CdnScope.global(filing)).toThrow(message);
  });
});
