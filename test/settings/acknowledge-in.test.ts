import { addStacks } from '../../lib/pigeon-web-app';
import { StackRules } from '../../lib/rules/stack-rules';
import { Layer } from '../../lib/settings/presets';
import { App } from 'cdktf';
import { EDGE, environment } from './good-file';

const said = { reason: 'A reason of twenty characters or more.', owner: 'web team' };

/** What an environment's stack finds, as `rule construct`, each marked where it is acknowledged. */
function findingsOf(settings: Layer, today = '2026-11-24'): string[] {
  const rules = new StackRules({ today });
  const environments = { live: environment('production', { edge: EDGE, ...settings }) };
  const [stack] = addStacks(new App({ outdir: 'unused' }), { system: 'shop', environments }, rules);
  return rules.findings(stack as NonNullable<typeof stack>).map(({ rule, construct, address, acknowledged }) => {
    const path = (construct ?? address).replace('shop-live', '').replace('/Web/', '');
    return `${rule} ${path}${acknowledged ? ` by ${acknowledged.owner}` : ''}`;
  });
}

/** What is found of the missing firewall where it is acknowledged at an address. */
function acknowledgedAt(address: string): string[] {
  return findingsOf({ acknowledge: [{ rule: 'edge/web-firewall', address, ...said }] }).filter(finding =>
    /web-firewall|unused/.test(finding),
  );
}

describe('what the settings acknowledge', () => {
  test('is acknowledged in the stack, rule by rule', () => {
    expect(findingsOf({})).toContain('edge/web-firewall LoadBalancer/Resource');
    expect(findingsOf({ acknowledge: [{ rule: 'edge/web-firewall', ...said }] })).toContain(
      'edge/web-firewall LoadBalancer/Resource by web team',
    );
  });

  test('is acknowledged at an address alone, where there is one', () => {
    expect(acknowledgedAt('Web/LoadBalancer')).toEqual(['edge/web-firewall LoadBalancer/Resource by web team']);
    expect(acknowledgedAt('Web/Assets')).toEqual([
      'acknowledgements/unused Assets',
      'edge/web-firewall LoadBalancer/Resource',
    ]);
  });

  test('ends on its last day', () => {
    const acknowledge = [{ rule: 'edge/web-firewall', until: '2027-03-31', ...said }];

    expect(findingsOf({ acknowledge }, '2027-03-31')).toContain('edge/web-firewall LoadBalancer/Resource by web team');
    expect(findingsOf({ acknowledge }, '2027-04-01')).toContain('edge/web-firewall LoadBalancer/Resource');
  });

  test('of a guard rail is acknowledged where rules find what follows from it', () => {
    const acknowledge = ['single-backend-server', 'no-deletion-protection', 'no-backup'].map(rule => ({
      rule,
      ...said,
    }));
    const protection = { deletion: false, previousVersions: false };
    const found = findingsOf({ backend: { servers: 1 }, protection, acknowledge });

    expect(found).toEqual(
      expect.arrayContaining([
        'reliability/two-servers Backend/Fleet/Resource by web team',
        'reliability/deletion-protection LoadBalancer/Resource by web team',
        'reliability/prevent-destroy Data/Postgres/Database by web team',
        'storage/versioned Assets/Resource by web team',
      ]),
    );
  });

  test('of one guard rail is no excuse for another', () => {
    const acknowledge = [{ rule: 'single-frontend-server', ...said }];
    const text = findingsOf({ frontend: { servers: 1 }, acknowledge }).join('\n');

    expect(text).toContain('reliability/two-servers Frontend/Fleet/Resource by web team');
    expect(text).not.toContain('Backend/Fleet/Resource by web team');
    expect(text).not.toContain('acknowledgements/');
  });
});
