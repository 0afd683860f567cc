import { launchBrowser, openPage } from './browser';
async function main() {
  const [file, prefix, mode] = process.argv.slice(2) as [string, string, string];
  const browser = await launchBrowser();
  const stacks = mode === 'big' ? [''] : ['pigeon-web-development', 'pigeon-web-staging', 'pigeon-web-production'];
  for (const width of [1440, 390]) for (const theme of ['light', 'dark'] as const) for (const lang of ['English', '中文']) {
    const { page } = await openPage(browser, file, { width, theme });
    await page.getByRole('button', { name: lang }).click();
    for (const s of stacks) {
      if (s) await page.locator('#stack').selectOption(s);
      const l = lang === 'English' ? 'en' : 'zh';
      const name = (n: string) => `/tmp/shots/${prefix}-${s.replace('pigeon-web-','')}-${width}-${theme}-${l}-${n}.png`;
      await page.evaluate('scrollTo(0,0)');
      await page.screenshot({ path: name('0') });
      const h = (await page.evaluate('document.documentElement.scrollHeight')) as number;
      const step = width === 390 ? 840 : 840;
      let i = 1;
      for (let y = step; y < Math.min(h, step * 6); y += step) { await page.evaluate(`scrollTo(0,${y})`); await page.screenshot({ path: name(String(i++)) }); }
    }
    await page.close();
  }
  await browser.close();
}
void main();
