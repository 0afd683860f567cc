import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { architecture } from '../../lib/report/diagram/architecture';
import { diagramPage } from '../../lib/report/diagram/page';
import { layOut } from '../../lib/report/diagram/layout';
import { toSvg } from '../../lib/report/diagram/svg';
import { reportPage } from '../../lib/report/page/page';
import { readReport } from '../../lib/report/page/read-report';
import type { StackReport } from '../../lib/report/page/stack-report';
import { WrittenStack } from '../../lib/report/stack-reader';
import { readTraffic } from '../../lib/report/traffic/traffic';
import { newFolder } from '../folder';
import { describeWith } from '../instance/with-programs';
import { defaultProduction, defaultStacks, stackOf } from '../report/default-production';
import { largeStack } from '../report/large-stack';
import { launchBrowser, openPage, pictureTexts, violations } from './browser';

jest.setTimeout(30_000);

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const HOSTILE = '</style></script><script>document.title="taken"</script><img src=x onerror=document.title="taken">';

async function fileOf(stacks: readonly WrittenStack[], more: Partial<StackReport> = {}): Promise<string> {
  const reports: StackReport[] = [];
  for (const [number, stack] of stacks.entries()) reports.push({ ...(await readReport(stack, number)), ...more });
  const file = join(newFolder(), 'report.html');
  writeFileSync(file, reportPage(reports, 'en'));
  return file;
}

describeWith(['chromium'], 'the report in Chromium', () => {
  let browser: Browser;
  let file: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    const cost = {
      currency: 'CNY',
      groups: [
        {
          title: { en: 'Planned', zh: '方案内' },
          lines: [{ name: { en: 'Servers', zh: '服务器' }, amount: { least: 840, most: 1680 } }],
        },
        { title: { en: 'Others', zh: '方案外' }, lines: [{ name: { en: 'NAT gateway', zh: 'NAT 网关' } }] },
      ],
      total: { least: 840, most: 1680 },
      yearly: { least: 10_080, most: 20_160 },
      notes: [{ en: 'Prices of a test', zh: '测试价格' }],
    };
    const finding = {
      ruleId: 'a/b',
      severity: 'warning' as const,
      stack: 's',
      path: 'Web',
      message: 'It is so.',
      fix: 'Do that.',
    };
    file = await fileOf(defaultStacks(), { cost, findings: [finding] });
  }, 60_000);
  afterAll(() => browser?.close());

  const open = (view = {}) => openPage(browser, file, view);

  test.each([
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)(
    'says nothing in the console, asks for nothing, is accessible and not too wide, at %i px, %s',
    async (width, theme) => {
      const { page, said } = await open({ width, theme });
      expect(said).toEqual([]);
      expect(await violations(page, AXE)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      await page.close();
    },
  );

  test.each(['English', '中文'])('has pictures whose labels overlap nowhere and are not cut, in %s', async language => {
    const { page, said } = await open();
    await page.getByRole('button', { name: language }).click();
    for (const { name } of defaultStacks()) {
      await page.locator('#stack').selectOption(name);
      expect(await pictureTexts(page)).toEqual({ outside: [], overlapping: [] });
    }
    expect(said).toEqual([]);
    await page.close();
  });

  test('finds resources by words of their name, type or construct', async () => {
    const { page } = await open();
    const visible = () => page.locator('article:not([hidden]) .group details:visible').count();
    const all = await visible();
    await page.getByRole('searchbox').fill('backend security_group_rule 5000');
    expect(await visible()).toBe(3);
    expect(await page.locator('article:not([hidden]) [role=status]').innerText()).toMatch(/^3 /);
    await page.getByRole('searchbox').fill('nothing is called so');
    expect(await visible()).toBe(0);
    await page.getByRole('searchbox').fill('');
    expect(await visible()).toBe(all);
    await page.close();
  });

  test('shows the resources of a box that is chosen, and leads to them', async () => {
    const { page, said } = await open();
    await page.locator('article:not([hidden]) [lang=en] [data-construct="Web/Backend"] .card').click();
    const panel = page.locator('article:not([hidden]) .panel');
    expect(await panel.locator('h3').innerText()).toMatch(/Resources of Web\/Backend \(\d\d\)/);
    await panel.getByRole('link', { name: 'Web/Backend/SecurityGroup/Egress' }).click();
    const row = page.locator('details:target');
    expect(await row.getAttribute('open')).not.toBeNull();
    expect(JSON.parse(await row.locator('pre').innerText())).toMatchObject({ type: 'egress', cidr_ip: '0.0.0.0/0' });
    expect(await violations(page, AXE)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(said).toEqual([]);
    await page.close();
  });

  test('is worked with the keyboard alone', async () => {
    const { page } = await open();
    const node = page.locator('article:not([hidden]) [lang=en] .node[data-construct="Web/Backend"]');
    await node.focus();
    await page.keyboard.press('Enter');
    const panel = page.locator('article:not([hidden]) .panel');
    expect(await panel.isVisible()).toBe(true);
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toMatch(/Close/);
    await page.keyboard.press('Escape');
    expect(await panel.isVisible()).toBe(false);
    expect(await page.evaluate('document.activeElement.dataset.construct')).toBe('Web/Backend');
    const view = page.locator('article:not([hidden]) .view');
    await view.focus();
    const before = await widthOf(page);
    await page.keyboard.press('+');
    expect(await widthOf(page)).toBeGreaterThan(before);
    await page.keyboard.press('0');
    expect(await widthOf(page)).toBeCloseTo(before, 0);
    await page.close();
  });

  test('zooms at the pointer, and moves when it is dragged', async () => {
    const { page } = await open();
    const box = (await page.locator('article:not([hidden]) .view').boundingBox()) as { x: number; y: number };
    const before = await widthOf(page);
    await page.mouse.move(box.x + 300, box.y + 200);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -240);
    await page.keyboard.up('Control');
    expect(await widthOf(page)).toBeGreaterThan(before * 1.5);
    const left = () => page.evaluate<number>('document.querySelector("article:not([hidden]) .view").scrollLeft');
    const start = await left();
    await page.mouse.down();
    await page.mouse.move(box.x + 200, box.y + 200, { steps: 4 });
    await page.mouse.up();
    expect(await left()).toBeCloseTo(start + 100, 0);
    await page.close();
  });

  test('changes language, theme and stack', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: '中文' }).click();
    expect(await page.title()).toMatch(/^报告/);
    expect(await page.locator('article:not([hidden]) h2').first().innerText()).toBe('架构');
    expect(await violations(page, AXE)).toEqual([]);
    const paper = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await paper();
    await page.locator('#theme').click();
    expect(await paper()).not.toBe(light);
    expect(await violations(page, AXE)).toEqual([]);
    await page.locator('#stack').selectOption('pigeon-web-staging');
    expect(await page.locator('h1:visible').allInnerTexts()).toEqual(['pigeon-web-staging']);
    await page.close();
  });

  test('prints every stack, light, with the whole picture', async () => {
    const { page } = await open({ theme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(await page.locator('.bar').isVisible()).toBe(false);
    expect(await page.locator('h1:visible').count()).toBe(3);
    const [picture, room] = await Promise.all([
      widthOf(page),
      page.evaluate<number>('document.querySelector("main").clientWidth'),
    ]);
    expect(picture).toBeLessThanOrEqual(room);
    await page.close();
  });

  test('runs nothing that a name says', async () => {
    const hostile = stackOf(
      {
        alicloud_oss_bucket: { b: { bucket: HOSTILE, '//': { metadata: { path: HOSTILE } } } },
        alicloud_instance: { i: { instance_name: HOSTILE } },
      },
      { '//': { metadata: { stackName: HOSTILE } }, output: { o: { value: HOSTILE, description: HOSTILE } } },
    );
    const { page, said } = await openPage(browser, await fileOf([hostile]));
    await page.locator('.group summary').first().click();
    expect(said).toEqual([]);
    expect(await page.title()).not.toBe('taken');
    expect(await page.locator('main img, main script').count()).toBe(0);
    await page.close();
    const picture = join(newFolder(), 'picture.svg');
    writeFileSync(picture, toSvg(await layOut(architecture(hostile, readTraffic(hostile), 'en'))));
    const alone = await openPage(browser, picture);
    expect(alone.said).toEqual([]);
    await alone.page.close();
  });

  test.each([
    [1440, 'light'],
    [390, 'dark'],
  ] as const)('the page of a picture alone is accessible, and readable at %i px, %s', async (width, theme) => {
    const stack = defaultProduction();
    const picture = architecture(stack, readTraffic(stack), 'en');
    const alone = join(newFolder(), 'picture.html');
    writeFileSync(alone, diagramPage(picture.title, toSvg(await layOut(picture)), 'en'));
    const { page, said } = await openPage(browser, alone, { width, theme });
    expect(said).toEqual([]);
    expect(await violations(page, AXE)).toEqual([]);
    expect(await pictureTexts(page)).toEqual({ outside: [], overlapping: [] });
    expect(await page.locator('h1').innerText()).toBe('Architecture of pigeon-web-production');
    expect(await widthOf(page)).toBeGreaterThanOrEqual(760);
    await page.close();
  });

  test('opens with 500 resources in less than a second, and zooms smoothly', async () => {
    const large = await fileOf([WrittenStack.parse(largeStack(500), 'large/cdk.tf.json')]);
    const { page, said } = await openPage(browser, large);
    const loaded = await page.evaluate<number>('performance.getEntriesByType("navigation")[0].domComplete');
    const frames = await page.evaluate<number[]>(ZOOM_FRAMES);
    const sorted = frames.toSorted((a, b) => a - b);
    const typical = sorted[Math.floor(sorted.length / 2)] as number;
    process.stdout.write(
      `500 resources: open ${loaded.toFixed(0)} ms; zooming, a frame takes ${typical.toFixed(1)} ms\n`,
    );
    expect(said).toEqual([]);
    expect(await page.locator('.group details').count()).toBe(500);
    expect(loaded).toBeLessThan(1000);
    // Thirty pictures a second.
    expect(typical).toBeLessThan(34);
    await page.close();
  });
});

/** Zooms by a little in each of 40 frames, and says how long each took. */
const ZOOM_FRAMES = `new Promise(done => {
  const view = document.querySelector('.view');
  const times = [];
  let last = performance.now();
  const step = now => {
    times.push(now - last);
    last = now;
    if (times.length > 40) return done(times.slice(1));
    view.dispatchEvent(new WheelEvent('wheel', { deltaY: times.length % 20 < 10 ? -30 : 30, ctrlKey: true, cancelable: true, clientX: 400, clientY: 400 }));
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})`;

function widthOf(page: Page): Promise<number> {
  return page.evaluate<number>(
    '[...document.querySelectorAll("svg.diagram")].find(one => one.getClientRects().length > 0).getBoundingClientRect().width',
  );
}
