import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Playwright from 'playwright';
import { rendered, reportOf, wideReport } from '../fixtures/reports/small-and-wide.ts';
import type * as Formats from '../reports/formats/index.ts';
import type { Report } from '../reports/report.ts';
import { engines } from '../tests/engine-list.ts';
import { interleave, type Benchmark, type Contender, type Row } from './benchmark.ts';
import { built } from './built.ts';
import { inTempFolder } from './temp-folder.ts';

const rounds = 5;
const rowCount = 100_000;

export const reportPage: Benchmark = {
  id: 'report-page',
  question: 'How large is the HTML report, and how fast does it open and filter in a browser?',
  peers: ['a bare page with the texts of 2,000 results'],
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
  const pages = await writePages(folder);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    const sizes = pages.map(({ name, bytes }) => ({ name, unit: 'MB', costs: [bytes / 1e6] }));
    const paints = pages.map((page) => opening(browser, page));
    const filters = pages.map((page) => filtering(browser, page));
    return [...sizes, ...(await interleave(rounds, paints)), ...(await interleave(rounds, filters))];
  } finally {
    await browser.close();
  }
}

interface WrittenPage {
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
  /** What leaves one of all when it is asked for. */
  readonly asked: string;
  /** Run in the page before it is asked; resolves when it can be. */
  readonly before: string;
}

async function writePages(folder: string): Promise<readonly WrittenPage[]> {
  const { findFormat } = await built<typeof Formats>('reports/formats/index');
  const html = findFormat('html');
  const live = `new Promise((done) => { const look = () =>
    document.querySelector('.live [type=search]') ? done() : setTimeout(look, 5); look(); })`;
  const opened = `new Promise((done) => { const look = () => {
    const raw = document.querySelector('.live .raw');
    if (raw) raw.open = true;
    document.querySelector('.raw [role=row][aria-rowindex="2"]') ? done() : setTimeout(look, 5); }; look(); })`;
  const texts: readonly (readonly [
    name: string,
    text: string,
    asked: string,
    before: string,
    hash: string,
  ])[] = [
    ['bare page, 2,000 texts', barePage(wideReport(2000)), 'table_001234.note', '0', ''],
    ['report, 2,000 results', await rendered(html, wideReport(2000)), 'table_001234.note', live, '#/'],
    ['report, 20,000 results', await rendered(html, wideReport(20_000)), 'table_012345.note', live, '#/'],
    ['report, 100,000 results', await rendered(html, wideReport(100_000)), 'table_099999.note', live, '#/'],
    ['report, 100,000 rows', await rendered(html, rowsReport()), 'line:99998', opened, '#/v/tables'],
  ];
  return Promise.all(
    texts.map(async ([name, text, asked, before, hash], index) => {
      const file = join(folder, `${index}.html`);
      await writeFile(file, text);
      return { name, asked, before, url: pathToFileURL(file).href + hash, bytes: Buffer.byteLength(text) };
    }),
  );
}

function barePage(report: Report): string {
  return `<!doctype html><meta charset="utf-8"><input type="search"><output>2000</output><main>
${report.results.map(({ key, message }) => `<p class="result">${key} ${message}</p>`).join('\n')}
</main><script>document.querySelector('input').addEventListener('input', ({ target }) => {
  let shown = 0;
  for (const one of document.querySelectorAll('.result'))
    if (!(one.hidden = !one.textContent.includes(target.value))) shown += 1;
  document.querySelector('output').textContent = shown;
});</script>`;
}

/** Replayed requests as rows: few routes and statuses, every line and time its own. */
function rowsReport(): Report {
  const random = randomNumbers(7);
  const rows = Array.from({ length: rowCount }, (_, line) => {
    const id = Math.floor(random() * 1e6);
    const stable = Math.round(random() * 40_000) / 1000;
    const differs = random() < 0.02 ? `body:/items/${id % 9}/price` : null;
    const preview = Math.round((stable + random() * 3) * 1000) / 1000;
    return [line, `GET /api/r${line % 23}/{}`, `?id=${id}&page=${line % 50}`, 200, stable, preview, differs];
  });
  const columns = ['line', 'route', 'query', 'status', 'stable ms', 'preview ms', 'differs at'];
  return reportOf(wideReport(100).results, { tables: [{ name: 'requests', tool: 'replay', columns, rows }] });
}

function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** From the start of the navigation to the first text on the screen, as the browser says. */
function opening(browser: Playwright.Browser, { name, url }: WrittenPage): Contender {
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

/** From the keystroke to the frame after it, with one left; the first of a page, so nothing is kept from before. */
function filtering(browser: Playwright.Browser, { name, url, asked, before }: WrittenPage): Contender {
  return {
    name,
    unit: 'ms until filtered',
    measure: () =>
      onPage(browser, url, async (page) => {
        await page.evaluate(before);
        const { ms, shown } = await page.evaluate<{ ms: number; shown: string }>(
          `new Promise((done) => {
             const start = performance.now();
             const field = document.querySelector('[type=search]');
             field.value = ${JSON.stringify(asked)};
             field.dispatchEvent(new InputEvent('input', { bubbles: true }));
             requestAnimationFrame(() => setTimeout(() => done({
               ms: performance.now() - start,
               shown: document.querySelector('output').textContent,
             })));
           })`,
        );
        if (!/^1\b/.test(shown)) throw new Error(`${name}: ${shown} are left`);
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
