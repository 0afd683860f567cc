import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { estimate, type CostLine, type StackCost } from '../../../lib/report/cost/estimate';
import { PLAN_PRICES } from '../../../lib/report/cost/plan-prices';
import { PriceBook, type PriceFile } from '../../../lib/report/cost/price-book';
import { foreignStack, settingsWith, stackOf, type Change } from '../stacks';

const BOOK = new PriceBook([PLAN_PRICES]);

/** The table of the plan, as it is written there. */
function planTable(): { prices: number[]; total: number; saved: number } {
  const text = readFileSync(join(__dirname, 'plan-table.md'), 'utf8');
  const rows = [...text.matchAll(/^\|[^|*]+\|[^|]+\|\s*(\d+)\s*\|/gm)];
  const [, total, saved] = /约(\d+)元\/月\*\* \| 节省约(\d+)元\/月/.exec(text) ?? [];
  return { prices: rows.map(row => Number(row[1])), total: Number(total), saved: Number(saved) };
}

/** What production costs, with changes to the settings. */
function production(...changes: readonly Change[]): StackCost {
  return estimate(stackOf(settingsWith(...changes), 'production'), BOOK);
}

function ofKind(cost: StackCost, kind: CostLine['kind']): CostLine[] {
  return [...cost.planned, ...cost.others].filter(line => line.kind === kind);
}

const FLEET = {
  alicloud_ecs_launch_template: {
    t: { instance_type: 'ecs.c7.large', system_disk: [{ size: 40, category: 'cloud_essd' }] },
  },
  alicloud_ess_scaling_group: {
    g: { launch_template_id: '${alicloud_ecs_launch_template.t.id}', min_size: 2, max_size: 8 },
  },
};

describe('the cost of the default production', () => {
  const cost = production();
  const plan = planTable();

  test("is the plan's table, line by line, to the yuan", () => {
    expect(plan.prices).toHaveLength(8);
    expect(cost.planned.map(({ monthly }) => monthly)).toEqual(plan.prices.map(price => ({ min: price, max: price })));
  });

  test("has the plan's total, and saves what the plan says", () => {
    expect(plan.total).toBeGreaterThan(0);
    expect(cost.plannedMonthly).toEqual({ min: plan.total, max: plan.total });
    expect(cost.yearly).toEqual({ min: plan.total * 12, max: plan.total * 12 });
    expect(cost.savedMonthly).toBe(plan.saved);
  });

  test('lists what the plan does not price, without a price in place of 0', () => {
    expect(ofKind(cost, 'nat')).toHaveLength(1);
    expect(ofKind(cost, 'disk')).toHaveLength(2);
    cost.others.forEach(line => expect(line.monthly).toBeUndefined());
  });

  test('names the construct, the date and the source of each price', () => {
    expect(ofKind(cost, 'bandwidth')).toMatchObject([
      { path: 'Web/Network/Egress/Address', price: { price: 500, per: 10, unit: 'Mbps', date: '2026-11-24' } },
    ]);
  });
});

describe('the cost of a stack', () => {
  test('follows the bandwidth', () => {
    const cost = production([/(environment: production }\n {4}network:\n)/, '$1      egressBandwidth: 20 Mbps\n']);

    expect(ofKind(cost, 'bandwidth')).toMatchObject([{ monthly: { min: 1000, max: 1000 } }]);
  });

  test('is a range where the number of servers is one', () => {
    const cost = production([/frontend:\n {6}servers: 1/, 'frontend:\n      servers: { min: 2, max: 5 }']);

    expect(ofKind(cost, 'server')[0]).toMatchObject({ count: { min: 2, max: 5 }, monthly: { min: 560, max: 1400 } });
    expect(cost.monthly).toEqual({ min: 2020, max: 2860 });
  });

  test('knows no price of a size that the plan does not have', () => {
    const cost = production([/memory: 8 GiB/, 'memory: 16 GiB']);

    expect(cost.others).toContainEqual(expect.objectContaining({ kind: 'server', path: 'Web/Backend/Fleet' }));
    expect(cost.plannedMonthly.max).toBe(1180);
  });

  test('tells of a server by its type where a program of others made it', () => {
    const cost = estimate(foreignStack(FLEET), BOOK);

    expect(cost.planned).toMatchObject([{ kind: 'server', monthly: { min: 560, max: 2240 } }]);
    expect(cost.savedMonthly).toBeUndefined();
  });

  test('counts the servers of a fleet that has a group a zone in one line', () => {
    const { g } = FLEET.alicloud_ess_scaling_group;
    const groups = { g, zone2: { ...g, min_size: 1, max_size: 2 }, other: { min_size: 1, max_size: 1 } };
    const cost = estimate(foreignStack({ ...FLEET, alicloud_ess_scaling_group: groups }), BOOK);

    expect(ofKind(cost, 'server').map(({ count }) => count)).toEqual([
      { min: 3, max: 10 },
      { min: 1, max: 1 },
    ]);
  });

  test('does not guess how many there are when only Terraform knows', () => {
    const group = { ...FLEET.alicloud_ess_scaling_group.g, max_size: '${var.most}' };
    const cost = estimate(foreignStack({ ...FLEET, alicloud_ess_scaling_group: { g: group } }), BOOK);

    expect(cost.planned).toEqual([]);
    expect(ofKind(cost, 'server')[0]).not.toHaveProperty('monthly');

    const groups = { g: FLEET.alicloud_ess_scaling_group.g, zone2: group };
    const spread = estimate(foreignStack({ ...FLEET, alicloud_ess_scaling_group: groups }), BOOK);
    expect(ofKind(spread, 'server')).toHaveLength(1);
    expect(ofKind(spread, 'server')[0]).not.toHaveProperty('monthly');
  });

  test('counts what `count` makes', () => {
    const eip = { alicloud_eip_address: { a: { bandwidth: '10', count: 3 }, b: { bandwidth: 10, count: '${var.n}' } } };
    const cost = estimate(foreignStack(eip), BOOK);

    expect(cost.monthly).toEqual({ min: 1500, max: 1500 });
    expect(cost.others).toHaveLength(1);
  });

  test('lists a database of its own, and every type that it knows nothing of', () => {
    const cost = estimate(foreignStack({ alicloud_db_instance: { a: {} }, alicloud_made_up: { b: {} } }), BOOK);

    expect(cost.others.map(({ type }) => type)).toEqual(['alicloud_db_instance', 'alicloud_made_up']);
  });

  test('takes the traffic of an address that is paid by it for unknown', () => {
    const cost = estimate(
      foreignStack({ alicloud_eip_address: { a: { internet_charge_type: 'PayByTraffic' } } }),
      BOOK,
    );

    expect(cost.others).toMatchObject([{ kind: 'traffic' }]);
    expect(cost.monthly).toEqual({ min: 0, max: 0 });
  });

  test('assumes nothing of a bucket that visitors do not read', () => {
    const cost = estimate(foreignStack({ alicloud_oss_bucket: { backups: { bucket: 'shop-backups' } } }), BOOK);

    expect(cost.others).toMatchObject([{ kind: 'bucket', detail: 'shop-backups' }]);
  });
});

describe('a price file over the plan', () => {
  const own: PriceFile = {
    ...PLAN_PRICES,
    name: 'own',
    source: 'contract',
    prices: {
      'server/ecs.s6-c1m2.large': { price: 250.5, unit: 'month' },
      alicloud_nat_gateway: { price: 90, unit: 'month' },
    },
    usage: { 'cdn-traffic': 300 },
  };
  const stack = stackOf(settingsWith(), 'production');

  test('says what it says, and leaves the rest to the plan', () => {
    const cost = estimate(stack, new PriceBook([PLAN_PRICES, own]));

    expect(ofKind(cost, 'server').map(({ monthly }) => monthly?.max)).toEqual([250.5, 560]);
    expect(ofKind(cost, 'cdn')[0]?.monthly?.max).toBe(600);
  });

  test("prices what is not in the plan's table apart from it", () => {
    const cost = estimate(stack, new PriceBook([PLAN_PRICES, own]));

    expect(ofKind(cost, 'nat')).toMatchObject([{ monthly: { min: 90, max: 90 }, price: { source: 'contract' } }]);
    expect(cost.monthly.max - cost.plannedMonthly.max).toBe(90);
  });

  test('in another currency leaves no price in the first', () => {
    const cost = estimate(stack, new PriceBook([PLAN_PRICES, { ...own, currency: 'USD' }]));

    expect(cost.currency).toBe('USD');
    expect(cost.planned.map(({ kind }) => kind)).not.toContain('load-balancer');
  });

  test('is refused when it prices by another unit', () => {
    const odd: PriceFile = { ...own, prices: { bandwidth: { price: 1, unit: 'GB' } } };

    expect(() => estimate(stack, new PriceBook([PLAN_PRICES, odd]))).toThrow(
      /price by GB for what is measured in Mbps/,
    );
  });
});
