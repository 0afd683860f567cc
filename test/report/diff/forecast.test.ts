import { dirname } from 'node:path';
import { ProviderFacts } from '../../../lib/facts/provider-facts';
import { rehearse } from '../../../lib/rehearse/rehearse';
import { compareStacks } from '../../../lib/report/diff/compare-stacks';
import { describeWithEngine } from '../../rehearse/util';
import { settingsWith, stackOf, type Change } from '../stacks';

jest.setTimeout(120_000);

/** Changes of the settings, each of which does something else to production. */
const CHANGES: readonly (readonly [string, readonly Change[]])[] = [
  [
    'another database',
    [[/(production }\n {4}network:)/, 'production }\n    data: { postgres: { database: renamed } }\n    network:']],
  ],
  ['another range of a zone', [['10.0.221.0/24', '10.0.225.0/24']]],
  [
    'more servers',
    [
      [/backend:\n( {6}#.*\n)* {6}vcpus: 4/, 'backend:\n      vcpus: 2'],
      ['memory: 8 GiB', 'memory: 4 GiB'],
    ],
  ],
  ['no edge', [[/ {4}edge:\n {6}domain: www(.*\n)+?(?= {4}acknowledge)/, '']]],
  ['other administrators', [['203.0.113.0/28', '203.0.113.16/28']]],
];

describeWithEngine('compareStacks forecasts what the engine plans', () => {
  test.each(CHANGES)('%s', async (_, changes) => {
    const [before, after] = [settingsWith(), settingsWith(...changes)].map(settings => stackOf(settings, 'production'));
    const report = await rehearse({
      stackFolder: dirname(after?.file as string),
      upgradeFrom: dirname(before?.file as string),
    });

    const planned = report.planned.map(({ action, address }) => `${action} ${address}`).toSorted();
    const forecast = compareStacks(before, after, ProviderFacts.embedded()).map(
      ({ action, address }) => `${action} ${address}`,
    );

    expect(planned).not.toEqual([]);
    expect(forecast.toSorted()).toEqual(planned);
  });
});
