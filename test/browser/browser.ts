import { chromium, type Browser, type Page } from 'playwright-core';

const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

/** The Chromium of the distribution. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGUMENTS });
}

export interface View {
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
}

/** A page at a size, with all that its console says. Any request but that of the file itself is refused, and told. */
export async function openPage(browser: Browser, file: string, { width = 1440, theme = 'light' }: View = {}) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: theme });
  const said: string[] = [];
  page.on('console', message => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => said.push(`error: ${error.message}`));
  await page.route('**/*', route => {
    if (route.request().url() === `file://${file}`) return route.continue();
    said.push(`request: ${route.request().url()}`);
    return route.abort();
  });
  await page.goto(`file://${file}`);
  return { page, said };
}

/** What axe-core finds wrong, each as a line. It comes in by the debugger, which the policy of the page does not bind. */
export async function violations(page: Page, axeSource: string): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: AxeViolation[] }> } };
    const result = await axe.run();
    return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Texts of the pictures that show, each with whether it is within its picture, and the pairs of them that overlap. */
export function pictureTexts(page: Page): Promise<{ outside: string[]; overlapping: string[] }> {
  return page.evaluate(() => {
    const document = (globalThis as unknown as { document: { querySelectorAll(selector: string): Iterable<Element> } })
      .document;
    const outside: string[] = [];
    const overlapping: string[] = [];
    for (const svg of document.querySelectorAll('svg.diagram')) {
      const frame = svg.getBoundingClientRect();
      if (frame.width === 0) continue;
      const texts = [...svg.querySelectorAll('text')].map(one => ({
        text: one.textContent ?? '',
        box: one.getBoundingClientRect(),
      }));
      const cards = [...svg.querySelectorAll('.node')].map(one => ({
        one,
        card: (one.querySelector('.card') as Element).getBoundingClientRect(),
      }));
      for (const { one, card } of cards) {
        for (const text of one.querySelectorAll('text')) {
          const box = text.getBoundingClientRect();
          if (box.right > card.right || box.left < card.left || box.bottom > card.bottom)
            outside.push(text.textContent ?? '');
        }
      }
      texts
        .filter(({ box }) => box.right > frame.right || box.left < frame.left)
        .forEach(({ text }) => outside.push(text));
      texts.forEach(({ text, box }, index) =>
        texts.slice(index + 1).forEach(other => {
          const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
          // Lines of one label touch; more than a third of a line is an overlap.
          if (across > 1 && down > box.height / 3) overlapping.push(`${text} / ${other.text}`);
        }),
      );
    }
    return { outside, overlapping };
  });
}

/** Only what is used of the page's own types; this project is compiled without those of browsers. */
interface Element {
  readonly textContent: string | null;
  getBoundingClientRect(): { left: number; right: number; top: number; bottom: number; width: number; height: number };
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
}
