import { dirname } from 'node:path';
import { ProviderFacts } from '../../../lib/facts/provider-facts';
import { Session } from '../../../lib/rehearse/session';
import { compareStacks } from '../../../lib/report/diff/compare-stacks';
import { describeWithEngine } from '../../rehearse/util';
import { settingsWith, stackOf, type Change } from '../stacks';

jest.setTimeout(120_000);

/** Changes of the settings, each of which does something else to production. */
const CHANGES: readonly (readonly [string, readonly Change[]])[] = [
  ['another database', [[/database: pigeon_web,/, 'database: renamed,']]],
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

let session: Session;
const before = stackOf(settingsWith(), 'production');

describeWithEngine('compareStacks forecasts what the engine plans', () => {
  beforeAll(async () => {
    session = await Session.start(dirname(before.file));
    await session.run('init');
    await session.run('apply', '-auto-approve');
  });
  afterAll(() => session.end());

  test.each(CHANGES)('%s', async (_, changes) => {
    const after = stackOf(settingsWith(...changes), 'production');
    session.copy.use(dirname(after.file));
    // An engine that is refused something does not go on to what depends on it.
    session.copy.liftProtection();
    const planned = (await session.run('plan', '-refresh=false')).planned.map(told);

    expect(planned).not.toEqual([]);
    expect(compareStacks(before, after, ProviderFacts.embedded()).map(told).toSorted()).toEqual(planned.toSorted());
  });
});

function told({ action, address }: { readonly action: string; readonly address: string }): string {
  return `${action} ${address}`;
}
