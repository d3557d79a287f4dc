/** The page as a reviewer opens it: in Chromium, from a file. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyKindReport } from '../../fixtures/reports/every-kind.ts';
import {
  emptyReport,
  finding,
  rendered,
  reportOf,
  wideReport,
} from '../../fixtures/reports/small-and-wide.ts';
import { engines } from '../../tests/engine-list.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { html } from '../formats/html.ts';
import type { Report } from '../report.ts';

const deadLinks =
  '[...document.querySelectorAll("a[href^=\'#\']")].map((a) => a.getAttribute("href")).filter((href) => !document.querySelector(href))';
const executablePath = engines.find(({ name }) => name === 'chromium')?.find() ?? '';

describe.skipIf(!requireEngine('chromium', executablePath !== ''))('in chromium', () => {
  let folder: string;
  let browser: Browser;
  const report = everyKindReport();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seaworthy-page-'));
    const args = ['--no-sandbox', '--disable-background-networking', '--disable-gpu'];
    browser = await chromium.launch({ executablePath, args });
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  interface Opened {
    readonly page: Page;
    readonly url: string;
    /** Console messages, errors and requests beside the page itself. */
    readonly noise: string[];
  }

  async function open(
    shown: Report,
    options: Parameters<Browser['newPage']>[0] = {},
    text?: string,
  ): Promise<Opened> {
    const file = join(folder, `${shown.runId}-${Math.random()}.html`);
    await writeFile(file, text ?? (await rendered(html, shown)));
    const url = pathToFileURL(file).href;
    const noise: string[] = [];
    const page = await browser.newPage(options);
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) noise.push(request.url());
    });
    await page.goto(url);
    return { page, url, noise };
  }

  test.each(['light', 'dark'] as const)(
    'opens in %s without a word, a request or a script of others',
    async (colorScheme) => {
      const { page, noise } = await open(report, { colorScheme });
      await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
      expect(await page.evaluate('window.pwned')).toBeUndefined();
      expect(await page.locator('img, svg, iframe, object').count()).toBe(0);
      expect(await page.locator('script, style').count()).toBe(2);
      expect(noise).toEqual([]);
      const text = await page.locator('main').innerText();
      expect(text).toContain('<script>window.pwned = true</script>');
    },
  );

  test('a planted script does not run: the policy holds', async () => {
    const planted = '<script>window.pwned = true</script><img src="x" onerror="window.pwned = true"></main>';
    const text = (await rendered(html, report)).replace('</main>', planted);
    const { page, noise } = await open(report, {}, text);
    expect(await page.evaluate('window.pwned')).toBeUndefined();
    expect(noise.join(' ')).toMatch(/Content Security Policy/);
  });

  test('the first screen says verdict, first reason and what to decide', async () => {
    const { page } = await open(report, { viewport: { width: 1280, height: 900 } });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/NO-GO/);
    for (const seen of [
      'A column was dropped: positions.note is gone',
      'seaworthy attest BLD-07',
      'replay missing',
    ]) {
      const box = await page.getByText(seen).first().boundingBox();
      expect(box?.y).toBeLessThan(900);
    }
  });

  test('filters by text, outcome and tool, and clears', async () => {
    const { page } = await open(report);
    const shown = page.locator('.result:visible');
    const all = await shown.count();
    expect(all).toBe(7);
    await page.getByRole('combobox', { name: 'Outcome' }).selectOption('inconclusive');
    expect(await shown.count()).toBe(1);
    expect(await page.locator('#filter-count').innerText()).toBe('1 of 14 results');
    await page.getByRole('combobox', { name: 'Outcome' }).selectOption('');
    await page.getByRole('combobox', { name: 'Tool' }).selectOption('checklist');
    await page.getByRole('searchbox', { name: 'Text' }).fill('signed QA');
    expect(await shown.innerText()).toContain('BLD-07');
    await page.getByRole('searchbox', { name: 'Text' }).fill('no such words');
    expect(await shown.count()).toBe(0);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => shown.count()).toBeGreaterThanOrEqual(all);
  });

  test('a filter for passed results unfolds them', async () => {
    const { page } = await open(report);
    await page.getByRole('combobox', { name: 'Outcome' }).selectOption('pass');
    expect(await page.locator('.result:visible').count()).toBe(5);
  });

  test('every link leads to something on the page, a fold opens for it, a filter steps aside', async () => {
    const { page, url } = await open(report);
    expect(await page.evaluate(deadLinks)).toEqual([]);
    const passed = report.results.find(({ outcome }) => outcome === 'pass');
    await page.getByRole('combobox', { name: 'Outcome' }).selectOption('fail');
    await page.goto(`${url}#r-${passed?.fingerprint}`);
    await expect.poll(() => page.locator(`#r-${passed?.fingerprint}`).isVisible()).toBe(true);
  });

  test('nothing links to a result that was cut', async () => {
    const cut = finding(9000, { outcome: 'pending' });
    const { page } = await open(reportOf([...wideReport(2000, 0).results, cut]));
    expect(await page.getByText('What you must decide').count()).toBe(1);
    expect(await page.evaluate(deadLinks)).toEqual([]);
  });

  test('works without scripts', async () => {
    const { page } = await open(report, { javaScriptEnabled: false });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/NO-GO/);
    expect(await page.locator('#filter').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(0);
    await page.getByText('Evidence (2)').click();
    expect(await page.getByText('The engine answered').isVisible()).toBe(true);
  });

  test.each([320, 1280])('needs no sideways scrolling at %i pixels', async (width) => {
    const { page } = await open(report, { viewport: { width, height: 800 } });
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });

  test('everything that acts is reached by Tab, in reading order', async () => {
    const { page } = await open(report);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    const order = await page.evaluate(
      '[...document.querySelectorAll("a, button, input, select, summary")].every((one) => one.tabIndex === 0)',
    );
    expect(order).toBe(true);
    expect(
      await page.evaluate(
        '[...document.querySelectorAll("[id]")].length === new Set([...document.querySelectorAll("[id]")].map((one) => one.id)).size',
      ),
    ).toBe(true);
  });

  test('headings go down one level at a time', async () => {
    const { page } = await open(report);
    const levels = await page.evaluate<number[]>(
      '[...document.querySelectorAll("h1, h2, h3, h4")].map((one) => Number(one.tagName[1]))',
    );
    expect(levels.length).toBeGreaterThan(20);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  test.each([
    ['nothing', emptyReport],
    ['2,000 findings and more', () => wideReport(2500)],
  ])('opens with %s', async (_name, make) => {
    const { page, noise } = await open(make());
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(noise).toEqual([]);
  });
});
