import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../folder';
import { settingsWith, synthesizedFolder } from '../report/stacks';
import { forEachTest, KEYS } from './fake-price-api';
import { runCliWith } from './run-in-process';

jest.setTimeout(60_000);

const SYNTHESIS = synthesizedFolder(settingsWith());

const api = forEachTest();

/** `pigeon cost` of production with live prices. */
function cost(env: Readonly<Record<string, string>>, ...more: string[]) {
  return runCliWith(env, 'cost', '--from', SYNTHESIS, '--env', 'production', '--live', api().endpoint, ...more);
}

/** The price and where it is from, of each line that has one. */
function linesOf(json: string): Record<string, unknown> {
  const { stacks } = JSON.parse(json) as {
    stacks: { planned: PricedLine[]; others: PricedLine[] }[];
  };
  const lines = stacks.flatMap(({ planned, others }) => [...planned, ...others]).filter(({ price }) => price);
  return Object.fromEntries(lines.map(({ detail, monthly, price }) => [detail, [monthly.max, price?.from]]));
}

interface PricedLine {
  readonly detail: string;
  readonly monthly: { readonly max: number };
  readonly price?: { readonly from: string };
}

describe('pigeon cost --live', () => {
  test('takes servers, disks and bandwidth from the API, and the rest from the book', async () => {
    const { code, out, err } = await cost(KEYS, '--format', 'json');

    expect([code, err]).toEqual([0, '']);
    expect(linesOf(out)).toEqual({
      '2 vCPU 4 GiB (ecs.s6-c1m2.large)': [292, 'live'],
      '4 vCPU 8 GiB (ecs.s6-c1m2.xlarge)': [292, 'live'],
      '40 GiB cloud_essd': [29.2, 'live'],
      '60 GiB cloud_essd': [43.8, 'live'],
      '10 Mbps': [608.33, 'live'],
      'ALB Standard': [180, 'book'],
      'www.pigeon.example.com': [200, 'book'],
      'pigeon-web-production-static': [20, 'book'],
    });
  });

  test('asks each price once, of the region, signed with the key', async () => {
    await runCliWith(KEYS, 'cost', '--from', SYNTHESIS, '--live', api().endpoint);

    const asked = api().asked.map(({ query }) => query['ModuleList.1.Config']);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).toContain('InstanceType:ecs.s6-c1m2.large,IoOptimized:IoOptimized,ImageOs:linux,Region:cn-hangzhou');
    expect(asked).toContain('Bandwidth:10240,ISP:BGP');
    expect(asked).toContainEqual(
      expect.stringMatching(
        /^SystemDisk\.Category:cloud_essd,SystemDisk\.Size:40(,SystemDisk\.PerformanceLevel:PL\d)?,Region:/,
      ),
    );
    for (const { action, key, query } of api().asked) {
      expect([action, key]).toEqual(['GetPayAsYouGoPrice', 'LTAI-known-to-nobody']);
      expect(query).toMatchObject({ Region: 'cn-hangzhou', SubscriptionType: 'PayAsYouGo' });
    }
  });

  test('marks each line, on a terminal and in Markdown, in both languages', async () => {
    const { out } = await cost(KEYS);
    expect(out).toMatch(/Servers +2 vCPU 4 GiB .* 292 +3504 +live\n/);
    expect(out).toMatch(/Load balancer +ALB Standard .* 180 +2160 +book\n/);
    expect(out).toMatch(/NAT gateway .* no price known\n/);
    expect(out).toMatch(/^Prices: Alibaba Cloud price API \(BSS OpenAPI\) \(\d{4}-\d\d-\d\d, cn-hangzhou\)$/m);

    const { out: markdown } = await cost(KEYS, '--format', 'markdown', '--lang', 'zh');
    expect(markdown).toMatch(/\| 292 \| 3504 \| 实时 \|\n/);
    expect(markdown).toMatch(/\| 180 \| 2160 \| 价格表 \|\n/);
  });

  test('asks ahead for what is paid ahead', async () => {
    const folder = newFolder();
    const resource = {
      alicloud_instance: {
        i: {
          instance_type: 'ecs.c7.large',
          instance_charge_type: 'PrePaid',
          system_disk_category: 'cloud_ssd',
          system_disk_size: 50,
        },
      },
      alicloud_eip_address: {
        e: { bandwidth: '5', payment_type: 'Subscription', internet_charge_type: 'PayByBandwidth' },
      },
    };
    const provider = { alicloud: [{ region: 'cn-beijing' }] };
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify({ provider, resource }));
    const { out } = await runCliWith(KEYS, 'cost', '--from', folder, '--live', api().endpoint, '--format', 'json');

    expect(linesOf(out)).toMatchObject({ '50 GiB cloud_ssd': [0.05, 'live'] });
    expect(api().asked.map(({ action }) => action)).toEqual(Array(3).fill('GetSubscriptionPrice'));
    expect(api().asked[0]?.query).toMatchObject({
      ServicePeriodUnit: 'Month',
      ServicePeriodQuantity: '1',
      OrderType: 'NewOrder',
    });
    expect(api().asked.map(({ query }) => query['ModuleList.1.Config'])).toContain('Bandwidth:5');
  });

  test('does not ask for what a price file says', async () => {
    const file = join(newFolder(), 'own.yaml');
    const head = 'source: contract\ndate: 2026-01-01\nregion: cn-hangzhou\ncurrency: CNY\n';
    writeFileSync(file, `${head}prices: { bandwidth: { price: 300, per: 10, unit: Mbps } }`);
    const { out } = await cost(KEYS, '--prices', file, '--format', 'json');

    expect(linesOf(out)).toMatchObject({ '10 Mbps': [300, 'book'], '40 GiB cloud_essd': [29.2, 'live'] });
    expect(api().asked.filter(({ query }) => query['ProductCode'] === 'eip')).toEqual([]);
  });

  test('stands alone in another currency', async () => {
    api().currency = 'USD';
    const { out } = await cost(KEYS, '--format', 'json');

    expect(JSON.parse(out)).toMatchObject({ stacks: [{ currency: 'USD' }] });
    expect(Object.values(linesOf(out))).not.toContainEqual([expect.anything(), 'book']);
  });

  test('compares the budget with what is live', async () => {
    expect((await cost(KEYS, '--budget', '1740')).code).toBe(0);
    expect((await cost(KEYS, '--budget', '1600')).code).toBe(1);
  });
});

describe('what is in the way of live prices', () => {
  const unknown = { status: 200, code: 'PRICE.PRICING_PLAN_RESULT_NOT_FOUND', message: 'No price\nfound \u001b[31m' };

  test('of one thing is told in a line, and the book has it', async () => {
    api().refuse = config => (config.includes('s6-c1m2.xlarge') ? unknown : undefined);
    const { code, out, err } = await cost(KEYS, '--format', 'json');

    expect(code).toBe(0);
    expect(err).toBe(
      'no live price of InstanceType:ecs.s6-c1m2.xlarge,IoOptimized:IoOptimized,ImageOs:linux: ' +
        'PRICE.PRICING_PLAN_RESULT_NOT_FOUND: No price found ; the price book is used\n',
    );
    expect(linesOf(out)).toMatchObject({
      '4 vCPU 8 GiB (ecs.s6-c1m2.xlarge)': [560, 'book'],
      '10 Mbps': [608.33, 'live'],
    });
  });

  test.each([
    ['NotAuthorized', 403, /^no live price: NotAuthorized: .*; the price book is used\n$/],
    ['InvalidAccessKeyId.NotFound', 404, /^no live price: InvalidAccessKeyId\.NotFound: .*\n$/],
  ])('of all is told once, and nothing more is asked: %s', async (code, status, line) => {
    api().refuse = () => ({ status, code, message: 'This is not for you.' });
    const told = await cost(KEYS);

    expect(told.code).toBe(0);
    expect(told.err).toMatch(line);
    expect(told.out).toMatch(/Total +1740 +20880\n/);
    expect(told.out).not.toContain('live');
    expect(api().asked).toHaveLength(1);
  });

  test('never shows a key', async () => {
    const signed = `POST&%2F&AccessKeyId%3D${KEYS.ALICLOUD_ACCESS_KEY}`;
    api().refuse = () => ({
      status: 400,
      code: 'SignatureDoesNotMatch',
      message: `${KEYS.ALICLOUD_ACCESS_KEY} is not matched. server string to sign is:${signed}`,
    });
    const { out, err } = await cost(KEYS);

    expect(err).toBe('no live price: SignatureDoesNotMatch: … is not matched.; the price book is used\n');
    expect(out + err).not.toMatch(/LTAI|never-to-be/);
  });

  test('a network that is not there is told once', async () => {
    await api().stop();
    const { code, out, err } = await cost(KEYS, '--lang', 'zh');

    expect(code).toBe(0);
    expect(err).toMatch(/^没有实时价格：.*ECONNREFUSED.*；使用价格表中的价格\n$/);
    expect(out).toContain('1740');
  });

  test.each(['http://prices.example.com', 'https://x/y', 'a b'])(
    "a host that is none ends with 2: '%s'",
    async host => {
      const { code, err } = await runCliWith(KEYS, 'cost', '--from', SYNTHESIS, '--live', host);

      expect(code).toBe(2);
      expect(err).toMatch(/^'--live' names a host, such as business\..*\n$/);
    },
  );
});
