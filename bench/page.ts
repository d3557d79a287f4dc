import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Playwright from 'playwright';
import { rendered, wideReport } from '../fixtures/reports/small-and-wide.ts';
import type * as Formats from '../reports/formats/index.ts';
import { engines } from '../tests/engine-list.ts';
import { interleave, type Benchmark, type Contender, type Row } from './benchmark.ts';
import { built } from './built.ts';
import { inTempFolder } from './temp-folder.ts';

const rounds = 7;
const results = 2000;

export const page: Benchmark = {
  id: 'page',
  question: 'How fast does the HTML report of 2,000 results open and filter in a browser?',
  peers: ['a bare page with the same 2,000 texts'],
  async run(): Promise<readonly Row[]> {
    const chromium = engines.find(({ name }) => name === 'chromium')?.find();
    if (chromium === undefined)
      return [{ name: 'report.html in Chromium', skipped: 'Chromium is not on PATH' }];
    return inTempFolder((folder) => measureIn(chromium, folder));
  },
};

async function measureIn(executablePath: string, folder: string): Promise<readonly Row[]> {
  // Node 20 cannot import this CommonJS package while jiti's hook is registered.
  const { chromium } = createRequire(import.meta.url)('playwright') as typeof Playwright;
  const [bare, report] = await writePages(folder);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    const paints = [
      opening(browser, 'bare page: first paint', bare),
      opening(browser, 'report.html: first paint', report),
    ];
    const filters = [
      filtering(browser, 'bare page: filter to one', bare),
      filtering(browser, 'report.html: filter to one', report),
    ];
    return [...(await interleave(rounds, paints)), ...(await interleave(rounds, filters))];
  } finally {
    await browser.close();
  }
}

async function writePages(folder: string): Promise<readonly [bare: string, report: string]> {
  const report = wideReport(results);
  const { findFormat } = await built<typeof Formats>('reports/formats/index');
  const bare = `<!doctype html><meta charset="utf-8"><input type="search" name="text"><main>
${report.results.map(({ key, message }) => `<p class="result">${key} ${message}</p>`).join('\n')}
</main><script>document.querySelector('input').addEventListener('input', ({ target }) => {
  for (const one of document.querySelectorAll('.result')) one.hidden = !one.textContent.includes(target.value);
});</script>`;
  const pages = { 'bare.html': bare, 'report.html': await rendered(findFormat('html'), report) };
  for (const [name, text] of Object.entries(pages)) await writeFile(join(folder, name), text);
  const [bareUrl = '', reportUrl = ''] = Object.keys(pages).map(
    (name) => pathToFileURL(join(folder, name)).href,
  );
  return [bareUrl, reportUrl];
}

/** From the start of the navigation to the first text on the screen, as the browser says. */
function opening(browser: Playwright.Browser, name: string, url: string): Contender {
  return {
    name,
    unit: 'ms until first paint',
    measure: () =>
      onPage(browser, url, (page) =>
        page.evaluate<number>(
          `new Promise((found) => new PerformanceObserver((list) => {
             const paint = list.getEntriesByName('first-contentful-paint')[0];
             if (paint) found(paint.startTime);
           }).observe({ type: 'paint', buffered: true }))`,
        ),
      ),
  };
}

/** From the keystroke to the frame after it, with one result left; the first of a page, so nothing is kept from before. */
function filtering(browser: Playwright.Browser, name: string, url: string): Contender {
  return {
    name,
    unit: 'ms until filtered',
    measure: () =>
      onPage(browser, url, async (page) => {
        const { ms, shown } = await page.evaluate<{ ms: number; shown: number }>(
          `new Promise((done) => {
             const start = performance.now();
             const field = document.querySelector('[name=text]');
             field.value = 'table_001234.note';
             field.dispatchEvent(new InputEvent('input', { bubbles: true }));
             requestAnimationFrame(() => setTimeout(() => done({
               ms: performance.now() - start,
               shown: document.querySelectorAll('.result:not([hidden])').length,
             })));
           })`,
        );
        if (shown !== 1) throw new Error(`${name}: ${shown} results are left`);
        return ms;
      }),
  };
}

async function onPage(
  browser: Playwright.Browser,
  url: string,
  work: (page: Playwright.Page) => Promise<number>,
): Promise<number> {
  const page = await browser.newPage();
  try {
    await page.goto(url, { waitUntil: 'load', timeout: 20_000 });
    return await work(page);
  } finally {
    await page.close();
  }
}
